import type { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector';
import type { MutableQuat, MutableVec3 } from '../../world/joint.ts';

/**
 * The scene is right-handed with +Y up and metres, so places and rotations of the hall frame are Babylon's as they stand. What differs is
 * how they are held, and here is the only place where they change hands: tuples to write into on our side, objects on Babylon's.
 */
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
