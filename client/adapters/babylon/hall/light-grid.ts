import { Constants } from '@babylonjs/core/Engines/constants';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import type { Scene } from '@babylonjs/core/scene';

/** Cells over the plan and directions, as assets/make/hall/bake-hall.mjs has them, and a row that says what they cover. */
const columns = 64;
const rows = 48 * 3 + 1;

/** Light for what stands or moves in the hall. */
export function createLightGrid(scene: Scene, bytes: ArrayBuffer): RawTexture {
  const texture = new RawTexture(
    new Uint8Array(bytes),
    columns,
    rows,
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
