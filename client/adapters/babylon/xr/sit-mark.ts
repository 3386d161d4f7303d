import type { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture';
import { Vector3 } from '@babylonjs/core/Maths/math.vector';
import type { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Vec3 } from '../../../../protocol/pose.ts';
import { font, look } from '../look.ts';
import { pictureTexture } from '../picture-texture.ts';
import { overlayQuad, pictureFragment } from './overlay-quad.ts';

const widthPx = 256;
const heightPx = 80;
const overSeatM = 1.08;

/** Turned to the eye, and the larger the further away: its letters stay 1.3° high. */
const vertex = `
precision highp float;
attribute vec3 position;
attribute vec2 uv;
uniform mat4 view;
uniform mat4 projection;
uniform vec3 at;
varying vec2 vUv;
void main() {
  vUv = uv;
  vec4 p = view * vec4(at, 1.0);
  p.xy += position.xy * max(1.5, length(p.xyz)) * 0.05;
  gl_Position = projection * p;
}
`;
/** The words over a free seat that is aimed at. Painted once; no draw while nobody aims at one. */
export class SitMark {
  readonly #mesh: Mesh;
  readonly #texture: DynamicTexture;
  readonly #at = Vector3.Zero();

  constructor(scene: Scene) {
    this.#texture = pictureTexture(scene, 'sit-here', widthPx, heightPx);
    this.#texture.hasAlpha = true;
    this.redraw();
    const { mesh, material } = overlayQuad(scene, 'sit-here', {
      width: widthPx / heightPx,
      height: 1,
      vertex,
      fragment: pictureFragment,
      uniforms: ['view', 'projection', 'at'],
      picture: this.#texture,
      alphaIndex: 1,
    });
    material.setVector3('at', this.#at);
    this.#mesh = mesh;
  }

  /** Over a seat, or with null nowhere. Allocates nothing. */
  show(seat: Vec3 | null): void {
    this.#mesh.setEnabled(seat !== null);
    if (seat !== null) this.#at.set(seat[0], seat[1] + overSeatM, seat[2]);
  }

  redraw(): void {
    const context = this.#texture.getContext();
    if (!(context instanceof CanvasRenderingContext2D)) return;
    context.clearRect(0, 0, widthPx, heightPx);
    context.fillStyle = 'rgb(24 20 16 / 0.92)';
    context.beginPath();
    context.roundRect(2, 2, widthPx - 4, heightPx - 4, 18);
    context.fill();
    context.fillStyle = look.ink;
    context.font = `600 44px ${font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText('Sit here', widthPx / 2, heightPx / 2 + 3);
    this.#texture.update();
  }
}
