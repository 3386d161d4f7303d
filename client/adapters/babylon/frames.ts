import type { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector';

/**
 * The scene is right-handed with +Y up and metres, so places and rotations of the hall frame are Babylon's as they stand. What differs is
 * how they are held, and here is the only place where they change hands: tuples to write into on our side, objects on Babylon's.
 */
export type MutableVec3 = [x: number, y: number, z: number];
export type MutableQuat = [x: number, y: number, z: number, w: number];

/** A pose to write into, so that reading one allocates nothing. */
export interface MutableJoint {
  readonly position: MutableVec3;
  readonly rotation: MutableQuat;
}

export function createJoint(): MutableJoint {
  return { position: [0, 0, 0], rotation: [0, 0, 0, 1] };
}

export function readVector(from: Vector3, out: MutableVec3): void {
  out[0] = from.x;
  out[1] = from.y;
  out[2] = from.z;
}

export function readQuaternion(from: Quaternion, out: MutableQuat): void {
  out[0] = from.x;
  out[1] = from.y;
  out[2] = from.z;
  out[3] = from.w;
}

/** The rotation that turns by `yawRad` about +Y and then looks up by `pitchRad`. */
export function writeLook(yawRad: number, pitchRad: number, out: MutableQuat): void {
  const sy = Math.sin(yawRad / 2);
  const cy = Math.cos(yawRad / 2);
  const sp = Math.sin(pitchRad / 2);
  const cp = Math.cos(pitchRad / 2);
  out[0] = sp * cy;
  out[1] = cp * sy;
  out[2] = -sp * sy;
  out[3] = cp * cy;
}

/** A direction turned by a rotation. */
export function turn(
  rotation: readonly [number, number, number, number],
  x: number,
  y: number,
  z: number,
  out: MutableVec3,
): void {
  const qx = rotation[0];
  const qy = rotation[1];
  const qz = rotation[2];
  const qw = rotation[3];
  const tx = 2 * (qy * z - qz * y);
  const ty = 2 * (qz * x - qx * z);
  const tz = 2 * (qx * y - qy * x);
  out[0] = x + qw * tx + qy * tz - qz * ty;
  out[1] = y + qw * ty + qz * tx - qx * tz;
  out[2] = z + qw * tz + qx * ty - qy * tx;
}

/** The yaw of a rotation's forward direction (-Z). */
export function yawOf(qx: number, qy: number, qz: number, qw: number): number {
  return Math.atan2(2 * (qx * qz + qw * qy), 1 - 2 * (qx * qx + qy * qy));
}
