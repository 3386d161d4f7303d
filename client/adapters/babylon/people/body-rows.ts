import { clapRad } from '../../../world/applause.ts';
import { yawOf } from '../../../world/joint.ts';
import { poseTexels } from './people-vertex.ts';

/** Numbers of a row of the pose texture (people-vertex.ts). */
export const rowFloats = poseTexels * 4;

/** Standing bodies follow their heads when these turn further than that. */
const loosenessRad = 0.5;
const standingPelvisM = 0.92;
const leastPelvisM = 0.35;
const pelvisUnderEyesM = 0.68;
const pelvisBehindEyesM = 0.09;

/** How a hand is held that nothing tracks: seen from the pelvis of its own body, the right one. The left one mirrors it. */
export interface Hold {
  readonly rightM: number;
  readonly upM: number;
  readonly aheadM: number;
  /** Sine and cosine of half the angles by which it is turned up, and in. */
  readonly sinUp: number;
  readonly cosUp: number;
  readonly sinIn: number;
  readonly cosIn: number;
  /** Clapping hands meet at the place of their hold; raised ones sway, over it by the height of the head. */
  readonly moves: 'not' | 'claps' | 'sways';
}

const hold = (
  moves: Hold['moves'],
  place: readonly [rightM: number, upM: number, aheadM: number],
  upRad: number,
  inRad: number,
): Hold => ({
  moves,
  rightM: place[0],
  upM: place[1],
  aheadM: place[2],
  sinUp: Math.sin(upRad / 2),
  cosUp: Math.cos(upRad / 2),
  sinIn: Math.sin(inRad / 2),
  cosIn: Math.cos(inRad / 2),
});

export const seatedHolds = {
  rest: hold('not', [0.125, 0.105, 0.28], -0.35, 0.25),
  clap: hold('claps', [0.03, 0.36, 0.34], 0.7, 0.5),
  up: hold('sways', [0.26, 0.2, 0.08], 1.4, 0.25),
} as const;
export const standingHolds = {
  rest: hold('not', [0.235, -0.12, 0.05], -1.35, 0),
  clap: hold('claps', [0.03, 0.3, 0.34], 0.7, 0.5),
  up: hold('sways', [0.26, 0.2, 0.08], 1.4, 0),
} as const;

/**
 * Turns the body of the row at `at` after its head, which is written there: loosely, so that it does not turn with every look. `yaws[of]`
 * is the body's yaw, NaN before it has one. As every function here it takes and gives numbers with a fraction in arrays: as arguments they
 * would be boxed for every person.
 */
export function turnAfterHead(data: Float32Array, at: number, yaws: Float64Array, of: number): void {
  const headYawRad = yawOf(data[at + 4] ?? 0, data[at + 5] ?? 0, data[at + 6] ?? 0, data[at + 7] ?? 1);
  const before = yaws[of] ?? Number.NaN;
  yaws[of] = Number.isNaN(before) ? headYawRad : followHead(before, headYawRad);
  data[at + 27] = yaws[of] ?? 0;
}

function followHead(yawRad: number, headYawRad: number): number {
  const turns = Math.round((headYawRad - yawRad) / (2 * Math.PI));
  const awayRad = headYawRad - yawRad - turns * 2 * Math.PI;
  if (Math.abs(awayRad) > loosenessRad) return yawRad + awayRad - Math.sign(awayRad) * loosenessRad;
  return yawRad + awayRad * 0.01;
}

/** The pelvis of somebody who stands, under the head, over the floor and by the yaw that their row at `at` has. */
export function writeStanding(data: Float32Array, at: number): void {
  const yawRad = data[at + 27] ?? 0;
  const floorM = data[at + 29] ?? 0;
  data[at + 24] = (data[at] ?? 0) + Math.sin(yawRad) * pelvisBehindEyesM;
  data[at + 25] = Math.max(
    floorM + leastPelvisM,
    Math.min(floorM + standingPelvisM, (data[at + 1] ?? 0) - pelvisUnderEyesM),
  );
  data[at + 26] = (data[at + 2] ?? 0) + Math.cos(yawRad) * pelvisBehindEyesM;
  data[at + 28] = 0;
}

/** A hand of the row at `at`, whose pelvis is written, at the moment `now[0]` in milliseconds. `side` is -1 for the left one. */
export function writeHand(
  data: Float32Array,
  at: number,
  side: -1 | 1,
  { rightM, upM, aheadM, sinUp, cosUp, sinIn, cosIn, moves }: Hold,
  now: Float64Array,
): void {
  const to = at + (side < 0 ? 8 : 16);
  const nowMs = now[0] ?? 0;
  const apartM = moves === 'claps' ? 0.09 * Math.abs(Math.sin(clapRad(at / rowFloats, nowMs))) : 0;
  const risenM =
    moves === 'sways' ? (data[at + 1] ?? 0) - (data[at + 25] ?? 0) + 0.015 * Math.sin(nowMs / 400 + at) : 0;
  const halfRad = (data[at + 27] ?? 0) / 2;
  const sinHalf = Math.sin(halfRad);
  const cosHalf = Math.cos(halfRad);
  const sin = 2 * sinHalf * cosHalf;
  const cos = 1 - 2 * sinHalf * sinHalf;
  const right = side * (rightM + apartM);
  data[to] = (data[at + 24] ?? 0) + right * cos - aheadM * sin;
  data[to + 1] = (data[at + 25] ?? 0) + upM + risenM;
  data[to + 2] = (data[at + 26] ?? 0) - right * sin - aheadM * cos;
  // The turn of the body and the hand's own inwards, by the sums of angles.
  const sinYaw = sinHalf * cosIn + side * cosHalf * sinIn;
  const cosYaw = cosHalf * cosIn - side * sinHalf * sinIn;
  data[to + 4] = sinUp * cosYaw;
  data[to + 5] = cosUp * sinYaw;
  data[to + 6] = -sinUp * sinYaw;
  data[to + 7] = cosUp * cosYaw;
}
