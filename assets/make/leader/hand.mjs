// The leader's left hand as a field.
import { fingers, handAxes, place, thumb, wrist } from './fingers.mjs';
import { capsule, ellipsoid, join, roundBox } from './sdf.mjs';

const [along, palm, thumbward] = handAxes;
const bonesOf = (ends) => ends.slice(1).map((end, k) => [...ends[k].at, ...end.at, ends[k].radius, end.radius]);
const fingerBones = Object.values(fingers).map(bonesOf);
const thumbBones = bonesOf(thumb);
const forearm = [...place([-5, 0, 0]), ...place([2, 0, 0])];

/** A place in the hand's own frame: towards the fingers, out of the palm, towards the thumb. */
export function inHand(x, y, z) {
  const from = [x - wrist[0], y - wrist[1], z - wrist[2]];
  return [along, palm, thumbward].map((axis) => from.reduce((sum, value, k) => sum + value * axis[k], 0));
}

export function hand(x, y, z) {
  const [a, p, t] = inHand(x, y, z);
  let d = roundBox(a - 6, p, t, 4.1, 1.15, 3.45 - 0.07 * (6 - a), 1.1);
  d = join(d, capsule(x, y, z, ...forearm, 2.4, 2.2), 1.6);
  d = join(d, ellipsoid(a - 4.5, p - 0.7, t - 2.4, 3.2, 1.4, 1.6), 1);
  let all = 9;
  for (const bones of fingerBones) {
    let one = 9;
    for (const bone of bones) one = join(one, capsule(x, y, z, ...bone), 0.25);
    all = Math.min(all, one);
  }
  d = join(d, all, 0.5);
  thumbBones.forEach((bone, k) => {
    d = join(d, capsule(x, y, z, ...bone), k === 0 ? 0.9 : 0.35);
  });
  return d;
}
