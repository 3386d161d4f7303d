import type { HairStyle } from '../../../../protocol/look.ts';
import type { HairFlow } from './hair-flow.ts';
import { ellipsoid, type Field, headMiddle, join, type Place, radius, smooth } from './head-shape.ts';

/** What hair is made of, by number, as people-fragment.ts reads it. */
const stuff = { bare: 0, strands: 1, curls: 2, cloth: 3, locs: 4 } as const;

export interface HairShape {
  readonly stuff: keyof typeof stuff;
  /** Where hair begins over the forehead and ends at the nape; nothing grows above `upToM`. */
  readonly foreheadM: number;
  readonly napeM: number;
  readonly upToM: number;
  /** Over what way hair grows thinner towards its line. */
  readonly softM: number;
  readonly hidesEars: boolean;
  readonly gloss: number;
  readonly flow: HairFlow;
  /** How far hair stands over the skin at a place of it. */
  readonly lift: Field;
  /** What stands off the head. */
  readonly mass: Field | null;
}

const scalp: Field = (x, y, z) => ellipsoid(x, y - 0.05, z - 0.098, 0.082, 0.095, 0.105);

/** Positive in front of where long hair ends: the face. */
function faceCut(y: number, z: number, hairlineM: number): number {
  if (y > hairlineM) return -0.2;
  return 0.05 - 0.038 * smooth(0.02, hairlineM, y) - z;
}

const lumps: Field = (x, y, z) =>
  Math.sin(x * 95 + 2 * Math.sin(y * 60)) * Math.sin(y * 90 + 1) * Math.sin(z * 88 + 1.5 * Math.sin(x * 50));
const locks = (x: number, z: number, many: number) => Math.sin(Math.atan2(Math.abs(x), z - 0.095) * many);

const plain = {
  stuff: 'strands',
  foreheadM: 0.087,
  napeM: -0.052,
  upToM: 1,
  softM: 0.006,
  hidesEars: false,
  gloss: 1,
  flow: { kind: 'parting', x: 0, crownZ: 0.15 },
  lift: () => 0.008,
  mass: null,
} as const satisfies HairShape;

