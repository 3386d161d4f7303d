import { Engine } from '@babylonjs/core/Engines/engine';
import { Color4 } from '@babylonjs/core/Maths/math.color';
import { Tools } from '@babylonjs/core/Misc/tools';
import { Scene } from '@babylonjs/core/scene';
import { Pace } from './pace.ts';

/** More pixels than this per CSS pixel cost more than they show. */
const densestPixels = 1.75;

const fenceEveryMs = 5;

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

/** Resolves when the graphics card has finished all that it was asked so far, or nobody waits for it any more. */
export function cardFinished(engine: Engine, isOver: () => boolean): Promise<void> {
  const gl = engine.getRenderingCanvas()?.getContext('webgl2') ?? null;
  const fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0) ?? null;
  gl?.flush();
  return new Promise((resolve) => {
    const look = () => {
      const isWaiting = gl !== null && fence !== null && !gl.isContextLost() && !isOver();
      if (isWaiting && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) setTimeout(look, fenceEveryMs);
      else resolve();
    };
    look();
  });
}
