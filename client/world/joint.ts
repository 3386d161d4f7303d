/** Places and turns of the hall frame to write into, so that reading one allocates nothing. */
export type MutableVec3 = [x: number, y: number, z: number];
export type MutableQuat = [x: number, y: number, z: number, w: number];

export interface MutableJoint {
  readonly position: MutableVec3;
  readonly rotation: MutableQuat;
}

export function createJoint(): MutableJoint {
  return { position: [0, 0, 0], rotation: [0, 0, 0, 1] };
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
