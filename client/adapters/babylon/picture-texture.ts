import { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import type { Scene } from '@babylonjs/core/scene';

/**
 * A texture that is painted by the processor, of so many pixels. The browser would paint it with the graphics card, and then wait at each
 * upload until the card has finished all that it was asked before: half a second where cards are slow.
 */
export function pictureTexture(scene: Scene, name: string, widthPx: number, heightPx: number): DynamicTexture {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  // The texture asks for the same context again, and gets this one.
  canvas.getContext('2d', { willReadFrequently: true });
  const texture = new DynamicTexture(name, canvas, scene, true, Texture.TRILINEAR_SAMPLINGMODE);
  texture.wrapU = texture.wrapV = Texture.CLAMP_ADDRESSMODE;
  return texture;
}
