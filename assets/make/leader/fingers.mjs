// The left hand's bones (centimetres, body frame). Its own frame: towards the fingers, out of the palm, towards the thumb.
import { ramp } from './sdf.mjs';
import { crossed, unit } from './sheet.mjs';

export const wrist = [25.4, -79.5, 1.4];
const along = unit([0.13, -0.95, 0.28]);
// Hanging, the palm looks at the thigh and the thumb to the front.
const palm = unit(crossed(along, [0.3, 0.28, 0.92]));
const thumbward = crossed(palm, along);
export const handAxes = [along, palm, thumbward];
export const place = ([a, p, t]) => wrist.map((value, k) => value + along[k] * a + palm[k] * p + thumbward[k] * t);

/** Knuckle, lengths of the three bones, thickness, curl in radians, how far it is spread. */
const shapes = {
  Index: { knuckle: [9.2, 0, 2.8], bones: [3.8, 2.4, 1.9], thickness: 0.84, curl: 0.26, spread: 0.08 },
  Middle: { knuckle: [9.6, 0, 0.95], bones: [4.2, 2.7, 2], thickness: 0.87, curl: 0.35, spread: 0.02 },
  Ring: { knuckle: [9.2, 0, -0.95], bones: [3.9, 2.5, 1.9], thickness: 0.83, curl: 0.43, spread: -0.04 },
  Pinky: { knuckle: [8.5, 0, -2.7], bones: [3, 1.9, 1.7], thickness: 0.72, curl: 0.52, spread: -0.1 },
};

/** Each finger as the ends of its bones, with its thickness there. */
export const fingers = Object.fromEntries(
  Object.entries(shapes).map(([name, { knuckle, bones, thickness, curl, spread }]) => {
    const ends = [{ at: knuckle, radius: thickness }];
    let bend = 0.1 + curl * 0.4;
    bones.forEach((length, k) => {
      const [a, p, t] = ends[k].at;
      const at = [a + Math.cos(bend) * length, p + Math.sin(bend) * length, t + spread * length];
      ends.push({ at, radius: thickness * (0.93 - 0.1 * k) });
      bend += curl * (k === 0 ? 1 : 0.7);
    });
    return [name, ends.map(({ at, radius }) => ({ at: place(at), radius }))];
  }),
);
export const thumb = [
  { at: [2.2, 0.6, 2.6], radius: 1.4 },
  { at: [5, 1.5, 4.8], radius: 1.18 },
  { at: [8, 2, 5.5], radius: 0.96 },
  { at: [10.2, 2.1, 5.2], radius: 0.74 },
].map(({ at, radius }) => ({ at: place(at), radius }));

/** Where fingers bend, under their usual names, without the side: at the knuckle and in the middle. */
export const fingerJoints = {
  ...Object.fromEntries(
    Object.entries(fingers).flatMap(([name, ends]) => [
      [`Hand${name}1`, ends[0].at],
      [`Hand${name}2`, ends[1].at],
    ]),
  ),
  HandThumb2: thumb[1].at,
  HandThumb3: thumb[2].at,
};
const chains = [
  ...Object.entries(fingers).map(([name, ends]) => ({ ends, bends: [0, 1], joints: [`Hand${name}1`, `Hand${name}2`] })),
  { ends: thumb, bends: [1, 2], joints: ['HandThumb2', 'HandThumb3'] },
];

/** How far a place is along a chain of bones in centimetres, and from its skin. */
function alongChain(x, ends) {
  let best = { distance: Number.POSITIVE_INFINITY, reach: 0 };
  let before = 0;
  for (let k = 0; k + 1 < ends.length; k++) {
    const [a, b] = [ends[k], ends[k + 1]];
    const bone = b.at.map((value, i) => value - a.at[i]);
    const length = Math.hypot(...bone);
    const t = x.reduce((sum, value, i) => sum + ((value - a.at[i]) * bone[i]) / (length * length), 0);
    const [first, last] = [k === 0, k + 2 === ends.length];
    const on = Math.min(last ? 1.5 : 1, Math.max(first ? -1 : 0, t));
    const distance =
      Math.hypot(...x.map((value, i) => value - a.at[i] - bone[i] * Math.min(1, Math.max(0, on)))) - a.radius;
    if (distance < best.distance) best = { distance, reach: before + on * length };
    before += length;
  }
  return best;
}

const reachOf = (ends, bend) =>
  ends
    .slice(1, bend + 1)
    .reduce((sum, { at }, k) => sum + Math.hypot(...at.map((value, i) => value - ends[k].at[i])), 0);

/** The two joints of the finger that a place on the left hand belongs to, and their shares; what is left is the palm's. */
export function fingerShares(x) {
  const near = chains
    .map((chain) => ({ chain, ...alongChain(x, chain.ends) }))
    .reduce((a, b) => (b.distance < a.distance ? b : a));
  const [first, second] = near.chain.bends.map((bend) => reachOf(near.chain.ends, bend));
  const past = ramp(first - 0.9, first + 0.9, near.reach);
  const tip = past * ramp(second - 0.7, second + 0.7, near.reach);
  return { joints: near.chain.joints, shares: [past - tip, tip] };
}
