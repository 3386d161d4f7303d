import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import type { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Color4 } from '@babylonjs/core/Maths/math.color';
import { Vector3, Vector4 } from '@babylonjs/core/Maths/math.vector';
import { Viewport } from '@babylonjs/core/Maths/math.viewport';
import type { Scene } from '@babylonjs/core/scene';
import type { Vec3 } from '../../../../protocol/pose.ts';
import type { Cloth } from '../../../world/cloth-colors.ts';
import { writeLook as writeTurn } from '../../../world/joint.ts';
import type { PortraitOf } from '../../../world/ports.ts';
import { lookTexels, writeLook } from './looks.ts';
import { createLevelLike, floatTexture, type Level } from './people-mesh.ts';
import { poseTexels } from './people-vertex.ts';

/** Seen by the portrait's camera only, which sees nothing else. */
const layer = 0x10000000;
const eyesOverFeetM = 1.62;
const pelvisM = 0.92;
/** Brighter than the place where it stands: it is looked at, not sat in. */
const shade = 1.75;
/** Half turned, so that a bun or a ponytail is seen too. */
const headYawRad = 0.34;
const background = new Color4(0.27, 0.215, 0.165, 1);

/** One person from the chest up, drawn by the same shape and shaders as in the hall, in a corner of its canvas. */
export class Portrait {
  readonly #scene: Scene;
  readonly #level: Level;
  readonly #camera: FreeCamera;
  readonly #cloths: readonly Cloth[];
  readonly #looks = new Float32Array(lookTexels * 4);
  readonly #lookTexture: RawTexture;
  readonly #context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

  /** `feet`: where in the hall it stands, whose light it has. */
  constructor(
    scene: Scene,
    parts: {
      readonly like: Level;
      readonly lightGrid: BaseTexture;
      readonly cloths: readonly Cloth[];
      readonly feet: Vec3;
    },
  ) {
    this.#scene = scene;
    this.#cloths = parts.cloths;
    this.#lookTexture = floatTexture(scene, this.#looks, lookTexels, 1);
    this.#level = createLevelLike(parts.like, {
      poses: floatTexture(scene, standing(parts.feet), poseTexels, 1),
      looks: this.#lookTexture,
      lightGrid: parts.lightGrid,
      speaker: new Vector4(0, 0, 0, 0),
      // A picture: it holds still.
      reducedMotion: true,
    });
    this.#level.mesh.layerMask = layer;
    const [x, y, z] = parts.feet;
    this.#camera = new FreeCamera('portrait', new Vector3(x + 0.1, y + eyesOverFeetM - 0.02, z - 1.7), scene);
    this.#camera.inputs.clear();
    this.#camera.layerMask = layer;
    this.#camera.minZ = 0.1;
    this.#camera.maxZ = 10;
    this.#camera.fov = 0.31;
    this.#camera.setTarget(new Vector3(x, y + eyesOverFeetM - 0.085, z + 0.06));
  }

  /** Somebody's picture; null where it cannot be read. */
  draw({ memberId, look, widthPx, heightPx }: PortraitOf): Uint8ClampedArray<ArrayBuffer> | null {
    const engine = this.#scene.getEngine();
    const from = engine.getRenderingCanvas();
    const context = this.#context;
    if (from === null || context === null) return null;
    writeLook({ id: memberId, look }, this.#cloths, this.#looks, 0);
    this.#lookTexture.update(this.#looks);
    const [wide, high] = [engine.getRenderWidth(), engine.getRenderHeight()];
    const scale = Math.min(1, wide / widthPx, high / heightPx);
    const [w, h] = [Math.round(widthPx * scale), Math.round(heightPx * scale)];
    this.#camera.viewport = new Viewport(0, 0, w / wide, h / high);
    const { activeCamera, clearColor } = this.#scene;
    this.#scene.activeCamera = this.#camera;
    this.#scene.clearColor = background;
    this.#scene.render();
    this.#scene.activeCamera = activeCamera;
    this.#scene.clearColor = clearColor;
    // In the same breath: later the browser has cleared it.
    context.canvas.width = widthPx;
    context.canvas.height = heightPx;
    context.drawImage(from, 0, high - h, w, h, 0, 0, widthPx, heightPx);
    return context.getImageData(0, 0, widthPx, heightPx).data;
  }
}

/** A row of the pose texture: somebody who stands there and looks past whoever looks at them. */
function standing([x, y, z]: Vec3): Float32Array {
  const row = new Float32Array(poseTexels * 4);
  const turn: [number, number, number, number] = [0, 0, 0, 1];
  row.set([x, y + eyesOverFeetM, z, 1]);
  writeTurn(headYawRad, 0, turn);
  row.set(turn, 4);
  for (const [side, at] of [
    [-1, 8],
    [1, 16],
  ] as const) {
    row.set([x + side * 0.235, y + pelvisM - 0.12, z + 0.04, 0], at);
    writeTurn(0, -1.35, turn);
    row.set(turn, at + 4);
  }
  row.set([x, y + pelvisM, z + 0.09, 0.12], 24);
  row.set([0, y, shade, 0], 28);
  return row;
}
