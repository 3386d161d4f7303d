import { poseAt } from '../../protocol/pose.ts';

/** How a living leader holds head and hands, seen from their own body: x to their left, y up, z ahead, from between the eyes; metres, radians. */
export interface PuppetPose {
  /** To their left. */
  headYaw: number;
  /** Downwards. */
  headPitch: number;
  /** Left ear upwards. */
  headRoll: number;
  /** Three numbers for the left hand, three for the right. */
  readonly hands: Float32Array;
  hasLeft: boolean;
  hasRight: boolean;
}

/** Which way a body looks follows its head this slowly, per second: who looks aside for a while has turned. */
const bodyTurn = 0.35;
/** Nobody has longer arms: what is told beyond is not believed. */
const longestReachM = 1.1;

/**
 * The pose of somebody in a headset, made independent of where they sit and which way that is: on the stage another body does the same.
 * Allocates nothing per frame. Rule HALL35.
 */
export class LeaderPuppet {
  readonly pose: PuppetPose = {
    headYaw: 0,
    headPitch: 0,
    headRoll: 0,
    hands: new Float32Array(6),
    hasLeft: false,
    hasRight: false,
  };
  #bodyYaw = Number.NaN;

  /** Takes a pose row (protocol/pose.ts). False without a hand: then no headset moves this body, and the pose is not written. */
  follow(row: Float32Array, seconds: number): boolean {
    if (row[poseAt.hasLeft] !== 1 && row[poseAt.hasRight] !== 1) {
      this.#bodyYaw = Number.NaN;
      return false;
    }
    const at = poseAt.head + 3;
    const [qx, qy, qz, qw] = [row[at] ?? 0, row[at + 1] ?? 0, row[at + 2] ?? 0, row[at + 3] ?? 1];
    // Where -Z, the way ahead, and +X, the right ear, point.
    const aheadX = -2 * (qx * qz + qw * qy);
    const aheadY = -2 * (qy * qz - qw * qx);
    const aheadZ = -1 + 2 * (qx * qx + qy * qy);
    const rightY = 2 * (qx * qy + qw * qz);
    const yaw = Math.atan2(-aheadX, -aheadZ);
    if (Number.isNaN(this.#bodyYaw)) this.#bodyYaw = yaw;
    this.#bodyYaw += turnBetween(this.#bodyYaw, yaw) * (1 - Math.exp(-seconds * bodyTurn));
    const { pose } = this;
    pose.headYaw = turnBetween(this.#bodyYaw, yaw);
    pose.headPitch = -Math.asin(within(aheadY, 1));
    pose.headRoll = -Math.asin(within(rightY, 1));
    pose.hasLeft = this.#hand(row, poseAt.left, 0) && row[poseAt.hasLeft] === 1;
    pose.hasRight = this.#hand(row, poseAt.right, 3) && row[poseAt.hasRight] === 1;
    return true;
  }

  #hand(row: Float32Array, from: number, to: number): boolean {
    const [sin, cos] = [Math.sin(this.#bodyYaw), Math.cos(this.#bodyYaw)];
    const x = (row[from] ?? 0) - (row[poseAt.head] ?? 0);
    const y = (row[from + 1] ?? 0) - (row[poseAt.head + 1] ?? 0);
    const z = (row[from + 2] ?? 0) - (row[poseAt.head + 2] ?? 0);
    const { hands } = this.pose;
    hands[to] = -cos * x + sin * z;
    hands[to + 1] = y;
    hands[to + 2] = -sin * x - cos * z;
    return Math.hypot(x, y, z) < longestReachM;
  }
}

/** From one yaw to another the short way, −π…π. */
function turnBetween(from: number, to: number): number {
  return Math.atan2(Math.sin(to - from), Math.cos(to - from));
}

function within(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
