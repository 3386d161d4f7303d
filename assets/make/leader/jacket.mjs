// A leader's jacket: sheets over one field, cut along the curves of a tailor's pattern. The curves are given in the front view.
import { partOf, sheetPart, surface } from './parts.mjs';
import { carve, clamp, ellipsoid, join, mix, noise, ramp } from './sdf.mjs';
import { curve, grid, unit } from './sheet.mjs';
import { alongForearm, arm } from './torso.mjs';

const hemY = -89;
const cuffAt = 0.965;

const folds = (x, y, z) => {
  const ax = Math.abs(x);
  const elbow = Math.hypot(ax - 22.2, y + 55, z + 4.4);
  const armpit = Math.hypot(ax - 14.5, y + 33, z - 3);
  const button = Math.hypot(x, y + 58.5);
  return (
    0.2 *
      Math.sin(y * 0.5 + ax * 0.4 + 3 * noise(x * 0.15, y * 0.15, z * 0.15)) *
      Math.exp(-((y + 62) ** 2) / 160) *
      ramp(4, 12, ax) +
    0.32 * Math.sin(y * 0.95 + z * 0.5) * Math.exp((-elbow * elbow) / 55) +
    0.22 * Math.sin((ax + y) * 0.7) * Math.exp((-armpit * armpit) / 45) +
    0.24 * Math.sin(y * 0.9 + ax * 0.3) * Math.exp(-((y + 76) ** 2) / 60) * ramp(18.5, 22, ax) +
    0.16 * Math.sin(Math.atan2(y + 58.5, x) * 9) * Math.exp(-((button - 6) ** 2) / 16) * ramp(2, 6, z) +
    0.3 * (noise(x * 0.16, y * 0.1, z * 0.16) - 0.5)
  );
};

/** A jacket's outside over a trunk, without any opening; `skirt` is its lower half. */
export const jacketBaseOf =
  (torso, { skirt }) =>
  (x, y, z) => {
    const ax = Math.abs(x);
    let d = torso(ax, y, z) - 1.15;
    d = join(d, ellipsoid(ax, y + 93, z + 0.4, ...skirt), 7);
    d = join(d, arm(ax, y, z, 0.9), 2.4);
    return d + folds(x, y, z) * 0.8;
  };

/** Half the opening at the chest. */
const opening = (y) => 0.6 + 5.9 * clamp((y + 57) / 37, 0, 1.1) ** 0.85;
/** Her left front lies over the right one; under the second button both swing away. */
const frontEdge = (y, sign) => {
  const down = Math.max(0, -66.5 - y);
  const away = 0.0085 * down * down + 2.4 * (down / 22.5) ** 9;
  return mix(sign * opening(y), -0.6, ramp(-52.5, -58.5, y)) + sign * (0.05 + away);
};

function isCloth(x, y, z) {
  const ax = Math.abs(x);
  const neck = y > -26 ? Math.hypot(x, z + 3.4) - 6.1 : 20;
  const front = z > -3 ? Math.max(x - frontEdge(y, 1), frontEdge(y, -1) - x) : 20;
  const cuff = ax > 19 && y < -60 ? (cuffAt - alongForearm(ax, y, z)) * 25 : 20;
  return Math.min(neck, front, y - hemY, cuff);
}

/** The lapel stands off the chest, most along its fold. */
const lapelLift = (ax, y) => (0.34 + 0.42 * Math.exp(-(((ax - opening(y)) / 1.5) ** 2))) * ramp(-59, -52, y) + 0.1;
const lapelOuter = (y) => 0.5 + 12.4 * clamp((y + 57.8) / 25, 0, 1.2) ** 0.82;
const gorge = { notch: [9.2, -31.7], tipY: -32.7 };

