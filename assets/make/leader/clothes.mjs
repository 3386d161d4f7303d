// What a leader wears under a jacket, trousers and shoes. Same frame as the head, floor at y = floorY.
import { partOf, sheetPart, surface } from './parts.mjs';
import { capsule, carve, ellipsoid, join, mix, noise, ramp, roundBox } from './sdf.mjs';
import { grid } from './sheet.mjs';
import { bodyScale, floorY, joints } from './skeleton.mjs';
import { alongForearm, arm } from './torso.mjs';

const shade = (color, open, dark) => color.map((value) => value * mix(dark, 1, open));
const neckZ = -3.4;

/** The neckline's height all round the neck. */
const necklineY = ({ y, front, side }, azimuth) => y + front * Math.cos(azimuth) + side * Math.sin(azimuth) ** 2;

/** A shirt over a trunk; `neck` is the head's field where the finished body has it. */
export const shirtOf = (torso, neck) => (x, y, z) => {
  const d = torso(Math.abs(x), y, z) - 0.4;
  return y > -28 ? join(d, neck(x, y, z) - 0.15, 1.5) : d;
};
/** A head's field, seen from the body. */
export const neckOf = (closed, fitted) => (x, y, z) => closed(...fitted([x, y, z])) / bodyScale;

/** The collar: `profile` says how far out and up from the neckline, from the inside over the top to the outside. */
function collarBand({ neckline, profile, lean }, neck) {
  const steps = 32;
  const middle = Array.from({ length: steps }, (_, i) => {
    const azimuth = Math.PI - (i / steps) * Math.PI * 2;
    const y = necklineY(neckline, azimuth);
    let r = 2;
    while (neck(Math.sin(azimuth) * r, y, neckZ + Math.cos(azimuth) * r) < 0.3 && r < 9) r += 0.02;
    return { azimuth, y, r };
  });
  // The neck's sinews do not show in the band.
  const around = (i) =>
    [-4, -3, -2, -1, 0, 1, 2, 3, 4].reduce((sum, step) => sum + middle[(i + step + steps) % steps].r / 9, 0.1);
  return grid(steps + 1, profile.length, (i, j) => {
    const { azimuth, y } = middle[i % steps];
    const r = around(i % steps);
    const [out, up] = profile[j];
    return [Math.sin(azimuth) * (r + out), y + up, neckZ + Math.cos(azimuth) * (r + out) + lean * up];
  });
}

export function shirtParts(shirt, neck, { collar, kind, shirt: shirtColor }) {
  const sheet = {
    kind,
    color: (_x, _y, _z, open) => shade(shirtColor, open, 0.35),
    around: shirt,
    openScale: 3,
  };
  const cuff = partOf((x, y, z) => (x > 0 ? arm(x, y, z, -0.1) : 9), {
    ...sheet,
    min: [17, -86, -8],
    max: [34, -70, 12],
    h: 0.3,
    triangles: 100,
    keep: (x, y, z) => {
      const t = alongForearm(x, y, z);
      return Math.min(1.005 - t, t - 0.9) * 25;
    },
    hem: { radius: () => 0.1, facing: 1, where: (x, y, z) => alongForearm(x, y, z) > 0.95 },
  });
  return [
    partOf(shirt, {
      ...sheet,
      min: [-12.5, -66, -12],
      max: [12.5, -12, 14],
      h: 0.35,
      triangles: 500,
      keep: (x, y, z) =>
        Math.min(necklineY(collar.neckline, Math.atan2(x, z - neckZ)) - y - 0.1, 11.5 - Math.abs(x), y + 64, z + 9),
    }),
    sheetPart(collarBand(collar, neck), sheet),
    cuff,
    mirrored(cuff),
  ];
}

export const trousersOf = (torso) => (x, y, z) => {
  const ax = Math.abs(x);
  const leg = join(
    capsule(ax, y, z, ...joints.LeftUpLeg, ...joints.LeftLeg, 7.9, 6.5),
    capsule(ax, y, z, ...joints.LeftLeg, 10.3, -163, -1.6, 6.4, 5.9),
    2,
  );
  let d = join(ellipsoid(ax, y + 82, z + 0.6, 14.8, 12, 9.8), torso(ax, y, z) - 0.6 + Math.max(0, y + 70) * 0.1, 1);
  // Narrow enough for the jacket above the legs.
  d = join(carve(d, -(y + 98), 6), leg, 3.5) + 1.3 * ramp(-98, -88, y);
  const knee = Math.hypot(ax - 9.6, y + 124, z - 4);
  const crease = -0.3 * Math.exp(-((ax - 9.8) ** 2) / 0.6) * ramp(2, 5, z) * ramp(-90, -100, y);
  return (
    d +
    crease +
    0.3 * Math.sin(y * 0.6 + ax * 0.3) * Math.exp((-knee * knee) / 80) +
    0.35 * Math.sin(y * 0.8) * Math.exp(-((y + 156) ** 2) / 30) +
    0.25 * (noise(x * 0.2, y * 0.1, z * 0.2) - 0.5)
  );
};

export function trouserParts(trousers, trouserColor) {
  return [
    partOf(trousers, {
      min: [-22, -166, -16],
      max: [22, -60, 14],
      h: 0.6,
      triangles: 860,
      kind: surface.cloth,
      openScale: 3,
      color: (_x, _y, _z, open) => shade(trouserColor, open, 0.35),
      keep: (_x, y, z) => Math.min(-62 - y, y + 162.2 - 0.12 * (z + 2)),
      hem: { radius: () => 0.25, facing: 2, where: (_x, y) => y < -100 },
    }),
  ];
}

function shoes(x, y, z) {
  const ax = Math.abs(x);
  let d = capsule(ax, y, z, 10.2, -161.3, -4.5, 11.6, -162.6, 13.0, 3.9, 3.1);
  d = join(d, capsule(ax, y, z, 10.2, -157, -2.5, 10.8, -161, 5, 3.9, 3.4), 2.5);
  d = join(d, ellipsoid(ax - 11.7, y + 162.8, z - 13.5, 4.1, 2.4, 4.6), 2);
  d = carve(d, -(y - (floorY + 1.1)), 0.4);
  let sole = roundBox(ax - 11.0 - 0.06 * (z - 4), y - (floorY + 0.65), z - 5.0, 4.25, 0.65, 12.6, 0.5);
  sole = carve(sole, ellipsoid(ax - 11.2, 0, z - 5, 4.6, 10, 13), 0.3);
  return Math.min(d, sole);
}

export function shoeParts(shoeColor) {
  return [
    partOf(shoes, {
      min: [-18, -167, -12],
      max: [18, -152, 21],
      h: 0.4,
      triangles: 450,
      kind: surface.shoe,
      openScale: 3,
      color: (_x, y, _z, open) => shade(shoeColor, open * (y < floorY + 1.3 ? 0.35 : 1), 0.4),
    }),
  ];
}

/** The part on the other side. */
export function mirrored(part) {
  const flipX = (values) => values.map((value, i) => (i % 3 === 0 ? -value : value));
  return {
    ...part,
    positions: flipX(part.positions),
    normals: flipX(part.normals),
    indices: part.indices.map((_, i) => part.indices[i % 3 === 1 ? i + 1 : i % 3 === 2 ? i - 1 : i]),
  };
}
