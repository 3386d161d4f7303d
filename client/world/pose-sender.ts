import { limits } from '../../protocol/limits.ts';
import { type Joint, type Pose, poseAt, poseFloats } from '../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../protocol/pose-codec.ts';

/** A head or hand that moved less than this since the last pose sent has not moved. */
const deadBandM = 0.002;
const deadBandRad = (0.3 * Math.PI) / 180;
/** |dot| of two quaternions that lie the dead-band's angle apart. */
const deadBandDot = Math.cos(deadBandRad / 2);
const intervalMs = 1000 / limits.posesPerSecondMax;
/** So that a person who sits still is there for those who come later. */
const keepAliveMs = 2000;

/** Decides whether the local pose is worth sending, and encodes it. Allocates nothing per call. Rule CP2. */
export class PoseSender {
  /** The encoded pose; the first {@link next} bytes are valid until the next call. */
  readonly bytes = new Uint8Array(poseBytesMax);
  readonly #view = new DataView(this.bytes.buffer);
  readonly #sent = new Float32Array(poseFloats);
  readonly #row = new Float32Array(poseFloats);
  #sentAtMs = Number.NEGATIVE_INFINITY;

  /** Bytes to send now; 0 when nothing moved, or too soon after the last. */
  next(pose: Pose, nowMs: number): number {
    const sinceMs = nowMs - this.#sentAtMs;
    // Timers fire a little early: a millisecond of grace keeps the rate at 15 Hz and not at 12.
    if (sinceMs < intervalMs - 1) return 0;
    writePose(pose, this.#row);
    if (sinceMs < keepAliveMs && !this.#hasMoved()) return 0;
    this.#sent.set(this.#row);
    this.#sentAtMs = nowMs;
    return encodePose(this.#row, this.#view, 0);
  }

  /** After a new connection everything is new. */
  reset(): void {
    this.#sentAtMs = Number.NEGATIVE_INFINITY;
  }

  #hasMoved(): boolean {
    return (
      this.#hasJointMoved(poseAt.head, null) ||
      this.#hasJointMoved(poseAt.left, poseAt.hasLeft) ||
      this.#hasJointMoved(poseAt.right, poseAt.hasRight)
    );
  }

  #hasJointMoved(joint: number, flag: number | null): boolean {
    const now = this.#row;
    const then = this.#sent;
    if (flag !== null) {
      if (now[flag] !== then[flag]) return true;
      if (now[flag] === 0) return false;
    }
    let square = 0;
    for (let i = joint; i < joint + 3; i++) square += ((now[i] ?? 0) - (then[i] ?? 0)) ** 2;
    if (square > deadBandM * deadBandM) return true;
    let dot = 0;
    for (let i = joint + 3; i < joint + 7; i++) dot += (now[i] ?? 0) * (then[i] ?? 0);
    return Math.abs(dot) < deadBandDot;
  }
}

/** Writes a pose as a row of floats (layout in protocol/pose.ts). */
export function writePose(pose: Pose, row: Float32Array): void {
  writeJoint(pose.head, row, poseAt.head);
  row[poseAt.hasLeft] = pose.left === null ? 0 : 1;
  row[poseAt.hasRight] = pose.right === null ? 0 : 1;
  if (pose.left === null) row.fill(0, poseAt.left, poseAt.left + 7);
  else writeJoint(pose.left, row, poseAt.left);
  if (pose.right === null) row.fill(0, poseAt.right, poseAt.right + 7);
  else writeJoint(pose.right, row, poseAt.right);
  row[poseAt.talk] = 0;
}

function writeJoint(joint: Joint, row: Float32Array, at: number): void {
  for (let i = 0; i < 3; i++) row[at + i] = joint.position[i] ?? 0;
  for (let i = 0; i < 4; i++) row[at + 3 + i] = joint.rotation[i] ?? 0;
}
