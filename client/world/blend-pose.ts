import { poseAt } from '../../protocol/pose.ts';

/** Copies into `out` the row of `rows` that begins at `from`; of a hand that is not there, only that it is not. Allocates nothing. */
export function copyPose(rows: Float32Array, from: number, out: Float32Array): void {
  copyWhatIsThere(rows, from, out);
  copyJoint(rows, from, poseAt.head, out);
  if (out[poseAt.hasLeft] === 1) copyJoint(rows, from, poseAt.left, out);
  if (out[poseAt.hasRight] === 1) copyJoint(rows, from, poseAt.right, out);
}

/**
 * Writes into `out` the pose at a part (0..1) of the way from the row of `rows` that begins at `from` to the one that begins at `to`, with the
 * hands of the later one. The part comes in an array, as a number it would be boxed for every person. Allocates nothing.
 */
export function blendPose(rows: Float32Array, from: number, to: number, part: Float64Array, out: Float32Array): void {
  copyWhatIsThere(rows, to, out);
  blendJoint(rows, from, to, poseAt.head, part, out);
  if (out[poseAt.hasLeft] === 1) blendHand(rows, from, to, poseAt.hasLeft, poseAt.left, part, out);
  if (out[poseAt.hasRight] === 1) blendHand(rows, from, to, poseAt.hasRight, poseAt.right, part, out);
}

function copyWhatIsThere(rows: Float32Array, from: number, out: Float32Array): void {
  out[poseAt.hasLeft] = rows[from + poseAt.hasLeft] ?? 0;
  out[poseAt.hasRight] = rows[from + poseAt.hasRight] ?? 0;
}

function copyJoint(rows: Float32Array, from: number, joint: number, out: Float32Array): void {
  for (let i = joint; i < joint + 7; i++) out[i] = rows[from + i] ?? 0;
}

/** A hand that just came into view has no earlier place. */
function blendHand(
  rows: Float32Array,
  from: number,
  to: number,
  isThereAt: number,
  joint: number,
  part: Float64Array,
  out: Float32Array,
): void {
  if (rows[from + isThereAt] === 1) blendJoint(rows, from, to, joint, part, out);
  else copyJoint(rows, to, joint, out);
}

/** Position linearly; rotation linearly and normalised, the short way round. Written out: it is most of what a large crowd costs a frame. */
function blendJoint(
  rows: Float32Array,
  from: number,
  to: number,
  joint: number,
  parts: Float64Array,
  out: Float32Array,
): void {
  const a = from + joint;
  const b = to + joint;
  const later = parts[0] ?? 0;
  const earlier = 1 - later;
  const ax = rows[a + 3] ?? 0;
  const ay = rows[a + 4] ?? 0;
  const az = rows[a + 5] ?? 0;
  const aw = rows[a + 6] ?? 0;
  const bx = rows[b + 3] ?? 0;
  const by = rows[b + 4] ?? 0;
  const bz = rows[b + 5] ?? 0;
  const bw = rows[b + 6] ?? 0;
  const signed = ax * bx + ay * by + az * bz + aw * bw < 0 ? -earlier : earlier;
  const x = ax * signed + bx * later;
  const y = ay * signed + by * later;
  const z = az * signed + bz * later;
  const w = aw * signed + bw * later;
  const square = x * x + y * y + z * z + w * w;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 1;
  out[joint] = (rows[a] ?? 0) * earlier + (rows[b] ?? 0) * later;
  out[joint + 1] = (rows[a + 1] ?? 0) * earlier + (rows[b + 1] ?? 0) * later;
  out[joint + 2] = (rows[a + 2] ?? 0) * earlier + (rows[b + 2] ?? 0) * later;
  out[joint + 3] = x * scale;
  out[joint + 4] = y * scale;
  out[joint + 5] = z * scale;
  out[joint + 6] = w * scale;
}
