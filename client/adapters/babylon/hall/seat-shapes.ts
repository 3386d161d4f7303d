import type { Seat } from '../../../../scenes/hall-schema.ts';

/** Triangles of a seat; a place's uv is its material and how much light reaches it. */
export interface Shape {
  readonly positions: number[];
  readonly normals: number[];
  readonly uvs: number[];
  readonly indices: number[];
}

/** What a seat of each kind looks like. It faces -Z; the origin is on the floor under its middle. */
export const seatShapes: Readonly<Record<Seat['kind'], () => Shape>> = { chair, armchair, standing };

/** A theatre chair: a curved back, a cushion, timber arms on two metal legs. */
function chair(): Shape {
  const shape: Shape = { positions: [], normals: [], uvs: [], indices: [] };
  const back = (r: number) => (u: number, v: number) => {
    const a = (u - 0.5) * 2;
    const round = 0.05 * Math.cos((v - 0.55) * 2.4);
    return [a * (0.25 - 0.02 * v * v), 0.44 + v * 0.52, 0.2 + 0.09 * v + r * round + 0.05 * (1 - a * a)] as const;
  };
  sheet(shape, back(-1), 4, 3, 0, true, (v) => 0.45 + 0.55 * v);
  sheet(shape, back(0.7), 4, 3, 1, false, (v) => 0.6 + 0.4 * v);
  sheet(
    shape,
    (u, v) => [(u - 0.5) * 0.47, 0.955 + 0.006 * Math.sin(v * 3), 0.245 + 0.085 * v + 0.05 * (1 - (2 * u - 1) ** 2)],
    4,
    1,
    1,
    true,
    () => 1,
  );
  sheet(
    shape,
    (u, v) => [(u - 0.5) * 0.5, 0.455 - 0.03 * (1 - v) ** 3 + 0.015 * Math.sin(u * Math.PI), -0.26 + 0.48 * v],
    2,
    3,
    0,
    true,
    (v) => 0.95 - 0.5 * v,
  );
  sheet(
    shape,
    (u, v) => [(u - 0.5) * 0.5, 0.34 + 0.085 * v, -0.26],
    1,
    1,
    0,
    true,
    () => 0.6,
  );
  sheet(
    shape,
    (u, v) => [(u - 0.5) * 0.5, 0.34, -0.26 + 0.48 * v],
    1,
    1,
    2,
    false,
    () => 0.3,
  );
  for (const side of [-1, 1]) {
    const x = side * 0.285;
    block(shape, [x, 0.655, 0.02], [0.032, 0.016, 0.2], 1, 0.9);
    block(shape, [x, 0.32, 0.1], [0.018, 0.32, 0.05], 2, 0.6);
  }
  return shape;
}

/** A low armchair: cushions that give, arms one can lie on, a back that holds the shoulders, on four short legs. */
function armchair(): Shape {
  const shape: Shape = { positions: [], normals: [], uvs: [], indices: [] };
  cushion(shape, [0, 0.25, 0.02], [0.36, 0.1, 0.36], 0.3, (y) => 0.35 + 0.4 * y);
  cushion(shape, [0, 0.4, -0.03], [0.28, 0.075, 0.33], 0.35, (y) => 0.7 + 0.2 * y);
  cushion(shape, [0, 0.66, 0.27], [0.31, 0.34, 0.095], 0.4, (y) => 0.6 + 0.4 * y, 0.22);
  for (const side of [-1, 1])
    cushion(shape, [side * 0.355, 0.42, 0.04], [0.075, 0.19, 0.35], 0.4, (y) => 0.45 + 0.5 * y);
  for (const x of [-0.3, 0.3]) for (const z of [-0.28, 0.32]) block(shape, [x, 0.08, z], [0.022, 0.08, 0.022], 1, 0.4);
  return shape;
}

/** Where people stand: a ring let into the floor. */
function standing(): Shape {
  const shape: Shape = { positions: [], normals: [], uvs: [], indices: [] };
  const ring: At = (u, v) => {
    const [angle, radius] = [u * 2 * Math.PI, 0.2 + 0.028 * v];
    return [Math.cos(angle) * radius, 0.006, Math.sin(angle) * radius];
  };
  sheet(shape, ring, 32, 1, 1, true, () => 1);
  return shape;
}

/** A closed box with round edges (`soft` 0 is a box, 1 an egg) that leans back by `lean` over its height. */
function cushion(
  shape: Shape,
  [x, y, z]: readonly [number, number, number],
  [a, b, c]: readonly [number, number, number],
  soft: number,
  shade: (height: number) => number,
  lean = 0,
): void {
  const round = (value: number) => Math.sign(value) * Math.abs(value) ** soft;
  const at: At = (u, v) => {
    const [turn, rise] = [u * 2 * Math.PI, (v - 0.5) * Math.PI * 0.998];
    const up = round(Math.sin(rise));
    const out = round(Math.cos(rise));
    return [x + a * out * round(Math.cos(turn)), y + b * up, z + c * out * round(Math.sin(turn)) + lean * b * up];
  };
  sheet(shape, at, 16, 8, 0, false, shade);
}

type At = (u: number, v: number) => readonly [number, number, number];

function sheet(
  shape: Shape,
  at: At,
  columns: number,
  rows: number,
  kind: number,
  front: boolean,
  shade: (v: number) => number,
): void {
  const first = shape.positions.length / 3;
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i <= columns; i++) {
      const u = i / columns;
      const v = j / rows;
      const p = at(u, v);
      const e = 0.01;
      const [a, b, c, d] = [at(u + e, v), at(u - e, v), at(u, v + e), at(u, v - e)];
      const n = cross([a[0] - b[0], a[1] - b[1], a[2] - b[2]], [c[0] - d[0], c[1] - d[1], c[2] - d[2]]);
      const length = Math.hypot(...n) * (front ? -1 : 1) || 1;
      shape.positions.push(...p);
      shape.normals.push(n[0] / length, n[1] / length, n[2] / length);
      shape.uvs.push(kind, shade(v));
    }
  }
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const a = first + j * (columns + 1) + i;
      const d = a + columns + 1;
      shape.indices.push(a, a + 1, d, a + 1, d + 1, d);
    }
}

function block(
  shape: Shape,
  center: readonly [number, number, number],
  half: readonly [number, number, number],
  kind: number,
  shade: number,
): void {
  for (let axis = 0; axis < 3; axis++) {
    for (const side of [-1, 1]) {
      const [b, c] = [(axis + 1) % 3, (axis + 2) % 3];
      const at: At = (u, v) => {
        const p = [0, 0, 0];
        p[axis] = (center[axis] ?? 0) + side * (half[axis] ?? 0);
        p[b] = (center[b] ?? 0) + (2 * u - 1) * (half[b] ?? 0);
        p[c] = (center[c] ?? 0) + (2 * v - 1) * (half[c] ?? 0);
        return [p[0] ?? 0, p[1] ?? 0, p[2] ?? 0];
      };
      sheet(shape, at, 1, 1, kind, side < 0, () => shade);
    }
  }
}

function cross(a: readonly [number, number, number], b: readonly [number, number, number]): [number, number, number] {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
