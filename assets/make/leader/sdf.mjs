// Signed distance fields (centimetres) and the way from a field to triangles.

export const clamp = (value, low, high) => (value < low ? low : Math.min(value, high));
export const mix = (a, b, t) => a + (b - a) * t;
/** 0 below `a`, 1 above `b`, smooth between; `a` may be the larger one. */
export const ramp = (a, b, x) => {
  const t = clamp((x - a) / (b - a), 0, 1);
  return t * t * (3 - 2 * t);
};
/** Union that melts within `k`. */
export const join = (a, b, k) => {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - (h * h * h * k) / 6;
};
/** Cut or intersection that melts within `k`. */
export const carve = (a, b, k) => -join(-a, -b, k);
export const sphere = (x, y, z, r) => Math.sqrt(x * x + y * y + z * z) - r;
export const ellipsoid = (x, y, z, a, b, c) => {
  const k0 = Math.sqrt((x * x) / (a * a) + (y * y) / (b * b) + (z * z) / (c * c));
  const k1 = Math.sqrt((x * x) / a ** 4 + (y * y) / b ** 4 + (z * z) / c ** 4);
  return k1 < 1e-9 ? -Math.min(a, b, c) : (k0 * (k0 - 1)) / k1;
};
/** A rounded stick from a to b whose radius goes from r1 to r2. */
export const capsule = (x, y, z, ax, ay, az, bx, by, bz, r1, r2) => {
  const dx = bx - ax;
  const dy = by - ay;
  const dz = bz - az;
  const h = clamp(((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / (dx * dx + dy * dy + dz * dz), 0, 1);
  const qx = x - ax - dx * h;
  const qy = y - ay - dy * h;
  const qz = z - az - dz * h;
  return Math.sqrt(qx * qx + qy * qy + qz * qz) - (r1 + (r2 - r1) * h);
};
export const roundBox = (x, y, z, a, b, c, r) => {
  const qx = Math.abs(x) - a + r;
  const qy = Math.abs(y) - b + r;
  const qz = Math.abs(z) - c + r;
  const outside = Math.hypot(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0));
  return outside + Math.min(Math.max(qx, qy, qz), 0) - r;
};
export const bell = (value, width) => Math.exp(-(value * value) / width);

const hash = (x, y, z) => {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(z | 0, 2147483647);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
};
/** Value noise, 0..1. */
export const noise = (x, y, z) => {
  const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const [u, v, w] = [x - i, y - j, z - k].map((f) => f * f * (3 - 2 * f));
  const edge = (b, c) => mix(hash(i, j + b, k + c), hash(i + 1, j + b, k + c), u);
  return mix(mix(edge(0, 0), edge(1, 0), v), mix(edge(0, 1), edge(1, 1), v), w);
};

const edges = [
  [0, 1],
  [0, 2],
  [0, 4],
  [1, 3],
  [1, 5],
  [2, 3],
  [2, 6],
  [3, 7],
  [4, 5],
  [4, 6],
  [5, 7],
  [6, 7],
];

/** The surface of a field inside a box as triangles (surface nets), sampled every `h`. Blocks far from the surface are skipped. */
export function surfaceNets(field, min, max, h) {
  const block = 8;
  const [nx, ny, nz] = [0, 1, 2].map((i) => Math.ceil((max[i] - min[i]) / h) + 1);
  const values = new Float32Array(nx * ny * nz).fill(1e3);
  const at = (x, y, z) => (z * ny + y) * nx + x;
  const half = (h * block) / 2;
  const reach = half * Math.sqrt(3) * 1.6 + h * 1.5;
  for (let bz = 0; bz < nz; bz += block)
    for (let by = 0; by < ny; by += block)
      for (let bx = 0; bx < nx; bx += block) {
        const middle = field(min[0] + bx * h + half, min[1] + by * h + half, min[2] + bz * h + half);
        const isFar = Math.abs(middle) > reach;
        if (isFar && middle > 0) continue;
        for (let z = bz; z < Math.min(bz + block, nz); z++)
          for (let y = by; y < Math.min(by + block, ny); y++)
            for (let x = bx; x < Math.min(bx + block, nx); x++)
              values[at(x, y, z)] = isFar ? -1e3 : field(min[0] + x * h, min[1] + y * h, min[2] + z * h);
      }
  const known = new Map();
  const positions = [];
  const corner = new Float64Array(8);
  const cell = (x, y, z) => {
    const key = at(x, y, z);
    const found = known.get(key);
    if (found !== undefined) return found;
    for (let i = 0; i < 8; i++)
      corner[i] = clamp(values[at(x + (i & 1), y + ((i >> 1) & 1), z + (i >> 2))], -h * 2, h * 2);
    let [sx, sy, sz, count] = [0, 0, 0, 0];
    for (const [a, b] of edges) {
      if (corner[a] < 0 === corner[b] < 0) continue;
      const t = corner[a] / (corner[a] - corner[b]);
      sx += (a & 1) + t * ((b & 1) - (a & 1));
      sy += ((a >> 1) & 1) + t * (((b >> 1) & 1) - ((a >> 1) & 1));
      sz += (a >> 2) + t * ((b >> 2) - (a >> 2));
      count++;
    }
    const id = positions.length / 3;
    positions.push(min[0] + (x + sx / count) * h, min[1] + (y + sy / count) * h, min[2] + (z + sz / count) * h);
    known.set(key, id);
    return id;
  };
  const indices = [];
  const quad = (a, b, c, d, flip) => (flip ? indices.push(a, c, b, a, d, c) : indices.push(a, b, c, a, c, d));
  for (let z = 1; z < nz - 1; z++)
    for (let y = 1; y < ny - 1; y++)
      for (let x = 1; x < nx - 1; x++) {
        const inside = values[at(x, y, z)] < 0;
        if (inside !== values[at(x + 1, y, z)] < 0)
          quad(cell(x, y - 1, z - 1), cell(x, y, z - 1), cell(x, y, z), cell(x, y - 1, z), !inside);
        if (inside !== values[at(x, y + 1, z)] < 0)
          quad(cell(x - 1, y, z - 1), cell(x, y, z - 1), cell(x, y, z), cell(x - 1, y, z), inside);
        if (inside !== values[at(x, y, z + 1)] < 0)
          quad(cell(x - 1, y - 1, z), cell(x, y - 1, z), cell(x, y, z), cell(x - 1, y, z), !inside);
      }
  const mesh = { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
  smooth(mesh);
  return mesh;
}

/** One round of smoothing that keeps volume. */
function smooth({ positions, indices }) {
  const count = positions.length / 3;
  for (const weight of [0.5, -0.52]) {
    const sum = new Float64Array(positions.length);
    const degree = new Uint16Array(count);
    for (let i = 0; i < indices.length; i += 3)
      for (let e = 0; e < 3; e++) {
        const a = indices[i + e];
        const b = indices[i + ((e + 1) % 3)];
        for (let j = 0; j < 3; j++) sum[a * 3 + j] += positions[b * 3 + j];
        degree[a]++;
      }
    for (let i = 0; i < count; i++)
      if (degree[i] > 0)
        for (let j = 0; j < 3; j++)
          positions[i * 3 + j] += weight * (sum[i * 3 + j] / degree[i] - positions[i * 3 + j]);
  }
}

export function normalsOf(positions, indices) {
  const normals = new Float32Array(positions.length);
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [indices[i] * 3, indices[i + 1] * 3, indices[i + 2] * 3];
    const [ux, uy, uz] = [
      positions[b] - positions[a],
      positions[b + 1] - positions[a + 1],
      positions[b + 2] - positions[a + 2],
    ];
    const [vx, vy, vz] = [
      positions[c] - positions[a],
      positions[c + 1] - positions[a + 1],
      positions[c + 2] - positions[a + 2],
    ];
    const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    for (const at of [a, b, c]) for (let k = 0; k < 3; k++) normals[at + k] += n[k];
  }
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(normals[i], normals[i + 1], normals[i + 2]);
    if (length > 0) for (let k = 0; k < 3; k++) normals[i + k] /= length;
    else normals[i + 2] = 1;
  }
  return normals;
}

/** How open the surroundings of each vertex are, 0..1: five steps outwards through the field. */
export function openness(field, positions, normals, scale = 1) {
  const out = new Float32Array(positions.length / 3);
  for (let i = 0; i < out.length; i++) {
    const p = i * 3;
    let [sum, weight, total] = [0, 1, 0];
    for (let k = 1; k <= 5; k++) {
      const d = 0.15 * k * k * scale;
      const free = field(
        positions[p] + normals[p] * d,
        positions[p + 1] + normals[p + 1] * d,
        positions[p + 2] + normals[p + 2] * d,
      );
      sum += weight * clamp((d - free) / d, 0, 1);
      total += weight;
      weight *= 0.8;
    }
    out[i] = 1 - sum / total;
  }
  return out;
}
