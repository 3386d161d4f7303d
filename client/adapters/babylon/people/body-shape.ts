import { hairRadius, hairStyles, headMiddle, skinRadius } from './head-shape.ts';

/** Parts of a body by number, as people-shader.ts reads them. */
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

/** How fine a body is made. */
export interface Detail {
  readonly head: readonly [around: number, up: number];
  readonly hair: readonly [around: number, up: number];
  readonly torso: readonly [around: number, up: number];
  readonly limb: readonly [around: number, along: number];
  /** Null: arms alone, of people whose legs and hands nobody can make out. */
  readonly hand: readonly [around: number, up: number] | null;
}

export const details: readonly Detail[] = [
  { head: [20, 18], hair: [17, 14], torso: [14, 12], limb: [7, 8], hand: [7, 5] },
  { head: [10, 8], hair: [9, 7], torso: [8, 6], limb: [4, 4], hand: [4, 2] },
  { head: [6, 5], hair: [6, 5], torso: [5, 4], limb: [3, 2], hand: [3, 1] },
  // Behind the parapet of a balcony.
  { head: [5, 4], hair: [5, 4], torso: [4, 2], limb: [3, 1], hand: null },
];

/** One body for all people: places in the frame of each part, and the part with the way along it. */
export interface BodyShape {
  readonly positions: number[];
  readonly normals: number[];
  /** Part number; way along a limb or the spine; row of the hair texture; how open the place is to light. */
  readonly parts: number[];
  readonly indices: number[];
  /** Hair of every style: for each style a run of `hairCount` texels x, y, z, then as many for normals. */
  readonly hair: Float32Array;
  readonly hairCount: number;
}

export function createBodyShape(detail: Detail): BodyShape {
  const shape: BodyShape & { hairCount: number; hair: Float32Array } = {
    positions: [],
    normals: [],
    parts: [],
    indices: [],
    hair: new Float32Array(),
    hairCount: 0,
  };
  grid(
    shape,
    detail.head,
    (u, v) => onHead(u, v, skinRadius),
    (_u, v) => [part.head, 0, 0, 0.55 + 0.45 * Math.min(1, v * 2.2)],
    true,
  );
  addHair(shape, detail.hair);
  grid(shape, detail.torso, onTorso, (_u, v) => [part.torso, v * 1.35, 0, 0.75 + 0.25 * v]);
  for (const id of [part.leftArm, part.rightArm])
    grid(
      shape,
      detail.limb,
      (u, v) => onLimb(u, v, armRadius),
      (_u, v) => [id, v * 2, 0, 0.9],
    );
  const { hand } = detail;
  if (hand === null) return shape;
  for (const id of [part.leftLeg, part.rightLeg])
    grid(
      shape,
      detail.limb,
      (u, v) => onLimb(u, v, legRadius),
      (_u, v) => [id, v * 2, 0, 0.85 - 0.35 * v],
    );
  for (const [id, side] of [
    [part.leftHand, -1],
    [part.rightHand, 1],
  ] as const)
    grid(
      shape,
      hand,
      (u, v) => onHand(u, v, side),
      () => [id, 0, 0, 1],
    );
  for (const id of [part.leftFoot, part.rightFoot]) grid(shape, hand, onFoot, () => [id, 0, 0, 0.5]);
  return shape;
}

type Place = readonly [number, number, number];

function grid(
  shape: BodyShape,
  [around, up]: readonly [number, number],
  at: (u: number, v: number) => Place,
  info: (u: number, v: number) => Place | readonly [number, number, number, number],
  isClosed = false,
): void {
  const first = shape.positions.length / 3;
  for (let j = 0; j <= up; j++) {
    for (let i = 0; i <= around; i++) {
      const [u, v] = [i / around, j / up];
      shape.positions.push(...at(u, v));
      shape.normals.push(...normalAt(at, u, v));
      shape.parts.push(...info(u, v));
    }
  }
  weave(shape.indices, first, around, up, isClosed);
}

/** Triangles between the points of a grid; where it is closed its first and last row are one point each. */
function weave(indices: number[], first: number, around: number, up: number, isClosed: boolean): void {
  for (let j = 0; j < up; j++)
    for (let i = 0; i < around; i++) {
      const a = first + j * (around + 1) + i;
      const d = a + around + 1;
      if (!isClosed || j > 0) indices.push(a, d, a + 1);
      if (!isClosed || j < up - 1) indices.push(a + 1, d, d + 1);
    }
}

function normalAt(at: (u: number, v: number) => Place, u: number, v: number): Place {
  const e = 0.008;
  const [vl, vh] = [Math.max(0.002, v - e), Math.min(0.998, v + e)];
  const mid = Math.min(0.99, Math.max(0.01, v));
  const [a, b, c, d] = [at(u + e, mid), at(u - e, mid), at(u, vh), at(u, vl)];
  const [px, py, pz] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const [qx, qy, qz] = [c[0] - d[0], c[1] - d[1], c[2] - d[2]];
  const n = [py * qz - pz * qy, pz * qx - px * qz, px * qy - py * qx] as const;
  const length = Math.hypot(...n) || 1;
  return [n[0] / length, n[1] / length, n[2] / length];
}

