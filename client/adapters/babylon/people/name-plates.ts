import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { Constants } from '@babylonjs/core/Engines/constants';
import type { Engine } from '@babylonjs/core/Engines/engine';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import '@babylonjs/core/Meshes/thinInstanceMesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Body } from '../../../world/ports.ts';
import { drawPlate, plateHeightPx, plateWidthPx } from './plate-picture.ts';

const columns = 8;
const atlasWidthPx = columns * plateWidthPx;

/** A plate keeps about the same size to the eye, is gone beyond 6 m, and stays for who talks or raises a hand. */
const vertex = `
precision highp float;
precision highp sampler2D;
attribute vec3 position;
attribute vec4 plate;
uniform mat4 view;
uniform mat4 projection;
uniform sampler2D poses;
uniform float rows;
varying vec2 vUv;
varying vec2 vAt;
varying float vTalk;
varying float vFade;
varying float vMayTalk;
void main() {
  int row = int(plate.x + 0.5);
  vec4 head = texelFetch(poses, ivec2(0, row), 0);
  vTalk = texelFetch(poses, ivec2(2, row), 0).w;
  vec4 at = view * vec4(head.xyz + vec3(0.0, 0.235 + plate.w * 0.2, 0.0), 1.0);
  float away = length(at.xyz);
  vMayTalk = mod(plate.z, 2.0);
  float stays = step(1.5, plate.z) + step(0.05, vTalk);
  vFade = clamp((mix(5.5, 13.0, min(1.0, stays)) - away) / 2.0, 0.0, 1.0) * smoothstep(0.35, 0.7, away) * head.w;
  float size = clamp(away * 0.03, 0.065, 0.3);
  at.xy += position.xy * vec2(size * ${(plateWidthPx / plateHeightPx).toFixed(3)}, size);
  vAt = position.xy;
  vec2 cell = vec2(mod(plate.x, ${columns.toFixed(1)}), floor(plate.x / ${columns.toFixed(1)}));
  vUv = (cell + vec2(position.x + 0.5, 0.5 - position.y)) / vec2(${columns.toFixed(1)}, rows);
  gl_Position = vFade > 0.01 ? projection * at : vec4(2.0, 2.0, 2.0, 1.0);
}
`;
const fragment = `
precision highp float;
varying vec2 vUv;
varying vec2 vAt;
varying float vTalk;
varying float vFade;
varying float vMayTalk;
uniform sampler2D atlas;
void main() {
  vec4 c = texture2D(atlas, vUv);
  // Three bars under the name move with the voice; they are there, still, for who may talk.
  float bar = floor((vAt.x + 0.06) / 0.04);
  float inBar = step(0.0, bar) * step(bar, 2.0) * step(0.2, fract((vAt.x + 0.06) / 0.04));
  float high = 0.05 + 0.22 * vTalk * (bar == 1.0 ? 1.0 : 0.6);
  float lit = inBar * step(abs(vAt.y + 0.42), high * 0.5) * vMayTalk;
  c = mix(c, vec4(0.36, 0.84, 0.78, 1.0), lit);
  gl_FragColor = vec4(c.rgb, c.a * vFade);
}
`;

/** Everybody's name over their head, with what they are: one atlas, one draw. */
export class NamePlates {
  readonly #engine: Engine;
  readonly #mesh: Mesh;
  readonly #plates: Float32Array;
  readonly #atlas: RawTexture;
  readonly #drawn: string[] = [];
  readonly #context: CanvasRenderingContext2D | null;

  constructor(scene: Scene, engine: Engine, capacity: number, poses: BaseTexture) {
    this.#engine = engine;
    const rows = Math.ceil(capacity / columns);
    const canvas = document.createElement('canvas');
    canvas.width = plateWidthPx;
    canvas.height = plateHeightPx;
    this.#context = canvas.getContext('2d', { willReadFrequently: true });
    this.#atlas = new RawTexture(
      null,
      atlasWidthPx,
      rows * plateHeightPx,
      Constants.TEXTUREFORMAT_RGBA,
      scene,
      false,
      false,
      Texture.BILINEAR_SAMPLINGMODE,
    );
    this.#plates = new Float32Array(capacity * 4);
    this.#mesh = new Mesh('name-plates', scene);
    this.#mesh.setVerticesData(VertexBuffer.PositionKind, [-0.5, -0.5, 0, 0.5, -0.5, 0, 0.5, 0.5, 0, -0.5, 0.5, 0]);
    this.#mesh.setIndices([0, 1, 2, 0, 2, 3]);
    const matrices = new Float32Array(capacity * 16);
    for (let i = 0; i < capacity; i++) for (const k of [0, 5, 10, 15]) matrices[i * 16 + k] = 1;
    this.#mesh.thinInstanceSetBuffer('matrix', matrices, 16, true);
    this.#mesh.thinInstanceSetBuffer('plate', this.#plates, 4, false);
    // Never none, as with the bodies.
    this.#mesh.thinInstanceCount = 1;
    const material = new ShaderMaterial(
      'name-plates',
      scene,
      { vertexSource: vertex, fragmentSource: fragment },
      {
        attributes: ['position', 'plate'],
        uniforms: ['view', 'projection', 'rows'],
        samplers: ['poses', 'atlas'],
        needAlphaBlending: true,
      },
    );
    material.setTexture('poses', poses);
    material.setTexture('atlas', this.#atlas);
    material.setFloat('rows', rows);
    material.backFaceCulling = false;
    this.#mesh.material = material;
    this.#mesh.isPickable = false;
    this.#mesh.alwaysSelectAsActiveMesh = true;
    this.#mesh.doNotSyncBoundingInfo = true;
    this.#mesh.freezeWorldMatrix();
  }

  setBodies(bodies: readonly Body[]): void {
    bodies.forEach((body, i) => {
      this.#draw(body);
      const flags = (body.mayTalk ? 1 : 0) + (body.hasHandUp ? 2 : 0);
      this.#plates.set([body.slot, 0, flags, body.hasHandUp ? 1 : 0], i * 4);
    });
    this.#mesh.thinInstanceCount = Math.max(1, bodies.length);
    this.#mesh.setEnabled(bodies.length > 0);
    if (bodies.length > 0) this.#mesh.thinInstanceBufferUpdated('plate');
  }

  /** After the graphics context came back every plate is drawn again at the next {@link setBodies}. */
  forget(): void {
    this.#drawn.length = 0;
  }

  /** Draws a plate only when what it says has changed, and sends only that cell. */
  #draw(body: Body): void {
    const says = [body.name, body.role, body.isBot, body.isAway, body.hasHandUp, body.mistakenFor].join('\n');
    if (this.#drawn[body.slot] === says || this.#context === null) return;
    this.#drawn[body.slot] = says;
    drawPlate(this.#context, body);
    const texture = this.#atlas.getInternalTexture();
    if (texture === null) return;
    const pixels = this.#context.getImageData(0, 0, plateWidthPx, plateHeightPx).data;
    const x = (body.slot % columns) * plateWidthPx;
    const y = Math.floor(body.slot / columns) * plateHeightPx;
    this.#engine.updateTextureData(texture, new Uint8Array(pixels.buffer), x, y, plateWidthPx, plateHeightPx);
  }
}
