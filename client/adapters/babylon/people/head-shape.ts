/** A simple, friendly head in metres: origin between the eyes, -Z forward as in every pose, +Y up. */
type Field = (x: number, y: number, z: number) => number;

/** The middle from which head and hair are seen as distances in every direction. */
export const headMiddle = [0, 0.012, 0.085] as const;

function ellipsoid(x: number, y: number, z: number, a: number, b: number, c: number): number {
  const k0 = Math.hypot(x / a, y / b, z / c);
  const k1 = Math.hypot(x / (a * a), y / (b * b), z / (c * c));
  return k1 < 1e-9 ? -Math.min(a, b, c) : (k0 * (k0 - 1)) / k1;
}

function join(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - (h * h * k) / 4;
}

function carve(a: number, b: number, k: number): number {
  return -join(-a, b, k);
}

export const skinField: Field = (x, y, z) => {
  const ax = Math.abs(x);
  let d = ellipsoid(x, y - 0.048, z - 0.096, 0.081, 0.093, 0.103);
  d = join(d, ellipsoid(x, y + 0.03, z - 0.055, 0.063, 0.083, 0.068), 0.04);
  d = join(d, ellipsoid(x, y + 0.088, z - 0.024, 0.03, 0.024, 0.026), 0.04);
  d = join(d, ellipsoid(ax - 0.036, y + 0.034, z - 0.025, 0.026, 0.022, 0.022), 0.03);
  d = carve(d, ellipsoid(ax - 0.034, y, z + 0.024, 0.024, 0.016, 0.03), 0.02);
  d = join(d, ellipsoid(x, y + 0.012, z + 0.003, 0.0095, 0.026, 0.014), 0.016);
  d = join(d, ellipsoid(x, y + 0.034, z + 0.012, 0.0125, 0.0105, 0.014), 0.012);
  return join(d, ellipsoid(ax - 0.082, y + 0.012, z - 0.088, 0.011, 0.03, 0.02), 0.01);
};

/** Hair by style: short, bob, bun, long, curls, none, head scarf, cropped. */
export const hairStyles = ['short', 'bob', 'bun', 'long', 'curls', 'none', 'scarf', 'cropped'] as const;
export type HairStyle = (typeof hairStyles)[number];

const scalp: Field = (x, y, z) => ellipsoid(x, y - 0.05, z - 0.098, 0.082, 0.095, 0.105);

/** Positive in front of where hair ends: the face below the hairline. */
function faceCut(y: number, z: number, hairlineM: number): number {
  if (y > hairlineM) return -0.2;
  return 0.052 - 0.04 * smooth(0.02, hairlineM, y) - z;
}

const fields: Readonly<Record<HairStyle, Field>> = {
  short: (x, y, z) => {
    const top = join(scalp(x, y, z) - 0.012, ellipsoid(x, y - 0.12, z - 0.055, 0.06, 0.035, 0.065), 0.03);
    return Math.max(top, faceCut(y, z, 0.088), -(y + 0.012 + 0.06 * smooth(0.06, 0.15, z)));
  },
  bob: (x, y, z) => {
    const ax = Math.abs(x);
    const d = join(scalp(x, y, z) - 0.02, ellipsoid(ax - 0.035, y + 0.035, z - 0.098, 0.066, 0.09, 0.075), 0.03);
    return Math.max(d, faceCut(y, z, 0.09), -(y + 0.105));
  },
  bun: (x, y, z) => {
    const d = Math.max(scalp(x, y, z) - 0.01, faceCut(y, z, 0.094), -(y + 0.02 + 0.05 * smooth(0.08, 0.16, z)));
    return join(d, ellipsoid(x, y - 0.105, z - 0.205, 0.042, 0.042, 0.04), 0.012);
  },
  long: (x, y, z) => {
    const d = join(scalp(x, y, z) - 0.018, ellipsoid(x, y + 0.07, z - 0.135, 0.088, 0.135, 0.06), 0.035);
    return Math.max(d, faceCut(y, z, 0.09), -(y + 0.19));
  },
  curls: (x, y, z) => {
    const _ax = Math.abs(x);
    const bump = 0.006 * Math.sin(x * 150) * Math.sin(y * 140 + 1) * Math.sin(z * 150);
    const d = join(scalp(x, y, z) - 0.038, ellipsoid(x, y - 0.02, z - 0.115, 0.118, 0.1, 0.105), 0.03);
    return Math.max(d + bump, faceCut(y, z, 0.078) + bump, -(y + 0.06));
  },
  none: () => 1,
  scarf: (x, y, z) => {
    const d = join(scalp(x, y, z) - 0.017, ellipsoid(x, y + 0.1, z - 0.09, 0.1, 0.085, 0.095), 0.05);
    const opening = ellipsoid(x, y + 0.012, z + 0.03, 0.067, 0.098, 0.1);
    return Math.max(d, -opening, -(y + 0.17));
  },
  cropped: (x, y, z) =>
    Math.max(scalp(x, y, z) - 0.0055, faceCut(y, z, 0.085), -(y - 0.005 + 0.05 * smooth(0.06, 0.15, z))),
};

/** Distance from the middle of the head to its skin in a direction. */
export function skinRadius(dx: number, dy: number, dz: number): number {
  return radius(skinField, dx, dy, dz);
}

/** Distance to the outer surface of a style; a little under the skin where there is no hair. */
export function hairRadius(style: HairStyle, dx: number, dy: number, dz: number): number {
  const skin = skinRadius(dx, dy, dz);
  if (style === 'none') return skin - 0.01;
  const hair = radius(fields[style], dx, dy, dz);
  return hair > skin + 0.0005 ? hair : skin - 0.009;
}

/** Marches from outside inwards. */
function radius(field: Field, dx: number, dy: number, dz: number): number {
  let r = 0.32;
  for (let i = 0; i < 60 && r > 0.002; i++) {
    const d = field(headMiddle[0] + dx * r, headMiddle[1] + dy * r, headMiddle[2] + dz * r);
    if (d < 0.0004) return r;
    r -= Math.max(d * 0.75, 0.0006);
  }
  return 0;
}

function smooth(a: number, b: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - a) / (b - a)));
  return t * t * (3 - 2 * t);
}
