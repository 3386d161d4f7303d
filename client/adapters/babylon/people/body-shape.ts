import { hairStyles } from '../../../../protocol/look.ts';
import { grid, normalOf, type Vertices, weave } from './grid.ts';
import { strandAt, strandWay } from './hair-flow.ts';
import { hairRadius, hairShapes, hairTraits } from './hair-shape.ts';
import { addHand, paddle } from './hand-shape.ts';
import { direction, onEar, onHead, type Place, skinRadius } from './head-shape.ts';

/** Parts of a body by number, as people-vertex.ts reads them. */
export const part = {
  head: 0,
  hair: 1,
  torso: 2,
  leftArm: 3,
  rightArm: 4,
  leftLeg: 5,
  rightLeg: 6,
  leftHand: 7,
  rightHand: 8,
  leftFoot: 9,
  rightFoot: 10,
} as const;

type Grid = readonly [around: number, up: number];

/** How fine a body is made. */
export interface Detail {
  readonly head: Grid;
  readonly ear: Grid | null;
  readonly hair: Grid;
  /** How much hair is thicker, so that the corners of the head stay under it. */
  readonly thickerM: number;
  readonly torso: { readonly around: number; readonly rows: readonly number[] };
  readonly arm: Grid;
  /** Null: nobody can make out legs and hands. */
  readonly leg: Grid | null;
  readonly foot: Grid;
  readonly hand: 'fingers' | Grid;
  /** Whether faces, strands and cloth are drawn so that they can be looked at closely, and people fade before the eyes. */
  readonly isNear: boolean;
}

/** Rows along the spine, where the outline of neck and shoulders needs them. */
const spine = {
  near: [0, 0.06, 0.16, 0.3, 0.44, 0.55, 0.62, 0.67, 0.7, 0.722, 0.745, 0.76, 0.778, 0.8, 0.83, 1],
  middle: [0, 0.06, 0.3, 0.58, 0.69, 0.745, 0.785, 1],
  far: [0, 0.3, 0.66, 0.755, 1],
  balcony: [0.12, 0.7, 1],
} as const;

export const details: readonly Detail[] = [
  {
    head: [24, 18],
    ear: [6, 5],
    hair: [22, 16],
    thickerM: 0,
    torso: { around: 16, rows: spine.near },
    arm: [7, 9],
    leg: [5, 5],
    foot: [5, 3],
    hand: 'fingers',
    isNear: true,
  },
  {
    head: [12, 9],
    ear: [4, 2],
    hair: [12, 8],
    thickerM: 0.005,
    torso: { around: 9, rows: spine.middle },
    arm: [5, 4],
    leg: [4, 3],
    foot: [4, 2],
    hand: [5, 4],
    isNear: false,
  },
  {
    head: [6, 5],
    ear: null,
    hair: [6, 5],
    thickerM: 0.013,
    torso: { around: 5, rows: spine.far },
    arm: [3, 2],
    leg: [3, 2],
    foot: [3, 1],
    hand: [3, 1],
    isNear: false,
  },
  // Behind the parapet of a balcony.
  {
    head: [5, 4],
    ear: null,
    hair: [5, 4],
    thickerM: 0.015,
    torso: { around: 4, rows: spine.balcony },
    arm: [3, 1],
    leg: null,
    foot: [3, 1],
    hand: [3, 1],
    isNear: false,
  },
];

/** Rows of the hair texture for each style: place and strand, normal, way of the strand and light, traits. */
export const rowsPerStyle = 4;

/** One body for all people: places in the frame of each part, and the part with the way along it. */
export interface BodyShape extends Vertices {
  /** Hair of every style: {@link rowsPerStyle} rows of `hairCount` texels. */
  readonly hair: Float32Array;
  readonly hairCount: number;
}

