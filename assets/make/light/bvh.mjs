/** A tree of boxes over triangles, for rays. Flat arrays: the bake shoots some millions of them. */
export class RayTree {
  #corners;
  #order;
  #boxes = [];
  #nodes = [];
  #stack = new Int32Array(64);
  /** The last hit: triangle, distance, and the weights of its second and third corner. */
  hit = { triangle: -1, distance: 0, u: 0, v: 0 };

  constructor(positions, indices) {
    const count = indices.length / 3;
    this.#corners = new Float64Array(count * 9);
    const centers = new Float64Array(count * 3);
    for (let t = 0; t < count; t++) {
      for (let k = 0; k < 3; k++) {
        for (let axis = 0; axis < 3; axis++) {
          const value = positions[indices[t * 3 + k] * 3 + axis];
          this.#corners[t * 9 + k * 3 + axis] = value;
          centers[t * 3 + axis] += value / 3;
        }
      }
    }
    this.#order = Uint32Array.from({ length: count }, (_, i) => i);
    this.#build(0, count, centers);
  }

  #build(from, to, centers) {
    const node = this.#nodes.length / 2;
    this.#nodes.push(0, 0);
    const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
    for (let i = from; i < to; i++) {
      const t = this.#order[i] * 9;
      for (let k = 0; k < 9; k++) {
        const value = this.#corners[t + k];
        box[k % 3] = Math.min(box[k % 3], value);
        box[3 + (k % 3)] = Math.max(box[3 + (k % 3)], value);
      }
    }
    this.#boxes.push(...box);
    if (to - from <= 4) {
      this.#nodes[node * 2] = -(from + 1);
      this.#nodes[node * 2 + 1] = to;
      return node;
    }
    let axis = 0;
    for (const other of [1, 2]) if (box[3 + other] - box[other] > box[3 + axis] - box[axis]) axis = other;
    this.#order.subarray(from, to).sort((a, b) => centers[a * 3 + axis] - centers[b * 3 + axis]);
    const middle = (from + to) >> 1;
    const left = this.#build(from, middle, centers);
    const right = this.#build(middle, to, centers);
    this.#nodes[node * 2] = left;
    this.#nodes[node * 2 + 1] = right;
    return node;
  }

  /** Whether something lies on the ray before `limit`; with `any` the first found is enough, else {@link hit} is the nearest. */
  cast(ox, oy, oz, dx, dy, dz, limit, any) {
    const ix = 1 / dx;
    const iy = 1 / dy;
    const iz = 1 / dz;
    const boxes = this.#boxes;
    const nodes = this.#nodes;
    const stack = this.#stack;
    let depth = 0;
    let best = limit;
    this.hit.triangle = -1;
    stack[depth++] = 0;
    while (depth > 0) {
      const node = stack[--depth];
      const b = node * 6;
      const x1 = (boxes[b] - ox) * ix;
      const x2 = (boxes[b + 3] - ox) * ix;
      const y1 = (boxes[b + 1] - oy) * iy;
      const y2 = (boxes[b + 4] - oy) * iy;
      const z1 = (boxes[b + 2] - oz) * iz;
      const z2 = (boxes[b + 5] - oz) * iz;
      const near = Math.max(Math.min(x1, x2), Math.min(y1, y2), Math.min(z1, z2));
      const far = Math.min(Math.max(x1, x2), Math.max(y1, y2), Math.max(z1, z2));
      if (far < 0 || near > far || near > best) continue;
      const first = nodes[node * 2];
      if (first >= 0) {
        stack[depth++] = first;
        stack[depth++] = nodes[node * 2 + 1];
        continue;
      }
      for (let i = -first - 1; i < nodes[node * 2 + 1]; i++) {
        const distance = this.#triangle(this.#order[i], ox, oy, oz, dx, dy, dz, best);
        if (distance < best) {
          best = distance;
          if (any) return true;
        }
      }
    }
    return this.hit.triangle >= 0;
  }

  #triangle(triangle, ox, oy, oz, dx, dy, dz, best) {
    const c = this.#corners;
    const t = triangle * 9;
    const ax = c[t + 3] - c[t];
    const ay = c[t + 4] - c[t + 1];
    const az = c[t + 5] - c[t + 2];
    const bx = c[t + 6] - c[t];
    const by = c[t + 7] - c[t + 1];
    const bz = c[t + 8] - c[t + 2];
    const px = dy * bz - dz * by;
    const py = dz * bx - dx * bz;
    const pz = dx * by - dy * bx;
    const det = ax * px + ay * py + az * pz;
    if (Math.abs(det) < 1e-12) return Infinity;
    const sx = ox - c[t];
    const sy = oy - c[t + 1];
    const sz = oz - c[t + 2];
    const u = (sx * px + sy * py + sz * pz) / det;
    if (u < 0 || u > 1) return Infinity;
    const qx = sy * az - sz * ay;
    const qy = sz * ax - sx * az;
    const qz = sx * ay - sy * ax;
    const v = (dx * qx + dy * qy + dz * qz) / det;
    if (v < 0 || u + v > 1) return Infinity;
    const distance = (bx * qx + by * qy + bz * qz) / det;
    if (distance < 1e-4 || distance >= best) return Infinity;
    this.hit.triangle = triangle;
    this.hit.distance = distance;
    this.hit.u = u;
    this.hit.v = v;
    return distance;
  }
}
