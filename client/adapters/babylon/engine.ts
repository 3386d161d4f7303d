import { Engine } from '@babylonjs/core/Engines/engine';
import { Color4 } from '@babylonjs/core/Maths/math.color';
import { Tools } from '@babylonjs/core/Misc/tools';
import { Scene } from '@babylonjs/core/scene';

/** More pixels than this per CSS pixel cost more than they show. */
const densestPixels = 1.75;

/** The one engine of a page and its scene, in the hall frame. Nothing is ever fetched from another host. */
export function createEngine(canvas: HTMLCanvasElement): { readonly engine: Engine; readonly scene: Scene } {
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
  const scene = new Scene(engine);
  scene.useRightHandedSystem = true;
  scene.clearColor = new Color4(0.02, 0.017, 0.014, 1);
  scene.skipPointerMovePicking = true;
  scene.skipPointerDownPicking = true;
  scene.skipPointerUpPicking = true;
  scene.detachControl();
  return { engine, scene };
}
