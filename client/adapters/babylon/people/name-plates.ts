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
import type { Hall } from '../../../../scenes/hall-schema.ts';
import { isNamedFar } from '../../../world/plate-words.ts';
import type { Body } from '../../../world/ports.ts';
import { poseTexels } from './people-vertex.ts';
import { type Eyes, mostPlates, PlateChoice, type PlateOf } from './plate-choice.ts';
import { drawPlate, plateHeightPx, plateWidthPx } from './plate-picture.ts';

const columns = 8;
const atlasWidthPx = columns * plateWidthPx;
/** With room for those that fade out while others fade in. */
const rows = mostPlates * 2;
const fadeMs = 200;
const talkFrom = 0.05;

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
  bool isLowered = plate.w < 0.0;
  vec4 at = view * vec4(head.xyz + vec3(0.0, plate.w, 0.0), 1.0);
  float away = length(at.xyz);
  vMayTalk = plate.z;
  vFade = plate.y * smoothstep(0.35, 0.7, away) * min(head.w, 1.0);
  float size = clamp(away * 0.03, 0.065, 0.3);
  // One at the chest hangs before it, towards the eyes, and looks as large.
  float nearer = isLowered ? 1.0 - min(0.34 / away, 0.5) : 1.0;
  at.xyz *= nearer;
  at.xy += position.xy * vec2(size * ${(plateWidthPx / plateHeightPx).toFixed(3)}, size) * nearer;
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

interface Named extends PlateOf {
  readonly mayTalk: boolean;
}

/** Names over heads, with what people are, of those whose names are wanted (plate-choice.ts): one atlas, one draw. */
export class NamePlates {
  readonly #engine: Engine;
  readonly #mesh: Mesh;
  /** Four numbers a plate: whose, how much it is seen, whether they may talk, how far over the head. */
  readonly #plates = new Float32Array(rows * 4);
  readonly #atlas: RawTexture;
  readonly #drawn: string[] = [];
  readonly #aspects: Float32Array;
  readonly #mayTalk: Uint8Array;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #choice: PlateChoice;
  readonly #heads: { place(slot: number, out: Float32Array): void; talks(slot: number): boolean };
  #people: readonly Named[] = [];
  #count = 0;
  /** The moment drawn last, and how far a plate comes or goes in this frame: in arrays, as fields and arguments they would be boxed. */
  readonly #lastMs = new Float64Array(1);
  readonly #step = new Float64Array(1);

