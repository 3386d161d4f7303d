import { Constants } from '@babylonjs/core/Engines/constants';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import type { Scene } from '@babylonjs/core/scene';

/** Cells over the plan and directions, as assets/make/hall/bake-hall.mjs has them, and a row that says what they cover. */
const columns = 64;
const rows = 48 * 3 + 1;

/** As bright as a hall is on average, everywhere and from everywhere, whatever it covers: for when its light does not come. */
function evenLight(): Uint8Array {
  const bytes = new Uint8Array(columns * rows * 4);
  for (let i = 0; i < bytes.length; i += 4) bytes.set([74, 68, 61, 255], i);
  return bytes;
}

/** Light for what stands or moves in the hall. */
export function createLightGrid(scene: Scene, bytes: ArrayBuffer | null): RawTexture {
  const texture = new RawTexture(
    bytes === null ? evenLight() : new Uint8Array(bytes),
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
