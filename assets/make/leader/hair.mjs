// The leader's hair: a wavy bob with a side parting, as a field over the skull. Locks overlap and end at different heights.
import { closed } from './face.mjs';
import { capsule, carve, ellipsoid, join, mix, noise, ramp } from './sdf.mjs';

/** Where the parting begins, above her left eye. */
const parting = [2.6, 10.5, 3.4];

/** Locks from the parting: places they pass, and their thickness at the beginning, the middle and the end. */
const locks = [
  // Across the forehead to her right, the higher over the lower.
  [
    [parting, [0.4, 9.2, 6.1], [-2.8, 7.3, 7.0], [-5.5, 4.3, 5.4], [-7.2, 0.6, 3.7]],
    [0.8, 1.2, 0.8],
  ],
  [
    [parting, [-0.4, 10.9, 4.5], [-4.0, 9.0, 5.0], [-6.8, 5.4, 3.9], [-8.0, 1.0, 2.4]],
    [0.9, 1.35, 1.0],
  ],
  [
    [
      [2.4, 11.0, 1.2],
      [-2.6, 11.6, 2.4],
      [-6.6, 8.4, 2.2],
      [-8.3, 3.0, 1.2],
      [-8.6, -3.0, 0.8],
    ],
    [0.8, 1.2, 0.9],
  ],
  [
    [
      [-5.9, 5.0, 4.6],
      [-7.5, 0.6, 3.3],
      [-7.9, -3.6, 2.6],
      [-7.8, -7.2, 3.0],
      [-6.6, -10.4, 4.2],
    ],
    [0.75, 1.15, 0.3],
  ],
  [
    [
      [-7.6, 2.8, 1.6],
      [-8.6, -3.4, 0.8],
      [-8.6, -7.4, 0.8],
      [-7.2, -11.0, 1.9],
    ],
    [0.9, 1.35, 0.35],
  ],
  // Back over her left ear.
  [
    [parting, [4.5, 9.5, 4.9], [6.3, 6.6, 4.3], [7.4, 2.6, 3.0], [7.9, -2.4, 1.9]],
    [0.8, 1.15, 0.9],
  ],
  [
    [
      [6.3, 6.2, 3.7],
      [7.7, 1.4, 2.6],
      [8.1, -3.6, 1.9],
      [7.9, -7.0, 2.4],
      [6.8, -9.9, 3.7],
    ],
    [0.8, 1.1, 0.3],
  ],
  [
    [
      [7.2, 3.4, 1.0],
      [8.5, -3.0, 0.2],
      [8.7, -7.0, 0.1],
      [7.5, -10.6, 1.1],
    ],
    [0.9, 1.35, 0.35],
  ],
];

function lock(x, y, z, places, [first, middle, last]) {
  let d = 1e3;
  const thickness = (t) => (t < 0.5 ? mix(first, middle, t * 2) : mix(middle, last, t * 2 - 1));
  for (let i = 0; i + 1 < places.length; i++) {
    const [a, b] = [i, i + 1].map((k) => thickness(k / (places.length - 1)));
    d = join(d, capsule(x, y, z, ...places[i], ...places[i + 1], a, b), 0.9);
  }
  return d;
}

/** Whole turns of this many grooves each way leave no seam at the back of the head. */
const grooves = { broad: 4.5, fine: 11, finest: 29.5 };

export function hairField(x, y, z) {
  const ax = Math.abs(x);
  let d = ellipsoid(ax, y - 3.7, z + 1.4, 8.6, 9.35, 10.5);
  d = join(d, ellipsoid(ax - 1.6, y + 3.4, z + 2.3, 7.1, 8.4, 8.0), 3);
  // The face is free: behind the temples, above the forehead.
  const side = 1.3 + 0.3 * ramp(-3, 4, y) + 3.0 * ramp(2.4, 7, y);
  const forehead = carve(y - 8.5 - 0.1 * x * ramp(0, 4, x) + 0.03 * ax * ax, side - z, 1.4);
  d = carve(d, -forehead * 0.8, 1.4);
  for (const [places, thickness] of locks) d = join(d, lock(x, y, z, places, thickness), 0.8);
  const round = Math.atan2(x, z + 1);
  const bent = noise(x * 0.22, y * 0.12, z * 0.22) * 3;
  // Broad locks with a wave, each of its own length; longer in front than at the nape.
  const low = ramp(5, -4, y);
  const broad = Math.sqrt(Math.abs(Math.sin(round * grooves.broad + bent * 0.4 + 0.3 * Math.sin(y * 0.5))) + 0.03);
  const wave = Math.sin(0.75 * y + 4 * noise(x * 0.3, 3.5, z * 0.3));
  d -= low * (0.55 * (broad - 0.8) + 0.26 * wave);
  const end = y + 9.7 + 0.22 * z + 1.6 * (noise(x * 0.55, 0.5, z * 0.55) - 0.5);
  d = carve(d, -end, 1.3);
  d = carve(d, -closed(x, y, z) - 0.9, 0.2);
  // Fine strands run sideways from the parting on the crown, and down below it.
  const crown = x * 1.6 + noise(x * 0.3, y * 0.3, z * 0.3) * 2;
  const strand = (turns, times) => mix(Math.sin(crown * times), Math.sin(round * turns + bent * times), ramp(10, 5, y));
  const fine = Math.sqrt(Math.abs(strand(grooves.fine, 1)) + 0.02);
  const finest = Math.sqrt(Math.abs(strand(grooves.finest, 2.7)) + 0.02);
  const part = Math.exp(-((x - 2.7) ** 2) / 0.16) * ramp(8, 10, y) * ramp(-6, 0, z);
  // What the locks in front form is enough.
  const depth = mix(0.16, 0.06, ramp(1, 4.5, z));
  return d - depth * (fine + 0.4 * finest - 0.95) + 0.6 * part;
}

/** 0..1: how much sun this strand of hair has seen: more towards the ends, and not every lock. */
export function fairness(x, y, z) {
  const ends = ramp(3, -9, y);
  const streak = noise(x * 1.3, y * 0.12, z * 1.3);
  return Math.min(1, 0.1 + 0.35 * streak * streak + ends * (0.15 + 0.4 * noise(x * 0.7 + 9, y * 0.1, z * 0.7)));
}
