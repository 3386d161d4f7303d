// The leader's left hand as a field. In its own frame: towards the fingers, out of the palm, towards the thumb.
import { capsule, ellipsoid, join, mix, roundBox } from './sdf.mjs';
import { crossed, unit } from './sheet.mjs';
import { joints } from './skeleton.mjs';

const wrist = joints.LeftHand;
const along = unit([0.13, -0.95, 0.28]);
const palm = unit(crossed([0.3, 0.28, 0.92], along));
const thumbward = crossed(along, palm);
const place = ([a, p, t]) => wrist.map((value, k) => value + along[k] * a + palm[k] * p + thumbward[k] * t);

/** Index to little finger: knuckle, lengths of the three bones, thickness, curl in radians, how far it is spread. */
const fingers = [
  { knuckle: [9.2, 0, 2.8], bones: [3.8, 2.4, 1.9], thickness: 0.84, curl: 0.26, spread: 0.11 },
  { knuckle: [9.6, 0, 0.95], bones: [4.2, 2.7, 2], thickness: 0.87, curl: 0.35, spread: 0.02 },
  { knuckle: [9.2, 0, -0.95], bones: [3.9, 2.5, 1.9], thickness: 0.83, curl: 0.43, spread: -0.07 },
  { knuckle: [8.5, 0, -2.7], bones: [3, 1.9, 1.7], thickness: 0.72, curl: 0.52, spread: -0.17 },
].map(({ knuckle, bones, thickness, curl, spread }) => {
  let from = knuckle;
  let bend = 0.1 + curl * 0.4;
  return bones.map((length, k) => {
    const to = [from[0] + Math.cos(bend) * length, from[1] + Math.sin(bend) * length, from[2] + spread * length];
    const bone = [...place(from), ...place(to), thickness * (1 - 0.08 * k), thickness * (0.93 - 0.1 * k)];
    from = to;
    bend += curl * (k === 0 ? 1 : 0.7);
    return bone;
  });
});
const thumb = [
  [2.2, 0.6, 2.6],
  [5, 1.5, 4.8],
  [8, 2, 5.5],
  [10.2, 2.1, 5.2],
].map(place);

export function hand(x, y, z) {
  const from = [x - wrist[0], y - wrist[1], z - wrist[2]];
  const [a, p, t] = [along, palm, thumbward].map((axis) => from.reduce((sum, value, k) => sum + value * axis[k], 0));
  let d = roundBox(a - 6, p, t, 4.1, 1.15, 3.45 - 0.07 * (6 - a), 1.1);
  d = join(d, capsule(x, y, z, ...place([-5, 0, 0]), ...place([2, 0, 0]), 2.4, 2.2), 1.6);
  d = join(d, ellipsoid(a - 4.5, p - 0.7, t - 2.4, 3.2, 1.4, 1.6), 1);
  let all = 9;
  for (const bones of fingers) {
    let one = 9;
    for (const bone of bones) one = join(one, capsule(x, y, z, ...bone), 0.25);
    all = Math.min(all, one);
  }
  d = join(d, all, 0.5);
  let r = 1.4;
  for (let k = 0; k + 1 < thumb.length; k++) {
    const next = mix(1.4, 0.74, (k + 1) / 3);
    d = join(d, capsule(x, y, z, ...thumb[k], ...thumb[k + 1], r, next), k === 0 ? 0.9 : 0.35);
    r = next;
  }
  return d;
}