function isLapel(x, y) {
  const ax = Math.abs(x);
  const top =
    ax < gorge.notch[0]
      ? mix(-29, gorge.notch[1], ramp(5, 9.2, ax))
      : mix(gorge.notch[1], gorge.tipY, (ax - 9.2) / 3.7);
  return Math.min(ax - opening(y), y + 57.6, join((lapelOuter(y) - ax) * 0.85, top - y, 0.5));
}

/** The jacket as a solid with its opening and lapels, for the shadow that it throws. */
export const jacketOf = (base) => (x, y, z) => {
  const d = base(x, y, z);
  if (d > 4) return d;
  const ax = Math.abs(x);
  const body = Math.max(d, -isCloth(x, y, z));
  return z > -2 && y > -59 && y < -28 ? Math.min(body, Math.max(d - lapelLift(ax, y), -isLapel(x, y))) : body;
};

const slopeOf = (field, [x, y, z]) => {
  const e = 0.05;
  return unit([
    field(x + e, y, z) - field(x - e, y, z),
    field(x, y + e, z) - field(x, y - e, z),
    field(x, y, z + e) - field(x, y, z - e),
  ]);
};
/** The place moved along the slope until it is `far` from the jacket, or at least so when `isLeast`. */
const lifted = (base, place, far, isLeast = false) => {
  let p = place;
  for (let i = 0; i < 5; i++) {
    const d = base(...p);
    if (isLeast && d >= far) return p;
    const slope = slopeOf(base, p);
    p = p.map((value, k) => value + slope[k] * (far - d));
  }
  return p;
};
const onFront = (base, x, y, far) => {
  let z = 20;
  while (z > -20) {
    const d = base(x, y, z) - far;
    if (d < 0.01) break;
    z -= Math.max(0.01, d * 0.7);
  }
  return [x, y, z];
};

// The collar's crest about the neck and its edge on the shoulders, from the middle of the back to the notch (x mirrored).
const crestOf = (base) => [
  [0, -16, -10.1],
  [3.4, -16.1, -9.6],
  [5.9, -16.5, -7.3],
  [6.8, -17.4, -3.9],
  [6.9, -20, -0.3],
  onFront(base, 6.5, -23.6, 0.8),
  onFront(base, 5.3, -29.1, 0.75),
];
const edgeOf = (base) => [
  [0, -23, -12],
  [4.6, -23, -11.4],
  [8.8, -22.2, -9],
  [10.2, -21.2, -4.6],
  [11.4, -22.3, -0.6],
  onFront(base, 12.2, -25.4, 0.5),
  onFront(base, 11.5, -28.7, 0.5),
];
/** Rows from inside the neck over the crest to the edge: place between crest and edge, inwards, downwards. */
const collarRows = [
  { inwards: 1, down: 4.6 },
  { inwards: 0.85, down: 1.2 },
  { inwards: 0.5, down: 0.2 },
  { inwards: 0, down: -0.08 },
  { out: 0.06, lift: 0.62 },
  { out: 0.2, lift: 0.62 },
  { out: 0.42, lift: 0.58 },
  { out: 0.64, lift: 0.54 },
  { out: 0.82, lift: 0.5 },
  { out: 1, lift: 0.46 },
];
const collarColumns = 41;

function collarPlace({ base, crest, edge }, i, j) {
  const side = (i / (collarColumns - 1)) * 2 - 1;
  const u = Math.abs(side);
  const sign = side < 0 ? -1 : 1;
  const row = collarRows[j];
  const top = curve(crest, u);
  let p;
  if (row.out === undefined) {
    const inwards = unit([-top[0], 0, -3.4 - top[2]]);
    const down = row.down * mix(1, 0.25, ramp(0.55, 0.8, u));
    p = top.map((value, k) => value + inwards[k] * row.inwards - (k === 1 ? down : 0));
  } else {
    const low = curve(edge, u);
    const dip = row.out < 0.64 ? row.out / 0.64 : (1 - row.out) / 0.36;
    p = top.map((value, k) => mix(value, low[k], row.out));
    p[1] -= 2.7 * dip * ramp(0.84, 1, u);
    p = lifted(base, p, row.lift, row.out < 0.8);
  }
  return [sign * p[0], p[1], p[2]];
}

