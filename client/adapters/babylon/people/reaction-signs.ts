import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import '@babylonjs/core/Meshes/thinInstanceMesh';
import type { Scene } from '@babylonjs/core/scene';
import { type Reaction, reactions } from '../../../../protocol/moment.ts';
import { look } from '../look.ts';
import { pictureTexture } from '../picture-texture.ts';
import { type Sign, SignRows } from './sign-rows.ts';

const lifeS = 2.2;
const waveLifeS = 1.3;
const cellPx = 128;

const vertex = `
precision highp float;
attribute vec3 position;
attribute vec4 sign0;
attribute vec2 sign1;
uniform mat4 view;
uniform mat4 projection;
uniform float nowS;
uniform float rise;
varying vec2 vUv;
varying vec2 vCell;
varying float vFade;
void main() {
  bool isOfWave = sign1.y < -0.5;
  float age = (nowS - sign0.w) / (isOfWave ? ${waveLifeS.toFixed(1)} : ${lifeS.toFixed(1)});
  vFade = step(0.0, age) * smoothstep(1.0, 0.7, age) * smoothstep(0.0, 0.08, age);
  // One of many goes up and down with the others, straight; one by itself rises and sways.
  vec3 p = sign0.xyz + (isOfWave ? vec3(0.0, 0.24 + rise * 0.42 * sin(3.1416 * clamp(age, 0.0, 1.0)), 0.0)
    : vec3(rise * 0.08 * sin(age * 6.0 + sign1.y), 0.3 + rise * age * 0.75, 0.0));
  vec4 at = view * vec4(p, 1.0);
  at.xy += position.xy * clamp(length(at.xyz) * 0.024, 0.1, 0.45);
  vCell = position.xy + 0.5;
  vUv = vec2((sign1.x + vCell.x) / ${reactions.length.toFixed(1)}, vCell.y);
  gl_Position = vFade > 0.0 ? projection * at : vec4(2.0, 2.0, 2.0, 1.0);
}
`;
const fragment = `
precision highp float;
varying vec2 vUv;
varying vec2 vCell;
varying float vFade;
uniform sampler2D signs;
void main() {
  vec4 c = texture2D(signs, vUv);
  gl_FragColor = vec4(c.rgb, c.a * vFade * step(vCell.x, 1.0) * step(vCell.y, 1.0));
}
`;

/** Small signs that rise from people who react; without motion they stay where they appear. */
export class ReactionSigns {
  readonly #mesh: Mesh;
  readonly #material: ShaderMaterial;
  readonly #rows: SignRows;
  #lastS = -10;

  constructor(scene: Scene, options: { readonly balconyPlaces: number; readonly reducedMotion: boolean }) {
    this.#rows = new SignRows(options.balconyPlaces);
    const { count } = this.#rows;
    this.#mesh = new Mesh('reaction-signs', scene);
    // One triangle around the square that is seen: half as many count in what an eye is drawn.
    this.#mesh.setVerticesData(VertexBuffer.PositionKind, [-0.5, -0.5, 0, 1.5, -0.5, 0, -0.5, 1.5, 0]);
    this.#mesh.setIndices([0, 1, 2]);
    const matrices = new Float32Array(count * 16);
    for (let i = 0; i < count; i++) for (const k of [0, 5, 10, 15]) matrices[i * 16 + k] = 1;
    this.#mesh.thinInstanceSetBuffer('matrix', matrices, 16, true);
    this.#mesh.thinInstanceSetBuffer('sign0', this.#rows.places, 4, false);
    this.#mesh.thinInstanceSetBuffer('sign1', this.#rows.kinds, 2, false);
    this.#material = new ShaderMaterial(
      'reaction-signs',
      scene,
      { vertexSource: vertex, fragmentSource: fragment },
      {
        attributes: ['position', 'sign0', 'sign1'],
        uniforms: ['view', 'projection', 'nowS', 'rise'],
        samplers: ['signs'],
        needAlphaBlending: true,
      },
    );
    this.#material.setTexture('signs', drawSigns(scene));
    this.#material.setFloat('rise', options.reducedMotion ? 0 : 1);
    this.#material.backFaceCulling = false;
    this.#mesh.material = this.#material;
    this.#mesh.isPickable = false;
    this.#mesh.alwaysSelectAsActiveMesh = true;
    this.#mesh.doNotSyncBoundingInfo = true;
    this.#mesh.freezeWorldMatrix();
    this.#mesh.setEnabled(false);
  }

  show(sign: Sign): void {
    this.#rows.add(sign);
    this.#lastS = Math.max(this.#lastS, sign.startMs / 1000);
    this.#mesh.setEnabled(true);
  }

  /** Per frame. */
  update(nowMs: number): void {
    if (!this.#mesh.isEnabled()) return;
    if (this.#rows.begin(nowMs)) {
      this.#mesh.thinInstanceBufferUpdated('sign0');
      this.#mesh.thinInstanceBufferUpdated('sign1');
    }
    this.#material.setFloat('nowS', nowMs / 1000);
    if (nowMs / 1000 - this.#lastS > lifeS) this.#mesh.setEnabled(false);
  }
}

function drawSigns(scene: Scene): DynamicTexture {
  const texture = pictureTexture(scene, 'signs', cellPx * reactions.length, cellPx);
  texture.hasAlpha = true;
  const context = texture.getContext();
  if (!(context instanceof CanvasRenderingContext2D)) return texture;
  context.lineJoin = context.lineCap = 'round';
  reactions.forEach((reaction, i) => {
    context.save();
    context.translate(i * cellPx + cellPx / 2, cellPx / 2);
    context.fillStyle = 'rgb(24 20 16 / 0.9)';
    context.beginPath();
    context.arc(0, 0, 58, 0, Math.PI * 2);
    context.fill();
    context.strokeStyle = context.fillStyle = look.ink;
    context.lineWidth = 8;
    draw[reaction](context);
    context.restore();
  });
  texture.update();
  return texture;
}

const draw: Readonly<Record<Reaction, (context: CanvasRenderingContext2D) => void>> = {
  clap(context) {
    for (const side of [-1, 1]) {
      context.save();
      context.rotate(side * 0.32);
      context.beginPath();
      context.roundRect(side * 16 - 12, -16, 24, 50, 12);
      context.stroke();
      context.restore();
    }
    for (const angle of [-0.5, 0, 0.5]) {
      context.beginPath();
      context.moveTo(Math.sin(angle) * 28, -Math.cos(angle) * 28);
      context.lineTo(Math.sin(angle) * 42, -Math.cos(angle) * 42);
      context.stroke();
    }
  },
  heart(context) {
    context.fillStyle = '#e58a86';
    context.beginPath();
    context.moveTo(0, 34);
    context.bezierCurveTo(-62, -8, -26, -46, 0, -16);
    context.bezierCurveTo(26, -46, 62, -8, 0, 34);
    context.fill();
  },
  laugh(context) {
    context.beginPath();
    context.arc(0, 4, 30, 0.15, Math.PI - 0.15);
    context.closePath();
    context.fill();
    for (const side of [-1, 1]) {
      context.beginPath();
      context.arc(side * 18, -14, 9, Math.PI, 0);
      context.stroke();
    }
  },
  thumbs(context) {
    context.beginPath();
    context.roundRect(-34, -4, 16, 38, 5);
    context.fill();
    context.beginPath();
    context.moveTo(-12, 32);
    context.lineTo(-12, -2);
    context.lineTo(4, -36);
    context.quadraticCurveTo(18, -34, 10, -6);
    context.lineTo(34, -6);
    context.lineTo(28, 32);
    context.closePath();
    context.fill();
  },
};
