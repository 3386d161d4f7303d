/** A ray along the edge of a box meets it. */
const slackM = 1e-7;
/** Places where a node may be split. */
const bins = 12;

/** A tree of boxes over triangles, for rays. Flat arrays: the bake shoots some millions of them. */
export class RayTree {
  #corners;
  #order;
  #boxes = [];
  #nodes = [];
  #axes = [];
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
    this.#boxes = Float64Array.from(this.#boxes);
    this.#nodes = Int32Array.from(this.#nodes);
    this.#axes = Uint8Array.from(this.#axes);
  }

  #build(from, to, centers) {
    const node = this.#nodes.length / 2;
    this.#nodes.push(0, 0);
    this.#axes.push(0);
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
    const middle = this.#split(from, to, centers, node);
    const left = this.#build(from, middle, centers);
    const right = this.#build(middle, to, centers);
    this.#nodes[node * 2] = left;
    this.#nodes[node * 2 + 1] = right;
    return node;
  }

  /** Orders a node's triangles in two parts, where rays have least to do: the sum of each part's surface times its triangles. */
  #split(from, to, centers, node) {
    const low = [Infinity, Infinity, Infinity];
    const high = [-Infinity, -Infinity, -Infinity];
    for (let i = from; i < to; i++) {
      for (let axis = 0; axis < 3; axis++) {
        const value = centers[this.#order[i] * 3 + axis];
        low[axis] = Math.min(low[axis], value);
        high[axis] = Math.max(high[axis], value);
      }
    }
    let best = { cost: Infinity, axis: 0, at: 0 };
    for (let axis = 0; axis < 3; axis++) {
      if (high[axis] - low[axis] < 1e-9) continue;
      const costs = this.#costsAlong(axis, from, to, centers, low[axis], high[axis]);
      costs.forEach((cost, k) => {
        if (cost < best.cost) best = { cost, axis, at: low[axis] + ((k + 1) / bins) * (high[axis] - low[axis]) };
      });
    }
    const part = this.#order.subarray(from, to);
    part.sort((a, b) => centers[a * 3 + best.axis] - centers[b * 3 + best.axis]);
    let middle = from;
    while (middle < to && centers[this.#order[middle] * 3 + best.axis] < best.at) middle++;
    if (middle === from || middle === to) middle = (from + to) >> 1;
    this.#axes[node] = best.axis;
    return middle;
  }

  /** What it would cost to split after each bin but the last. */
  #costsAlong(axis, from, to, centers, low, high) {
    const counts = new Array(bins).fill(0);
    const boxes = Array.from({ length: bins }, () => [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]);
    for (let i = from; i < to; i++) {
      const t = this.#order[i];
      const bin = Math.min(bins - 1, Math.floor(((centers[t * 3 + axis] - low) / (high - low)) * bins));
      counts[bin]++;
      for (let k = 0; k < 9; k++) {
        const value = this.#corners[t * 9 + k];
        boxes[bin][k % 3] = Math.min(boxes[bin][k % 3], value);
        boxes[bin][3 + (k % 3)] = Math.max(boxes[bin][3 + (k % 3)], value);
      }
    }
    const fromLeft = sweep(counts, boxes);
    const fromRight = sweep(counts.toReversed(), boxes.toReversed()).reverse();
    return Array.from({ length: bins - 1 }, (_, k) => fromLeft[k] + fromRight[k + 1]);
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
      if (far < 0 || near > far + slackM || near > best + slackM) continue;
      const first = nodes[node * 2];
      if (first >= 0) {
        const second = nodes[node * 2 + 1];
        const axis = this.#axes[node];
        // The nearer part is looked at first.
        const isForward = (axis === 0 ? dx : axis === 1 ? dy : dz) >= 0;
        stack[depth++] = isForward ? second : first;
        stack[depth++] = isForward ? first : second;
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

/** For each bin: surface of all boxes up to it, times how many they hold. */
function sweep(counts, boxes) {
  const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  let count = 0;
  return counts.map((more, bin) => {
    count += more;
    for (let k = 0; k < 3; k++) {
      box[k] = Math.min(box[k], boxes[bin][k]);
      box[3 + k] = Math.max(box[3 + k], boxes[bin][3 + k]);
    }
    if (count === 0) return 0;
    const [x, y, z] = [box[3] - box[0], box[4] - box[1], box[5] - box[2]];
    return (x * y + y * z + z * x) * count;
  });
}
