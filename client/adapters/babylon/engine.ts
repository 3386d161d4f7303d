import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera';
import { Engine } from '@babylonjs/core/Engines/engine';
import { Color4 } from '@babylonjs/core/Maths/math.color';
import { Vector3 } from '@babylonjs/core/Maths/math.vector';
import { Tools } from '@babylonjs/core/Misc/tools';
import { Scene } from '@babylonjs/core/scene';
import { Pace } from './pace.ts';

/** More pixels than this per CSS pixel cost more than they show. */
const densestPixels = 1.75;

/** Names under which browsers draw without a graphics card. */
const withoutCard = /swiftshader|llvmpipe|software|basic render/i;

/**
 * The one engine of a page and its scene, in the hall frame, and the {@link Pace} at which it draws. Nothing is ever fetched from another
 * host.
 */
export function createEngine(canvas: HTMLCanvasElement): {
  readonly engine: Engine;
  readonly scene: Scene;
  readonly pace: Pace;
} {
  Tools.CDNBaseUrl = '/never/';
  const engine = new Engine(
    canvas,
    true,
    {
      audioEngine: false,
      powerPreference: 'high-performance',
      stencil: false,
      xrCompatible: true,
      doNotHandleContextLost: false,
    },
    false,
  );
  engine.setHardwareScalingLevel(1 / Math.min(densestPixels, devicePixelRatio));
  const pace = new Pace(engine, withoutCard.test(engine.getGlInfo().renderer));
  const level = engine.getHardwareScalingLevel();
  // As large as it will be in the page: another size later would wait for all that was drawn before, and make the picture's memory anew.
  engine.setSize(innerWidth / level, innerHeight / level);
  const scene = new Scene(engine);
  scene.useRightHandedSystem = true;
  scene.clearColor = new Color4(0.02, 0.017, 0.014, 1);
  scene.skipPointerMovePicking = true;
  scene.skipPointerDownPicking = true;
  scene.skipPointerUpPicking = true;
  scene.detachControl();
  return { engine, scene, pace };
}

/** The eyes of a person at a screen, moved by the rig alone. */
export function createCamera(scene: Scene): FreeCamera {
  const camera = new FreeCamera('eyes', new Vector3(0, 1.6, 10), scene);
  camera.inputs.clear();
  camera.minZ = 0.06;
  camera.maxZ = 80;
  return camera;
}
