import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera';
import { Vector3 } from '@babylonjs/core/Maths/math.vector';
import type { Scene } from '@babylonjs/core/scene';

/** Vertical field of view on wide screens; narrow ones keep this much to the sides instead. */
const fovRad = 0.95;
const narrowHalfRad = 0.4;

/** The eyes of a person at a screen. */
export function createCamera(scene: Scene): FreeCamera {
  const camera = new FreeCamera('eyes', new Vector3(0, 1.6, 10), scene);
  camera.inputs.clear();
  camera.minZ = 0.06;
  camera.maxZ = 80;
  return camera;
}

export function fieldOfView({ clientWidth, clientHeight }: HTMLCanvasElement): number {
  return Math.max(fovRad, 2 * Math.atan((Math.tan(narrowHalfRad) * clientHeight) / clientWidth));
}
