import { Constants } from '@babylonjs/core/Engines/constants';
import { RawTexture2DArray } from '@babylonjs/core/Materials/Textures/rawTexture2DArray';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import type { Scene } from '@babylonjs/core/scene';

const size = 256;

/** Surfaces up close, made here and not fetched: wood grain, carpet, plaster, curtain. Red is tone, green is gloss. Tiles. */
export function createDetailTextures(scene: Scene): RawTexture2DArray {
  const layers = [wood, carpet, plaster, curtain];
  const data = new Uint8Array(size * size * 4 * layers.length);
  layers.forEach((layer, k) => {
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const at = ((k * size + y) * size + x) * 4;
        const tone = layer(x / size, y / size);
        data[at] = 255 * clamp(tone);
        data[at + 1] = 255 * clamp(1.1 - tone * 0.6);
        data[at + 3] = 255;
      }
    }
  });
  const texture = new RawTexture2DArray(
    data,
    size,
    size,
    layers.length,
    Constants.TEXTUREFORMAT_RGBA,
    scene,
    true,
    false,
    Texture.TRILINEAR_SAMPLINGMODE,
  );
  texture.wrapU = Texture.WRAP_ADDRESSMODE;
  texture.wrapV = Texture.WRAP_ADDRESSMODE;
  texture.anisotropicFilteringLevel = 8;
  return texture;
}

/** Grain runs along v: long fibres that bend, dark pores. */
function wood(u: number, v: number): number {
  const bend = noise(u, v, 3, 2) * 0.55 + noise(u, v, 7, 3) * 0.18;
  const rings = 0.5 + 0.5 * Math.sin((u * 6 + bend) * 2 * Math.PI);
  const fibre = noise(u, v, 128, 4);
  const pore = noise(u, v, 96, 10) > 0.78 ? 0.16 : 0;
  return 0.3 + 0.34 * rings * (0.4 + 0.6 * noise(u, v, 5, 2)) + 0.3 * fibre - pore;
}

function carpet(u: number, v: number): number {
  return 0.22 + 0.5 * noise(u, v, 128, 128) + 0.22 * noise(u, v, 24, 24);
}

function plaster(u: number, v: number): number {
  return 0.38 + 0.14 * noise(u, v, 8, 8) + 0.14 * noise(u, v, 40, 40);
}

function curtain(u: number, v: number): number {
  return 0.4 + 0.2 * noise(u, v, 128, 6) + 0.1 * noise(u, v, 12, 4);
}

/** Value noise on a grid of `columns` × `rows` cells that wraps. */
function noise(u: number, v: number, columns: number, rows: number): number {
  const x = u * columns;
  const y = v * rows;
  const i = Math.floor(x);
  const j = Math.floor(y);
  const s = smooth(x - i);
  const t = smooth(y - j);
  const at = (a: number, b: number) => hash((a % columns) + (b % rows) * 331 + columns * 17);
  const low = at(i, j) + (at(i + 1, j) - at(i, j)) * s;
  const high = at(i, j + 1) + (at(i + 1, j + 1) - at(i, j + 1)) * s;
  return low + (high - low) * t;
}

function hash(n: number): number {
  let h = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

function clamp(value: number): number {
  return value < 0 ? 0 : Math.min(value, 1);
}