export const hairShapes: Readonly<Record<HairStyle, HairShape>> = {
  short: {
    ...plain,
    flow: { kind: 'parting', x: 0.012, crownZ: 0.135 },
    lift: (x, y, z) =>
      0.004 +
      0.018 * smooth(0.02, 0.12, y) +
      0.0035 * locks(x, z, 7) * smooth(0.03, 0.1, y) +
      0.006 * smooth(0.05, 0, z),
  },
  parted: {
    ...plain,
    foreheadM: 0.084,
    gloss: 1.4,
    flow: { kind: 'parting', x: 0.038, crownZ: 0.14 },
    lift: (x, y, z) => {
      const combed = 0.005 + (x < 0.038 ? 0.021 : 0.011) * smooth(0.015, 0.1, y);
      return (
        combed * (1 - 0.75 * Math.exp(-(((x - 0.038) / 0.009) ** 2)) * smooth(0.15, 0.12, z) * smooth(0.08, 0.1, y))
      );
    },
  },
  quiff: {
    ...plain,
    foreheadM: 0.09,
    flow: { kind: 'tied', at: [0, 0.09, 0.2] },
    lift: (x, y, z) =>
      0.0025 +
      smooth(0.055, 0.105, y) * (0.014 + 0.024 * smooth(0.09, 0.005, z)) +
      0.003 * Math.sin(x * 120) * smooth(0.08, 0.12, y),
  },
  cropped: { ...plain, softM: 0.016, gloss: 0.4, foreheadM: 0.09, napeM: -0.04, lift: () => 0.0035 },
  balding: { ...plain, softM: 0.014, upToM: 0.082, gloss: 0.6, lift: (_x, y) => 0.009 * smooth(0.085, 0.05, y) },
  none: { ...plain, stuff: 'bare', lift: () => 0 },
  pixie: {
    ...plain,
    foreheadM: 0.058,
    napeM: -0.06,
    flow: { kind: 'parting', x: -0.034, crownZ: 0.15 },
    lift: (x, y, z) => 0.008 + 0.018 * smooth(0, 0.1, y) + 0.004 * locks(x, z, 9) * smooth(0, 0.06, y),
  },
  bob: {
    ...plain,
    hidesEars: true,
    gloss: 1.5,
    flow: { kind: 'parting', x: 0.02, crownZ: 0.13 },
    lift: () => 0.018,
    mass: (x, y, z) => {
      const d = join(
        scalp(x, y, z) - 0.018,
        ellipsoid(Math.abs(x) - 0.03, y + 0.034, z - 0.1, 0.068, 0.086, 0.078),
        0.03,
      );
      return Math.max(d + 0.002 * locks(x, z, 11), faceCut(y, z, 0.088), -(y + 0.102 + 0.12 * (z - 0.1)));
    },
  },
  long: {
    ...plain,
    hidesEars: true,
    gloss: 1.6,
    lift: () => 0.016,
    mass: (x, y, z) => {
      const d = join(scalp(x, y, z) - 0.016, ellipsoid(x, y + 0.085, z - 0.135, 0.088, 0.15, 0.058), 0.035);
      return Math.max(d + 0.0025 * locks(x, z, 9), faceCut(y, z, 0.088), -(y + 0.215 - 0.3 * Math.abs(x)));
    },
  },
  waves: {
    ...plain,
    hidesEars: true,
    gloss: 1.2,
    flow: { kind: 'parting', x: -0.03, crownZ: 0.14 },
    lift: () => 0.02,
    mass: (x, y, z) => {
      const d = join(scalp(x, y, z) - 0.022, ellipsoid(x, y + 0.05, z - 0.115, 0.11, 0.115, 0.08), 0.035);
      const wave = 0.007 * Math.sin(y * 75 + 2.2 * locks(x, z, 5)) * smooth(0.05, -0.02, y);
      return Math.max(d + wave, faceCut(y, z, 0.088), -(y + 0.15));
    },
  },
  ponytail: {
    ...plain,
    gloss: 1.5,
    flow: { kind: 'tied', at: [0, 0.05, 0.21] },
    lift: () => 0.008,
    mass: (x, y, z) => {
      const taper = 1 + 0.5 * smooth(0, -0.14, y) + 0.08 * Math.sin(y * 60);
      const tail = ellipsoid(x * taper, y + 0.035, z - 0.226, 0.06, 0.1, 0.04);
      return join(tail, ellipsoid(x, y - 0.045, z - 0.205, 0.034, 0.026, 0.034), 0.012);
    },
  },
  bun: {
    ...plain,
    foreheadM: 0.09,
    gloss: 1.3,
    flow: { kind: 'tied', at: [0, 0.115, 0.2] },
    lift: () => 0.008,
    mass: (x, y, z) => ellipsoid(x, y - 0.118, z - 0.198, 0.043, 0.04, 0.041) + 0.002 * Math.sin(x * 170 + y * 90),
  },
  afro: {
    ...plain,
    stuff: 'curls',
    foreheadM: 0.08,
    gloss: 0.35,
    lift: () => 0.03,
    mass: (x, y, z) =>
      Math.max(
        ellipsoid(x, y - 0.052, z - 0.108, 0.134, 0.126, 0.13) + 0.005 * lumps(x, y, z),
        faceCut(y, z, 0.08),
        -(y + 0.055),
      ),
  },
  curls: {
    ...plain,
    stuff: 'curls',
    foreheadM: 0.078,
    gloss: 0.6,
    lift: (x, y, z) => 0.008 + 0.026 * smooth(0, 0.09, y) + 0.006 * lumps(x, y, z) * smooth(0, 0.05, y),
  },
  locs: {
    ...plain,
    stuff: 'locs',
    hidesEars: true,
    gloss: 0.6,
    flow: { kind: 'parting', x: 0, crownZ: 0.14 },
    lift: () => 0.015,
    mass: (x, y, z) => {
      const d = join(scalp(x, y, z) - 0.014, ellipsoid(x, y + 0.05, z - 0.118, 0.094, 0.12, 0.074), 0.03);
      return Math.max(d + 0.004 * locks(x, z, 16), faceCut(y, z, 0.09), -(y + 0.15 + 0.012 * locks(x, z, 8)));
    },
  },
  hijab: {
    ...plain,
    stuff: 'cloth',
    foreheadM: 0.07,
    hidesEars: true,
    flow: { kind: 'draped' },
    lift: () => 0,
    mass: (x, y, z) => {
      const d = join(scalp(x, y, z) - 0.016, ellipsoid(x, y + 0.11, z - 0.085, 0.1, 0.09, 0.095), 0.06);
      const opening = ellipsoid(x, y + 0.014, z + 0.03, 0.064, 0.092, 0.1);
      const fold = 0.003 * Math.sin(y * 90 + Math.abs(x) * 60) * smooth(0, -0.08, y);
      return Math.max(d + fold, -opening, -(y + 0.19));
    },
  },
  turban: {
    ...plain,
    stuff: 'cloth',
    flow: { kind: 'wound' },
    lift: () => 0,
    mass: (x, y, z) => {
      const d = ellipsoid(x, y - 0.09, z - 0.098, 0.108, 0.09, 0.128);
      const wound = 0.0025 * Math.sin((y + 0.6 * Math.abs(x)) * 190);
      return Math.max(d + wound, -(y - 0.066 + 0.36 * z) * 0.9);
    },
  },
};

/** How far inside the line where hair grows a place of the head is, in metres. The shader has the same line. */
export function insideHairline(shape: HairShape, y: number, z: number): number {
  const { foreheadM, napeM, upToM } = shape;
  const from =
    foreheadM -
    (foreheadM + 0.01) * smooth(0.018, 0.058, z) +
    0.034 * smooth(0.068, 0.08, z) -
    (0.024 - napeM) * smooth(0.104, 0.124, z);
  return Math.min(y - from, upToM - y);
}

/**
 * Distance to the outer surface of a style; under the skin where there is no hair. A coarse head's corners stand out of a coarse head of hair:
 * there it grows by `moreM`.
 */
export function hairRadius(shape: HairShape, [dx, dy, dz]: Place, skinM: number, moreM: number): number {
  if (shape.stuff === 'bare') return skinM * 0.6;
  const [x, y, z] = [headMiddle[0] + dx * skinM, headMiddle[1] + dy * skinM, headMiddle[2] + dz * skinM];
  const inside = shape.stuff === 'cloth' ? -1 : insideHairline(shape, y, z);
  const sunk = skinM - 0.005 - Math.min(0.035, Math.max(0, -inside) * 0.6);
  const grown = inside > 0 ? skinM + 0.0012 + (shape.lift(x, y, z) + moreM) * smooth(0, 0.03, inside) : sunk;
  const stands = shape.mass === null ? 0 : radius(shape.mass, dx, dy, dz);
  return Math.max(grown, stands > skinM + 0.0005 ? stands + moreM * 0.5 : 0);
}

/** Eight numbers of a style for the shaders. */
export function hairTraits(shape: HairShape): readonly number[] {
  const { flow } = shape;
  return [
    shape.foreheadM,
    shape.napeM,
    shape.upToM,
    stuff[shape.stuff],
    shape.hidesEars ? 1 : 0,
    shape.softM,
    flow.kind === 'parting' ? flow.x : 1,
    shape.gloss,
  ];
}
