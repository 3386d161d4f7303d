import { Constants } from '@babylonjs/core/Engines/constants';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import type { Scene } from '@babylonjs/core/scene';

/** As bright as the hall is on average, for when its light does not come. */
const standIn = new ImageData(new Uint8ClampedArray([64, 58, 52, 255]), 1, 1);

/** The light that falls on the hall, baked by assets/make: one texture for all its sheets. Without a picture, the same light everywhere. */
export function createLightMap(scene: Scene, picture: ImageBitmap | null): RawTexture {
  const { data, width, height } = picture === null ? standIn : pixelsOf(picture);
  const texture = new RawTexture(
    data,
    width,
    height,
    Constants.TEXTUREFORMAT_RGBA,
    scene,
    false,
    false,
    Texture.BILINEAR_SAMPLINGMODE,
  );
  texture.wrapU = texture.wrapV = Texture.CLAMP_ADDRESSMODE;
  return texture;
}

function pixelsOf(picture: ImageBitmap): ImageData {
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
  if (context === null) return standIn;
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height);
}