  constructor(
    scene: Scene,
    parts: {
      readonly engine: Engine;
      readonly hall: Hall;
      readonly capacity: number;
      readonly poses: BaseTexture;
      readonly data: Float32Array;
    },
  ) {
    const { capacity, data } = parts;
    this.#engine = parts.engine;
    this.#choice = new PlateChoice(parts.hall, capacity);
    this.#aspects = new Float32Array(capacity).fill(plateWidthPx / plateHeightPx);
    this.#mayTalk = new Uint8Array(capacity);
    this.#heads = {
      place(slot, out) {
        const at = slot * poseTexels * 4;
        const isThere = (data[at + 3] ?? 0) > 0.5;
        for (let k = 0; k < 3; k++) out[k] = isThere ? (data[at + k] ?? 0) : Number.NaN;
      },
      talks: (slot) => (data[slot * poseTexels * 4 + 11] ?? 0) > talkFrom,
    };
    const atlasRows = Math.ceil(capacity / columns);
    const canvas = document.createElement('canvas');
    canvas.width = plateWidthPx;
    canvas.height = plateHeightPx;
    this.#context = canvas.getContext('2d', { willReadFrequently: true });
    this.#atlas = new RawTexture(
      null,
      atlasWidthPx,
      atlasRows * plateHeightPx,
      Constants.TEXTUREFORMAT_RGBA,
      scene,
      false,
      false,
      Texture.BILINEAR_SAMPLINGMODE,
    );
    this.#mesh = new Mesh('name-plates', scene);
    this.#mesh.setVerticesData(VertexBuffer.PositionKind, [-0.5, -0.5, 0, 0.5, -0.5, 0, 0.5, 0.5, 0, -0.5, 0.5, 0]);
    this.#mesh.setIndices([0, 1, 2, 0, 2, 3]);
    const matrices = new Float32Array(rows * 16);
    for (let i = 0; i < rows; i++) for (const k of [0, 5, 10, 15]) matrices[i * 16 + k] = 1;
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
    material.setTexture('poses', parts.poses);
    material.setTexture('atlas', this.#atlas);
    material.setFloat('rows', atlasRows);
    material.backFaceCulling = false;
    this.#mesh.material = material;
    this.#mesh.isPickable = false;
    this.#mesh.alwaysSelectAsActiveMesh = true;
    this.#mesh.doNotSyncBoundingInfo = true;
    this.#mesh.freezeWorldMatrix();
  }

  setBodies(bodies: readonly Body[]): void {
    for (const body of bodies) this.#draw(body);
    this.#people = bodies.map((body) => ({
      slot: body.slot,
      hasHandUp: body.hasHandUp,
      isMarked: isNamedFar(body),
      mayTalk: body.mayTalk,
      aspect: this.#aspects[body.slot] ?? 4,
    }));
    for (const { slot, mayTalk } of this.#people) this.#mayTalk[slot] = mayTalk ? 1 : 0;
  }

  /** After the graphics context came back every plate is drawn again at the next {@link setBodies}. */
  forget(): void {
    this.#drawn.length = 0;
  }

  /** Who is named from here. */
  choose(eyes: Eyes): void {
    this.#choice.choose(this.#people, this.#heads, eyes);
  }

  /** Per frame; allocates nothing. Plates come and go softly. */
  update(nowMs: number): void {
    this.#step[0] = Math.min(1, (nowMs - (this.#lastMs[0] ?? 0)) / fadeMs);
    this.#lastMs[0] = nowMs;
    const { plates, count } = this.#choice;
    let hasChanged = false;
    for (let i = 0; i < count; i++) {
      const plate = plates[i];
      if (plate !== undefined && this.#rowOf(plate.slot) < 0 && this.#count < rows) {
        this.#plates[this.#count * 4] = plate.slot;
        this.#plates[this.#count * 4 + 1] = 0;
        this.#count++;
      }
    }
    for (let row = this.#count - 1; row >= 0; row--) hasChanged = this.#fade(row) || hasChanged;
    if (!hasChanged) return;
    this.#mesh.thinInstanceCount = Math.max(1, this.#count);
    this.#mesh.setEnabled(this.#count > 0);
    this.#mesh.thinInstanceBufferUpdated('plate');
  }

  #rowOf(slot: number): number {
    for (let row = 0; row < this.#count; row++) if (this.#plates[row * 4] === slot) return row;
    return -1;
  }

  /** One plate towards being seen whole or not at all; whether it changed. The last takes the place of one that is gone. */
  #fade(row: number): boolean {
    const data = this.#plates;
    const at = row * 4;
    const slot = data[at] ?? 0;
    const { plates, count } = this.#choice;
    const step = this.#step[0] ?? 0;
    let wanted = 0;
    let upM = 0;
    for (let i = 0; i < count; i++) {
      const plate = plates[i];
      if (plate?.slot !== slot) continue;
      wanted = 1;
      upM = plate.upM;
    }
    const seen = data[at + 1] ?? 0;
    const isMoving = wanted === 1 && seen > 0 && Math.fround(upM) !== data[at + 3];
    // One that is hung elsewhere goes before it comes again.
    const next = wanted === 1 && !isMoving ? Math.min(1, seen + step) : Math.max(0, seen - step);
    if (wanted === 1 && seen === 0) data[at + 3] = upM;
    const mayTalk = this.#mayTalk[slot] ?? 0;
    if (next === seen && seen > 0 && data[at + 2] === mayTalk) return false;
    data[at + 1] = next;
    data[at + 2] = mayTalk;
    if (next === 0 && wanted === 0) {
      this.#count--;
      data.copyWithin(at, this.#count * 4, this.#count * 4 + 4);
    }
    return true;
  }

  /** Draws a plate only when what it says has changed, and sends only that cell. */
  #draw(body: Body): void {
    const says = [body.name, body.role, body.isBot, body.isAway, body.hasHandUp, body.mistakenFor].join('\n');
    if (this.#drawn[body.slot] === says || this.#context === null) return;
    this.#drawn[body.slot] = says;
    this.#aspects[body.slot] = drawPlate(this.#context, body) / plateHeightPx;
    const texture = this.#atlas.getInternalTexture();
    if (texture === null) return;
    const pixels = this.#context.getImageData(0, 0, plateWidthPx, plateHeightPx).data;
    const x = (body.slot % columns) * plateWidthPx;
    const y = Math.floor(body.slot / columns) * plateHeightPx;
    this.#engine.updateTextureData(texture, new Uint8Array(pixels.buffer), x, y, plateWidthPx, plateHeightPx);
  }
}