export function createBodyShape(detail: Detail, skin: SkinTable): BodyShape {
  const to: Vertices = { positions: [], normals: [], parts: [], indices: [] };
  grid(to, {
    size: detail.head,
    at: (u, v) =>
      onHead(towards(u, 0.5, detail.isNear ? 0.45 : 0.2), towards(v, 0.43, detail.isNear ? 0.35 : 0.08), (d) =>
        skinRadius(...d),
      ),
    info: (_u, v) => [part.head, 0, 0, 0.55 + 0.45 * Math.min(1, v * 2.2)],
    isClosed: true,
  });
  const { ear } = detail;
  if (ear !== null)
    for (const side of [-1, 1])
      grid(to, {
        size: ear,
        at: (u, v) => onEar(side > 0 ? u : 1 - u, v, side),
        info: (_u, v) => [part.head, 1, 0, 1 - 0.45 * v * v],
        isClosed: true,
      });
  const hairCount = (detail.hair[0] + 1) * (detail.hair[1] + 1);
  const hair = addHair(to, detail, skin);
  const { around, rows } = detail.torso;
  grid(to, {
    size: [around, rows.length - 1],
    at: (u, v) => onTorso(u, rowAt(rows, v)),
    info: (_u, v) => [part.torso, rowAt(rows, v) * 1.35, 0, 0.75 + 0.25 * rowAt(rows, v)],
  });
  for (const id of [part.leftArm, part.rightArm])
    grid(to, { size: detail.arm, at: (u, v) => onLimb(u, v, armRadius), info: (_u, v) => [id, v * 2, 0, 0.9] });
  if (detail.leg === null) return { ...to, hair, hairCount };
  for (const id of [part.leftLeg, part.rightLeg])
    grid(to, {
      size: detail.leg,
      at: (u, v) => onLimb(u, v, legRadius),
      info: (_u, v) => [id, v * 2, 0, 0.85 - 0.35 * v],
    });
  for (const [id, side] of [
    [part.leftHand, -1],
    [part.rightHand, 1],
  ] as const)
    if (detail.hand === 'fingers') addHand(to, id, side);
    else grid(to, { size: detail.hand, at: (u, v) => paddle(u, v, side), info: () => [id, 0, 0, 1] });
  for (const id of [part.leftFoot, part.rightFoot])
    grid(to, { size: detail.foot, at: onFoot, info: () => [id, 0, 0, 0.5] });
  return { ...to, hair, hairCount };
}

/** Steps of 0 to 1 that are closer to one another about a place. */
function towards(t: number, middle: number, much: number): number {
  const wave = (at: number) => Math.sin(2 * Math.PI * (at - middle + 0.5));
  return t + (much / (2 * Math.PI)) * (wave(t) - wave(0));
}

function rowAt(rows: readonly number[], v: number): number {
  const at = Math.min(Math.max(v, 0), 1) * (rows.length - 1);
  const below = Math.min(Math.floor(at), rows.length - 2);
  const [a = 0, b = 0] = [rows[below], rows[below + 1]];
  return a + (b - a) * (at - below);
}

/** The skin's distance by direction, found once: hair of every style and detail grows from it. */
export type SkinTable = (u: number, v: number) => number;

export function createSkinTable(): SkinTable {
  const [columns, rows] = [72, 48];
  const values = new Float32Array((columns + 1) * (rows + 1));
  for (let j = 0; j <= rows; j++)
    for (let i = 0; i <= columns; i++) values[j * (columns + 1) + i] = skinRadius(...direction(i / columns, j / rows));
  return (u, v) => {
    const x = (u - Math.floor(u)) * columns;
    const y = Math.min(Math.max(v, 0), 1) * rows;
    const [i, j] = [Math.min(Math.floor(x), columns - 1), Math.min(Math.floor(y), rows - 1)];
    const value = (di: number, dj: number) => values[(j + dj) * (columns + 1) + i + di] ?? 0;
    const low = value(0, 0) + (value(1, 0) - value(0, 0)) * (x - i);
    const high = value(0, 1) + (value(1, 1) - value(0, 1)) * (x - i);
    return low + (high - low) * (y - j);
  };
}

