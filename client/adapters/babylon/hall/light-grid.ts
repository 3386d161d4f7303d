import { Constants } from '@babylonjs/core/Engines/constants';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import type { Scene } from '@babylonjs/core/scene';

/** Cells over the plan and directions, as assets/make/townhall/plan.mjs has them. */
const columns = 64;
const rows = 48;
const directions = 3;

/** Light for what stands or moves in the hall. */
export function createLightGrid(scene: Scene, bytes: ArrayBuffer): RawTexture {
  const texture = new RawTexture(
    new Uint8Array(bytes),
    columns,
    rows * directions,
    Constants.TEXTUREFORMAT_RGBA,
    scene,
    false,
    false,
    Texture.BILINEAR_SAMPLINGMODE,
  );
  texture.wrapU = Texture.CLAMP_ADDRESSMODE;
  texture.wrapV = Texture.CLAMP_ADDRESSMODE;
  return texture;
}
