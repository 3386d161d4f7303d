import { poseAt, poseFloats } from '../../protocol/pose.ts';

/** Copies a row of `rows` that begins at `from` into `out`. Allocates nothing. */
export function copyPose(rows: Float32Array, from: number, out: Float32Array): void {
  for (let i = 0; i < poseFloats; i++) out[i] = rows[from + i] ?? 0;
}

/**
 * Makes of the later pose in `out` the one that lies at a part (0..1) of the way from the earlier row, which begins at `from`. The part
 * comes in an array, as a number it would be boxed for every person. Allocates nothing.
 */
export function blendPose(rows: Float32Array, from: number, part: Float64Array, out: Float32Array): void {
  blendJoint(rows, from + poseAt.head, poseAt.head, part, out);
  // A hand that just came into view has no earlier place.
  if (rows[from + poseAt.hasLeft] === 1 && out[poseAt.hasLeft] === 1)
    blendJoint(rows, from + poseAt.left, poseAt.left, part, out);
  if (rows[from + poseAt.hasRight] === 1 && out[poseAt.hasRight] === 1)
    blendJoint(rows, from + poseAt.right, poseAt.right, part, out);
}

/** Position linearly; rotation linearly and normalised, the short way round. `out` holds the later joint. */
function blendJoint(rows: Float32Array, from: number, joint: number, parts: Float64Array, out: Float32Array): void {
  const part = parts[0] ?? 0;
  for (let i = 0; i < 3; i++) {
    const before = rows[from + i] ?? 0;
    out[joint + i] = before + ((out[joint + i] ?? 0) - before) * part;
  }
  let dot = 0;
  for (let i = 3; i < 7; i++) dot += (rows[from + i] ?? 0) * (out[joint + i] ?? 0);
  const sign = dot < 0 ? -1 : 1;
  let square = 0;
  for (let i = 3; i < 7; i++) {
    const value = (rows[from + i] ?? 0) * sign * (1 - part) + (out[joint + i] ?? 0) * part;
    out[joint + i] = value;
    square += value * value;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 1;
  for (let i = 3; i < 7; i++) out[joint + i] = (out[joint + i] ?? 0) * scale;
}