/** u goes round from the back of the head, v from below upwards; more rows about the face. */
function direction(u: number, v: number): Place {
  const around = -u * 2 * Math.PI;
  const up = (v - 0.5) * Math.PI;
  return [Math.cos(up) * Math.sin(around), Math.sin(up), Math.cos(up) * Math.cos(around)];
}

function onHead(u: number, v: number, reach: (x: number, y: number, z: number) => number): Place {
  const d = direction(u, v);
  const r = reach(...d);
  return [headMiddle[0] + d[0] * r, headMiddle[1] + d[1] * r, headMiddle[2] + d[2] * r];
}

function addHair(
  shape: BodyShape & { hairCount: number; hair: Float32Array },
  [around, up]: readonly [number, number],
): void {
  const first = shape.positions.length / 3;
  const count = (around + 1) * (up + 1);
  shape.hairCount = count;
  shape.hair = new Float32Array(count * hairStyles.length * 2 * 4);
  for (let k = 0; k < count; k++) {
    shape.positions.push(0, 0, 0);
    shape.normals.push(0, 1, 0);
    shape.parts.push(part.hair, 0, k, 0.6 + 0.4 * (Math.floor(k / (around + 1)) / up));
  }
  hairStyles.forEach((style, s) => {
    const at = (u: number, v: number) => onHead(u, v, (x, y, z) => hairRadius(style, x, y, z));
    for (let j = 0; j <= up; j++)
      for (let i = 0; i <= around; i++) {
        const k = j * (around + 1) + i;
        shape.hair.set(at(i / around, j / up), (s * 2 * count + k) * 4);
        shape.hair.set(normalAt(at, i / around, j / up), ((s * 2 + 1) * count + k) * 4);
      }
  });
  weave(shape.indices, first, around, up, true);
}

/** Half widths of the body along the spine: pelvis, waist, chest, shoulders, neck. */
const torsoProfile = [
  [0, 0.13, 0.1],
  [0.06, 0.168, 0.125],
  [0.22, 0.155, 0.112],
  [0.45, 0.168, 0.115],
  [0.62, 0.19, 0.112],
  [0.7, 0.186, 0.1],
  [0.745, 0.12, 0.078],
  [0.775, 0.062, 0.062],
  [0.82, 0.051, 0.054],
  [1, 0.05, 0.053],
] as const;

function onTorso(u: number, v: number): Place {
  const a = -u * 2 * Math.PI;
  const [w, d] = profile(torsoProfile, v);
  const square = (value: number) => Math.sign(value) * Math.abs(value) ** 0.8;
  return [w * square(Math.sin(a)), v * 0.7, d * square(Math.cos(a)) + 0.012 * Math.sin(v * 4)];
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

const armRadius = (v: number) => (v < 0.5 ? 0.058 - 0.022 * v : 0.047 - 0.03 * (v - 0.5)) * Math.min(1, 0.55 + v * 9);
const legRadius = (v: number) => (v < 0.5 ? 0.086 - 0.036 * v : 0.07 - 0.05 * (v - 0.5));

/** Round a limb: x and z across it, y unused: the shader lays it along the bones. */
function onLimb(u: number, v: number, radius: (v: number) => number): Place {
  const a = -u * 2 * Math.PI;
  const r = radius(v);
  return [r * Math.sin(a), v * 0.6, r * Math.cos(a)];
}

/** A mitten along -Z with a thumb on the inner side. */
function onHand(u: number, v: number, side: number): Place {
  const a = -u * 2 * Math.PI;
  const along = v;
  const wide = 0.038 * Math.sin(Math.PI * Math.min(1, 0.12 + along * 0.8)) ** 0.6;
  const thick = 0.017 * Math.sin(Math.PI * Math.min(1, 0.16 + along * 0.8)) ** 0.6;
  const thumb = 0.022 * Math.exp(-(((along - 0.42) / 0.16) ** 2)) * Math.max(0, -side * Math.sin(a)) ** 3;
  return [wide * Math.sin(a) - side * thumb, -thick * Math.cos(a) - 0.004, 0.03 - 0.16 * along];
}

function onFoot(u: number, v: number): Place {
  const a = -u * 2 * Math.PI;
  const r = Math.sin(Math.PI * Math.min(1, 0.08 + v * 0.88)) ** 0.5;
  return [0.046 * r * Math.sin(a), Math.max(-0.065, 0.05 * r * Math.cos(a) - 0.03 - 0.02 * v), 0.08 - 0.26 * v];
}
