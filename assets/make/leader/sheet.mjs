// Cloth and hair as sheets: surfaces cut along curves, rolled edges, grids through given places.
import { normalsOf } from './sdf.mjs';

export const crossed = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const unit = (a) => {
  const length = Math.hypot(...a);
  return length > 0 ? a.map((value) => value / length) : [0, 0, 1];
};

/** The part of a surface where `keep(x, y, z)` is above zero: its border lies on the curve where that is zero. */
export function cut({ positions, indices, normals }, keep) {
  const count = positions.length / 3;
  const values = Float64Array.from({ length: count }, (_, i) =>
    keep(positions[i * 3], positions[i * 3 + 1], positions[i * 3 + 2]),
  );
  const out = { positions: [], normals: [], indices: [] };
  const known = new Map();
  const put = (key, a, b, t) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    for (let k = 0; k < 3; k++) {
      out.positions.push(positions[a * 3 + k] + (positions[b * 3 + k] - positions[a * 3 + k]) * t);
      out.normals.push(normals[a * 3 + k] + (normals[b * 3 + k] - normals[a * 3 + k]) * t);
    }
    const id = out.positions.length / 3 - 1;
    known.set(key, id);
    return id;
  };
  const crossing = (i, j) => {
    const [a, b] = i < j ? [i, j] : [j, i];
    return put((a + 1) * count + b, a, b, values[a] / (values[a] - values[b]));
  };
  for (let i = 0; i < indices.length; i += 3) {
    const ring = [];
    for (let e = 0; e < 3; e++) {
      const a = indices[i + e];
      const b = indices[i + ((e + 1) % 3)];
      if (values[a] > 0) ring.push(put(a, a, a, 0));
      if (values[a] > 0 !== values[b] > 0) ring.push(crossing(a, b));
    }
    for (let k = 2; k < ring.length; k++) out.indices.push(ring[0], ring[k - 1], ring[k]);
  }
  return {
    positions: Float32Array.from(out.positions),
    normals: Float32Array.from(out.normals),
    indices: Uint32Array.from(out.indices),
  };
}

/** For each vertex on a sheet's border the direction out of the sheet, and the border's edges. */
function borderOf({ positions, indices, normals }, where) {
  const count = positions.length / 3;
  const seen = new Set();
  for (let i = 0; i < indices.length; i += 3)
    for (let e = 0; e < 3; e++) seen.add(indices[i + e] * count + indices[i + ((e + 1) % 3)]);
  const edges = [];
  const out = new Map();
  for (const key of seen) {
    const [a, b] = [Math.floor(key / count), key % count];
    if (seen.has(b * count + a) || ![a, b].every((v) => where(...positions.subarray(v * 3, v * 3 + 3)))) continue;
    edges.push([a, b]);
    const along = [0, 1, 2].map((k) => positions[b * 3 + k] - positions[a * 3 + k]);
    for (const v of [a, b]) {
      const away = crossed(along, normals.subarray(v * 3, v * 3 + 3));
      const sum = out.get(v) ?? [0, 0, 0];
      out.set(
        v,
        sum.map((value, k) => value + away[k]),
      );
    }
  }
  return { edges, out };
}

/**
 * The sheet with its edges turned over: half round, `radius(x, y, z)` thick, then `facing` centimetres back inside, darker. Cloth that
 * has a thickness shows no torn edge. Only edges `where` it is seen.
 */
export function hemmed(part, { radius, steps = 2, facing = 1.2, where = () => true }) {
  const { edges, out } = borderOf(part, where);
  const grown = Object.fromEntries(['positions', 'normals', 'colors'].map((name) => [name, [...part[name]]]));
  const indices = [...part.indices];
  const rows = steps + 1;
  const first = new Map();
  for (const [v, sum] of out) {
    const [p, n, color] = ['positions', 'normals', 'colors'].map((name) => [...part[name].subarray(v * 3, v * 3 + 3)]);
    const away = unit(sum);
    const r = radius(...p);
    first.set(v, grown.positions.length / 3);
    for (let row = 1; row <= rows; row++) {
      const a = (Math.min(row, steps) / steps) * Math.PI;
      const inwards = row > steps ? facing : 0;
      for (let k = 0; k < 3; k++) {
        grown.positions.push(p[k] + away[k] * (r * Math.sin(a) - inwards) - n[k] * r * (1 - Math.cos(a)));
        // Turned half as far as the edge itself: a rim of light on a thread's width would only flicker.
        grown.normals.push(n[k] * Math.cos(a / 2) + away[k] * Math.sin(a / 2));
        grown.colors.push(color[k] * (row > steps ? 0.3 : 1 - (0.45 * row) / rows));
      }
    }
  }
  for (const [a, b] of edges) {
    const at = (v, row) => (row === 0 ? v : first.get(v) + row - 1);
    for (let row = 0; row < rows; row++)
      indices.push(at(b, row), at(a, row), at(a, row + 1), at(b, row), at(a, row + 1), at(b, row + 1));
  }
  return {
    ...part,
    indices: Uint32Array.from(indices),
    ...Object.fromEntries(Object.entries(grown).map(([name, values]) => [name, Float32Array.from(values)])),
  };
}

/** A grid of places: `at(column, row)`; its front is where columns × rows points. */
export function grid(columns, rows, at) {
  const positions = new Float32Array(columns * rows * 3);
  const indices = [];
  for (let j = 0; j < rows; j++) for (let i = 0; i < columns; i++) positions.set(at(i, j), (j * columns + i) * 3);
  for (let j = 0; j + 1 < rows; j++)
    for (let i = 0; i + 1 < columns; i++) {
      const a = j * columns + i;
      indices.push(a, a + 1, a + columns + 1, a, a + columns + 1, a + columns);
    }
  return { positions, indices: Uint32Array.from(indices), normals: normalsOf(positions, indices) };
}

/** A smooth curve through places, at 0..1 of its length in places. */
export function curve(places, t) {
  const last = places.length - 1;
  const at = Math.min(last - 1e-9, Math.max(0, t * last));
  const i = Math.floor(at);
  const f = at - i;
  const [a, b, c, d] = [-1, 0, 1, 2].map((step) => places[Math.min(last, Math.max(0, i + step))]);
  return b.map(
    (value, k) =>
      0.5 *
      (2 * value +
        (c[k] - a[k]) * f +
        (2 * a[k] - 5 * value + 4 * c[k] - d[k]) * f * f +
        (3 * value - a[k] - 3 * c[k] + d[k]) * f * f * f),
  );
}
