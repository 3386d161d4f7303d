// The leader's clothes and hands as fields: blazer, shirt, trousers, shoes. Same frame as the head, floor at y = floorY.

import { capsule, carve, clamp, ellipsoid, join, noise, ramp, roundBox } from './sdf.mjs';
import { floorY, joints } from './skeleton.mjs';

const torso = (ax, y, z) => {
  let d = ellipsoid(ax, y + 38, z + 1.2, 16.6, 17, 10.6);
  d = join(d, ellipsoid(ax, y + 60, z + 0.2, 14.2, 18, 9.6), 8);
  d = join(d, ellipsoid(ax, y + 80, z + 0.6, 15.6, 13, 10.4), 8);
  d = join(d, capsule(ax, y, z, 0, -26, -3.6, 16.2, -27.6, -3.4, 6.2, 5.4), 5);
  d = join(d, capsule(ax, y, z, 0, -18, -4.8, 14.5, -25, -4.2, 3.6, 3.2), 4);
  d = join(d, ellipsoid(ax - 6.5, y + 34, z - 5.6, 6.5, 6.5, 3.0), 5);
  return d;
};
const arm = (ax, y, z, o = 0) => {
  let d = capsule(ax, y, z, ...joints.LeftArm, ...joints.LeftForeArm, 5.6 + o, 4.5 + o);
  d = join(d, capsule(ax, y, z, ...joints.LeftForeArm, ...joints.LeftHand, 4.6 + o, 3.5 + o), 1.5);
  d = join(d, ellipsoid(ax - 17.6, y + 29, z + 3.2, 5.6 + o, 6.5, 5.8 + o), 3);
  return d;
};
const HEM = -89;
const folds = (x, y, z) => {
  const ax = Math.abs(x);
  let f =
    0.22 *
    Math.sin(y * 0.55 + ax * 0.35 + noise(x * 0.15, y * 0.15, z * 0.15) * 7) *
    Math.exp(-((y + 62) ** 2) / 160) *
    ramp(3, 12, ax);
  const e = Math.hypot(ax - 24.2, y + 55, z + 4.2);
  f += 0.3 * Math.sin(y * 1.1 + z * 0.5) * Math.exp((-e * e) / 50);
  const a = Math.hypot(ax - 15.5, y + 31, z - 3);
  f += 0.25 * Math.sin((ax + y) * 0.75) * Math.exp((-a * a) / 45);
  f += 0.28 * Math.sin(y * 1.05 + ax * 0.2) * Math.exp(-((y + 77) ** 2) / 60) * ramp(20, 25, ax);
  return f + 0.25 * (noise(x * 0.22, y * 0.16, z * 0.22) - 0.5);
};
export function jacketBase(x, y, z) {
  const ax = Math.abs(x);
  let d = torso(ax, y, z) - 1.15;
  d = join(d, ellipsoid(ax, y + 84, z + 0.4, 16.8, 10, 11.4), 6);
  d = join(d, arm(ax, y, z, 1.0), 2.6);
  return d + folds(x, y, z) * 0.8;
}
// 2-D seg distance helper (front projection)
const poly = (px, py, P) => {
  let d = 1e9,
    s = 1;
  for (let i = 0, j = P.length - 1; i < P.length; j = i, i++) {
    const ex = P[j][0] - P[i][0],
      ey = P[j][1] - P[i][1],
      wx = px - P[i][0],
      wy = py - P[i][1];
    const t = clamp((wx * ex + wy * ey) / (ex * ex + ey * ey), 0, 1);
    const bx = wx - ex * t,
      by = wy - ey * t;
    d = Math.min(d, bx * bx + by * by);
    const c1 = py >= P[i][1],
      c2 = py < P[j][1],
      c3 = ex * wy > ey * wx;
    if ((c1 && c2 && c3) || (!c1 && !c2 && !c3)) s = -s;
  }
  return s * Math.sqrt(d);
};
const LAPEL = [
  [0.6, -57],
  [3.9, -46],
  [6.2, -34],
  [9.0, -29.8],
  [12.4, -33.2],
  [10.2, -41],
  [6.0, -50],
]; // from button to notch
const COLLAR = [
  [6.2, -33.2],
  [6.9, -24],
  [6.6, -17],
  [9.6, -17],
  [11.2, -24],
  [11.6, -29.4],
  [9.3, -29.2],
];
const vedge = (y) => 0.6 + 5.9 * clamp((y + 57) / 37, 0, 1.1) ** 0.85;
export function jacket(x, y, z) {
  const ax = Math.abs(x);
  const b = jacketBase(x, y, z);
  let d = b;
  // opening (V) cut through the front
  if (z > -8 && y > -60) {
    const v = y > -57 ? ax - vedge(y) : Math.hypot(ax - 0.6, y + 57);
    const cut = Math.max(v * 0.9, -(z + (y > -22 ? 7 : 2)));
    d = carve(d, -Math.max(cut, -57 - y - 0.3), 0.35);
  }
  // below the button: cutaway split
  if (y < -57 && z > 0) {
    const v = ax - Math.max(0.12, 0.25 * Math.max(0, -66 - y) ** 0.9);
    d = carve(d, -Math.max(v, -(d + 1.4)), 0.3);
  }
  // neck hole
  d = carve(d, -capsule(x, y, z, 0, -12, -3.4, 0, -17.5, -3.8, 6.3, 6.4), 0.5);
  // lapels + collar as raised panels, front
  if (z > -4) {
    const lp = poly(ax, y, LAPEL);
    d = join(d, carve(b - 0.75 - 0.15 * ramp(-52, -34, y), lp, 0.35), 0.25);
    const cl = poly(ax, y, COLLAR);
    d = join(d, carve(b - 0.85, cl, 0.35), 0.2);
  }
  // collar at the back of the neck
  const ring = Math.abs(Math.hypot(x * 0.95, z + 4.2) - 7.2 - 0.1 * (-17 - y)) - 0.55;
  d = join(d, carve(carve(ring, Math.abs(y + 18.6 + 0.12 * (z + 4)) - 2.4, 0.5), z - 1.0, 0.8), 0.6);
  // pockets
  if (z > 0) {
    const pf = poly(ax, y, [
      [7, -74],
      [14, -73],
      [14, -77.2],
      [7, -78],
    ]);
    d = join(d, carve(b - 0.4, pf, 0.25), 0.15);
    if (x > 0) {
      const bp = poly(x, y, [
        [7.8, -41.2],
        [13.6, -40],
        [13.5, -41.7],
        [7.7, -43],
      ]);
      d = join(d, carve(b - 0.35, bp, 0.2), 0.12);
    }
  }
  // front overlap edge (character's left over right)
  if (z > 0 && y < -56.5) {
    const _ov = Math.max(x - 1.2 - -0.0, -x - 0.8);
    if (y > -66) d = join(d, carve(b - 0.25, Math.max(Math.abs(x - 0.2) - 1.3, -y - 66), 0.2), 0.15);
  }
  // buttons
  if (z > 0)
    for (const by of [-58.5, -66.5]) {
      d = join(d, carve(Math.hypot(x - 0.2, y - by) - 0.85, b - 0.62, 0.15), 0.08);
    }
  // hem and sleeve end
  d = carve(d, -(y - HEM - 0.006 * z * z * 0 - 0.04 * x * x * 0.05), 1.0);
  const t = ((ax - 24.2) * 4 + (y + 55) * -24.5 + (z + 4.2) * 5.4) / (4 * 4 + 24.5 * 24.5 + 5.4 * 5.4);
  if (ax > 18 && y < -60) d = carve(d, (t - 0.955) * 25, 0.5);
  // hollow sleeve
  if (ax > 22 && y < -74) d = carve(d, -arm(ax, y, z, -0.1), 0.2);
  return d;
}
export function shirt(x, y, z) {
  const ax = Math.abs(x);
  let d = torso(ax, y, z) - 0.35;
  d = carve(d, ax - 11.5, 0.5);
  d = carve(d, y + 17.2 - 0.1 * (-z * 1.2 + 0) + 0.028 * (x * x) * -0.6, 0.6);
  // neckline
  const hole = Math.hypot(x, (z + 3.4) * 0.95) - 5.15;
  d = carve(d, -Math.max(hole, y + 60), 0.3);
  // ribbed crew collar torus following slope
  const yc = -19.4 - 0.2 * (z + 3.4);
  const ringR = Math.hypot(x * 0.98, (z + 3.3) * 0.92) - 5.75;
  d = join(d, Math.hypot(ringR, (y - yc) * 0.75) - 0.8, 0.35);
  d = carve(d, -(y + 70), 0.5);
  return d + 0.04 * Math.sin(Math.atan2(x, z) * 70) * (Math.abs(y - yc) < 1.2 && Math.abs(ringR) < 1.3 ? 1 : 0);
}
export function trousers(x, y, z) {
  const ax = Math.abs(x);
  let d = ellipsoid(ax, y + 82, z + 0.6, 15.2, 12, 10);
  const leg = join(
    capsule(ax, y, z, ...joints.LeftUpLeg, ...joints.LeftLeg, 8.6, 6.7),
    capsule(ax, y, z, ...joints.LeftLeg, 10.3, -161, -1.6, 6.6, 5.6),
    2,
  );
  d = join(d, leg, 3.5);
  d = carve(d, y + 72, 0.5);
  d = carve(d, -(y + 162.4 - 0.25 * (z + 2) * -1), 0.4);
  const kn = Math.hypot(ax - 9.6, y + 124, z - 4);
  const cre = -0.3 * Math.exp(-((ax - 9.8 - 0.0) ** 2) / 0.6) * ramp(2, 5, z) * ramp(-90, -100, y);
  d +=
    cre * 1 +
    0.35 * Math.sin(y * 0.6 + ax * 0.3) * Math.exp((-kn * kn) / 80) +
    0.4 * Math.sin(y * 0.8) * Math.exp(-((y + 156) ** 2) / 30) +
    0.3 * (noise(x * 0.2, y * 0.1, z * 0.2) - 0.5);
  return d;
}
export function shoes(x, y, z) {
  const ax = Math.abs(x);
  let d = capsule(ax, y, z, 10.2, -161.3, -4.5, 11.6, -162.6, 13.0, 3.9, 3.1);
  d = join(d, capsule(ax, y, z, 10.2, -157, -2.5, 10.8, -161, 5, 3.9, 3.4), 2.5);
  d = join(d, ellipsoid(ax - 11.7, y + 162.8, z - 13.5, 4.1, 2.4, 4.6), 2);
  d = carve(d, -(y - (floorY + 1.1)), 0.4);
  let sole = roundBox(ax - 11.0 - 0.06 * (z - 4), y - (floorY + 0.65), z - 5.0, 4.25, 0.65, 12.6, 0.5);
  sole = carve(sole, ellipsoid(ax - 11.2, 0, z - 5, 4.6, 10, 13), 0.3);
  return Math.min(d, sole);
}
// hand (left), wrist at joints.LeftHand; local axes: D (towards fingers), Pn (palm normal, inwards), F (thumb side, forward)
const nrm = (v) => {
  const l = Math.hypot(...v);
  return v.map((a) => a / l);
};
const crs = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const D = nrm([0.13, -0.95, 0.28]);
let Fv = nrm([0.3, 0.28, 0.92]);
{
  const k = D[0] * Fv[0] + D[1] * Fv[1] + D[2] * Fv[2];
  Fv = nrm([Fv[0] - k * D[0], Fv[1] - k * D[1], Fv[2] - k * D[2]]);
}
const Pn = crs(D, Fv); // check sign below
const PN = Pn[0] < 0 ? Pn : Pn.map((v) => -v);
const loc = (d, p, f) => [0, 1, 2].map((i) => joints.LeftHand[i] + D[i] * d + PN[i] * p + Fv[i] * f);
const fingers = [];
{
  const base = [
      [9.3, 0, 3.1],
      [9.7, 0, 1.0],
      [9.3, 0, -1.1],
      [8.6, 0, -3.0],
    ],
    len = [
      [3.6, 2.4, 1.9],
      [4.0, 2.7, 2.0],
      [3.7, 2.5, 1.9],
      [2.9, 1.9, 1.7],
    ],
    rad = [0.98, 1.0, 0.95, 0.84],
    curl = [0.28, 0.38, 0.46, 0.55];
  base.forEach((b, i) => {
    let p = b.slice(),
      a = 0.1 + curl[i] * 0.4;
    const fan = [0.05, 0.0, -0.05, -0.1][i];
    for (let k = 0; k < 3; k++) {
      const q = [p[0] + Math.cos(a) * len[i][k], p[1] + Math.sin(a) * len[i][k], p[2] + fan * len[i][k]];
      fingers.push([loc(...p), loc(...q), rad[i] * (1 - 0.08 * k), rad[i] * (0.94 - 0.09 * k), k === 2 ? q : null]);
      p = q;
      a += curl[i] * (k === 0 ? 1 : 0.7);
    }
  });
}
const thumb = [
  [2.2, 0.6, 2.8],
  [5.0, 1.5, 5.0],
  [8.0, 2.0, 5.7],
  [10.3, 2.1, 5.4],
].map((v) => loc(...v));
export function hand(x, y, z) {
  const px = x - joints.LeftHand[0],
    py = y - joints.LeftHand[1],
    pz = z - joints.LeftHand[2];
  const d0 = px * D[0] + py * D[1] + pz * D[2],
    p0 = px * PN[0] + py * PN[1] + pz * PN[2],
    f0 = px * Fv[0] + py * Fv[1] + pz * Fv[2];
  let d = roundBox(d0 - 6.0, p0, f0, 4.1, 1.25, 3.7 - 0.06 * (6 - d0), 1.2);
  d = join(d, capsule(x, y, z, ...loc(-5, 0, 0), ...loc(2, 0, 0), 2.6, 2.4), 1.6);
  d = join(d, ellipsoid(d0 - 4.5, p0 - 0.7, f0 - 2.6, 3.2, 1.5, 1.6), 1.0);
  let fg = 1e3;
  for (const [a, b, r1, r2] of fingers) {
    fg = Math.min(fg, capsule(x, y, z, ...a, ...b, r1, r2));
  }
  d = join(d, fg, 0.55);
  let th = capsule(x, y, z, ...thumb[0], ...thumb[1], 1.5, 1.15);
  th = join(th, capsule(x, y, z, ...thumb[1], ...thumb[2], 1.15, 1.0), 0.4);
  th = join(th, capsule(x, y, z, ...thumb[2], ...thumb[3], 1.0, 0.8), 0.4);
  d = join(d, th, 0.9);
  return d;
}
