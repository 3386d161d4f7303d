import type { Place } from './head-shape.ts';

/** A surface over 0 to 1 both ways. */
type Surface = (u: number, v: number) => Place;

export interface Vertices {
  readonly positions: number[];
  readonly normals: number[];
  /** Part number; way along a limb or the spine; column of the hair texture; how open the place is to light. */
  readonly parts: number[];
  readonly indices: number[];
}

interface GridOptions {
  readonly size: readonly [around: number, up: number];
  readonly at: Surface;
  readonly info: (u: number, v: number) => readonly [number, number, number, number];
  /** Its first and last row are one point each. */
  readonly isClosed?: boolean;
}

export function grid(to: Vertices, { size, at, info, isClosed = false }: GridOptions): void {
  const first = to.positions.length / 3;
  const [around, up] = size;
  const out = outward(at);
  for (let j = 0; j <= up; j++) {
    for (let i = 0; i <= around; i++) {
      const [u, v] = [i / around, j / up];
      to.positions.push(...at(u, v));
      to.normals.push(...normalAt(at, u, v, out));
      to.parts.push(...info(u, v));
    }
  }
  weave(to.indices, { first, size, isClosed });
}

/** Triangles between the points of a grid. */
export function weave(
  indices: number[],
  { first, size, isClosed }: { readonly first: number; readonly isClosed: boolean } & Pick<GridOptions, 'size'>,
): void {
  const [around, up] = size;
  for (let j = 0; j < up; j++)
    for (let i = 0; i < around; i++) {
      const a = first + j * (around + 1) + i;
      const d = a + around + 1;
      if (!isClosed || j > 0) indices.push(a, d, a + 1);
      if (!isClosed || j < up - 1) indices.push(a + 1, d, d + 1);
    }
}

/** The normal at a place of a closed grid that goes round a middle, from the places about it. */
export function normalOf(places: readonly Place[], k: number, around: number): Place {
  const [i, first] = [k % (around + 1), k - (k % (around + 1))];
  const at = (place: number) => places[place] ?? [0, 0, 0];
  if (first === 0) return [0, -1, 0];
  if (first + around === places.length - 1) return [0, 1, 0];
  const round = minus(at(first + (i === around ? 1 : i + 1)), at(first + (i === 0 ? around - 1 : i - 1)));
  return unit(cross(minus(at(k + around + 1), at(k - around - 1)), round));
}

/** 1 or -1: with which sign the normals of a surface point away from its middle. */
export function outward(at: Surface): number {
  const [a, b] = [at(0, 0.5), at(0.5, 0.5)];
  const n = normalAt(at, 0, 0.5, 1);
  return n[0] * (a[0] - b[0]) + n[1] * (a[1] - b[1]) + n[2] * (a[2] - b[2]) < 0 ? -1 : 1;
}

export function normalAt(at: Surface, u: number, v: number, sign: number): Place {
  const e = 0.008;
  const mid = Math.min(0.99, Math.max(0.01, v));
  const round = minus(at(u + e, mid), at(u - e, mid));
  const [x, y, z] = unit(cross(round, minus(at(u, Math.min(0.998, v + e)), at(u, Math.max(0.002, v - e)))));
  return [x * sign, y * sign, z * sign];
}

const minus = (a: Place, b: Place): Place => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Place, b: Place): Place => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** The same direction, one long; none stays none. */
export function unit([x, y, z]: Place): Place {
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  return [x / length, y / length, z / length];
}