function addHair(to: Vertices, { hair: [around, up], thickerM }: Detail, skin: SkinTable): Float32Array {
  const first = to.positions.length / 3;
  const count = (around + 1) * (up + 1);
  const hair = new Float32Array(count * hairStyles.length * rowsPerStyle * 4);
  for (let k = 0; k < count; k++) {
    to.positions.push(0, 0, 0);
    to.normals.push(0, 1, 0);
    to.parts.push(part.hair, 0, k, 0.6 + 0.4 * (Math.floor(k / (around + 1)) / up));
  }
  hairStyles.forEach((style, s) => {
    const shape = hairShapes[style];
    const places: Place[] = [];
    for (let j = 0; j <= up; j++)
      for (let i = 0; i <= around; i++) {
        // More of it is seen behind than in front.
        const [u, v] = [towards(i / around, 0, 0.3), j / up];
        places.push(onHead(u, v, (d) => hairRadius(shape, d, skin(u, v), thickerM)));
      }
    const row = (k: number, column: number) => ((s * rowsPerStyle + k) * count + column) * 4;
    places.forEach((place, k) => {
      hair.set([...place, strandAt(shape.flow, place)], row(0, k));
      hair.set(normalOf(places, k, around), row(1, k));
      hair.set(strandWay(shape.flow, place), row(2, k));
    });
    hair.set(hairTraits(shape), row(3, 0));
  });
  weave(to.indices, { first, size: [around, up], isClosed: true });
  return hair;
}

/** Half widths of the body along the spine: pelvis, waist, chest, shoulders, neck. */
const torsoProfile = [
  [0, 0.13, 0.1],
  [0.06, 0.168, 0.125],
  [0.22, 0.155, 0.112],
  [0.45, 0.168, 0.115],
  [0.6, 0.19, 0.112],
  [0.68, 0.19, 0.098],
  [0.715, 0.168, 0.088],
  [0.745, 0.124, 0.078],
  [0.77, 0.082, 0.069],
  [0.8, 0.057, 0.059],
  [0.84, 0.05, 0.054],
  [1, 0.05, 0.053],
] as const;

function onTorso(u: number, v: number): Place {
  const a = -u * 2 * Math.PI;
  const [w, d] = profile(torsoProfile, v);
  const square = (value: number) => Math.sign(value) * Math.abs(value) ** 0.8;
  // Shoulder blades, and the hollow between them.
  const behind = Math.max(0, Math.cos(a)) * Math.exp(-(((v - 0.56) / 0.12) ** 2));
  const blades = 0.008 * behind * Math.sin(Math.abs(a > -Math.PI ? a : a + 2 * Math.PI) * 2.2);
  return [w * square(Math.sin(a)), v * 0.7, d * square(Math.cos(a)) + 0.012 * Math.sin(v * 4) + blades];
}

function profile(rows: readonly (readonly [number, number, number])[], v: number): readonly [number, number] {
  for (let i = 1; i < rows.length; i++) {
    const [after, before] = [rows[i], rows[i - 1]];
    if (after === undefined || before === undefined || v > after[0]) continue;
    const t = (v - before[0]) / (after[0] - before[0]);
    const s = t * t * (3 - 2 * t);
    return [before[1] + (after[1] - before[1]) * s, before[2] + (after[2] - before[2]) * s];
  }
  return [0.05, 0.05];
}

const armRadius = (v: number) => (v < 0.5 ? 0.06 - 0.026 * v : 0.047 - 0.034 * (v - 0.5)) * Math.min(1, 0.55 + v * 9);
const legRadius = (v: number) => (v < 0.5 ? 0.086 - 0.036 * v : 0.07 - 0.05 * (v - 0.5));

/** Round a limb: x and z across it, y unused: the shader lays it along the bones. */
function onLimb(u: number, v: number, radius: (v: number) => number): Place {
  const a = -u * 2 * Math.PI;
  const r = radius(v);
  return [r * Math.sin(a), v * 0.6, r * Math.cos(a)];
}

function onFoot(u: number, v: number): Place {
  const a = -u * 2 * Math.PI;
  const r = Math.sin(Math.PI * (0.16 + v * 0.7)) ** 0.5;
  return [0.046 * r * Math.sin(a), Math.max(-0.065, 0.05 * r * Math.cos(a) - 0.03 - 0.02 * v), 0.08 - 0.26 * v];
}