function button(base, x, y) {
  const middle = onFront(base, x, y, 0.12);
  const out = slopeOf(base, middle);
  const right = unit([out[2], 0, -out[0]]);
  const up = [
    out[1] * right[2] - out[2] * right[1],
    out[2] * right[0] - out[0] * right[2],
    out[0] * right[1] - out[1] * right[0],
  ];
  const rings = [
    [0, 0.22],
    [0.5, 0.2],
    [0.62, 0.34],
    [0.8, 0.3],
    [0.86, 0],
  ];
  return grid(13, rings.length, (i, j) => {
    const a = (i / 12) * Math.PI * 2;
    const [r, high] = rings[j];
    return middle.map((value, k) => value + (right[k] * Math.cos(a) - up[k] * Math.sin(a)) * r + out[k] * high);
  });
}

/** All parts of the jacket over this base; `around` darkens what is near to it. */
export function jacketParts(base, { cloth, button: buttonColor }, around) {
  const collar = { base, crest: crestOf(base), edge: edgeOf(base) };
  const color = (_x, _y, _z, open) => cloth.map((value) => value * mix(0.3, 1, open));
  const sheet = { kind: surface.cloth, color, around, openScale: 3 };
  const thinHem = { radius: () => 0.13, facing: 0.3 };
  const flap = (sign) =>
    partOf((x, y, z) => base(x, y, z) - 0.3, {
      ...sheet,
      min: [sign > 0 ? 5 : -16, -80, 2],
      max: [sign > 0 ? 16 : -5, -71, 16],
      h: 0.25,
      triangles: 60,
      keep: (x, y) => {
        const [px, py] = [Math.abs(x) - 10.4, y + 75.4 - 0.12 * (Math.abs(x) - 10.4)];
        return -carve(Math.abs(px) - 3.7, Math.abs(py) - 2.1, py < 0 ? 1.4 : 0.2);
      },
      hem: thinHem,
    });
  const lapels = partOf((x, y, z) => base(x, y, z) - lapelLift(Math.abs(x), y), {
    ...sheet,
    min: [-14.5, -59, -2],
    max: [14.5, -27.5, 15],
    h: 0.25,
    triangles: 620,
    keep: isLapel,
    hem: {
      radius: (x, y) => {
        const ax = Math.abs(x);
        return mix(0.13, lapelLift(ax, y) * 0.5, Math.exp(-(((ax - opening(y)) / 0.5) ** 2)));
      },
      facing: 0.3,
    },
  });
  const welt = partOf((x, y, z) => base(x, y, z) - 0.24, {
    ...sheet,
    min: [8, -48, 0],
    max: [16, -41, 14],
    h: 0.25,
    triangles: 40,
    keep: (x, y) => -carve(Math.abs(x - 11.9) - 2.7, Math.abs(y + 44.4 - 0.16 * (x - 11.9)) - 0.75, 0.2),
    hem: thinHem,
  });
  return [
    partOf(base, {
      ...sheet,
      min: [-34, -92, -17],
      max: [34, -12, 16],
      h: 0.36,
      triangles: 2600,
      keep: isCloth,
      hem: { radius: () => 0.22, steps: 3, facing: 2, where: (_x, y) => y < -21 },
    }),
    lapels,
    sheetPart(
      grid(collarColumns, collarRows.length, (i, j) => collarPlace(collar, i, j)),
      {
        ...sheet,
        hem: { radius: () => 0.14, facing: 0.3, where: (x, y, z) => base(x, y, z) > 0.2 },
      },
    ),
    flap(1),
    flap(-1),
    welt,
    ...[
      [0.3, -59.2],
      [0.3, -66],
    ].map(([x, y]) => sheetPart(button(base, x, y), { ...sheet, kind: surface.shoe, color: () => buttonColor })),
  ];
}
