import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture';
import { Matrix } from '@babylonjs/core/Maths/math.vector';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Quat, Vec3 } from '../../../../protocol/pose.ts';
import type { Caption } from '../../../world/ports.ts';
import { labelWords, lightWords } from '../../../world/stage-view.ts';
import { yawOf } from '../frames.ts';
import { drawLightShape, font, lightColors, look, wrapWords } from '../look.ts';
import { pictureTexture } from '../picture-texture.ts';

export type HallCaption = Pick<Caption, 'text' | 'label' | 'light' | 'spokenTo'>;

const widthPx = 1024;
const heightPx = 320;
const awayM = 2;
/** 1024 px on 1.3 m at 2 m: a line of 64 px is 8 cm high, 2.3° of the view. */
const widthM = 1.3;
const belowRad = 0.3;
/** The panel stays until the eyes have turned this far, then follows. */
const slackRad = 0.3;

const vertex = `
precision highp float;
attribute vec3 position;
attribute vec2 uv;
uniform mat4 viewProjection;
uniform mat4 place;
varying vec2 vUv;
void main() { vUv = uv; gl_Position = viewProjection * place * vec4(position, 1.0); }
`;
const fragment = `
precision highp float;
varying vec2 vUv;
uniform sampler2D picture;
void main() { gl_FragColor = texture2D(picture, vUv); }
`;

/** Captions in a headset: a panel that follows where one looks, lazily. */
export class CaptionPanel {
  readonly #mesh: Mesh;
  readonly #texture: DynamicTexture;
  readonly #material: ShaderMaterial;
  readonly #place = Matrix.Identity();
  readonly #turn = Matrix.Identity();
  #caption: HallCaption | null = null;
  #yawRad = 0;
  #isInXr = false;

  constructor(scene: Scene) {
    this.#texture = pictureTexture(scene, 'captions', widthPx, heightPx);
    this.#texture.hasAlpha = true;
    this.#texture.update();
    this.#mesh = new Mesh('captions', scene);
    const a = widthM / 2;
    const b = (a * heightPx) / widthPx;
    this.#mesh.setVerticesData(VertexBuffer.PositionKind, [-a, -b, 0, a, -b, 0, a, b, 0, -a, b, 0]);
    this.#mesh.setVerticesData(VertexBuffer.UVKind, [0, 0, 1, 0, 1, 1, 0, 1]);
    this.#mesh.setIndices([0, 1, 2, 0, 2, 3]);
    this.#material = new ShaderMaterial(
      'captions',
      scene,
      { vertexSource: vertex, fragmentSource: fragment },
      {
        attributes: ['position', 'uv'],
        uniforms: ['viewProjection', 'place'],
        samplers: ['picture'],
        needAlphaBlending: true,
      },
    );
    this.#material.setTexture('picture', this.#texture);
    this.#material.setMatrix('place', this.#place);
    this.#material.backFaceCulling = false;
    this.#material.disableDepthWrite = true;
    this.#mesh.material = this.#material;
    this.#mesh.isPickable = false;
    this.#mesh.alwaysSelectAsActiveMesh = true;
    this.#mesh.doNotSyncBoundingInfo = true;
    this.#mesh.renderingGroupId = 1;
    this.#mesh.freezeWorldMatrix();
    this.#mesh.setEnabled(false);
  }

  set(caption: HallCaption | null): void {
    this.#caption = caption;
    this.#show();
  }

  setInXr(isInXr: boolean): void {
    this.#isInXr = isInXr;
    this.#show();
  }

  #show(): void {
    const isShown = this.#isInXr && this.#caption !== null;
    this.#mesh.setEnabled(isShown);
    if (isShown && this.#caption !== null) this.#draw(this.#caption);
  }

  /** Per frame; allocates nothing. */
  update(position: Vec3, rotation: Quat, seconds: number): void {
    if (!this.#mesh.isEnabled()) return;
    const wanted = yawOf(rotation[0], rotation[1], rotation[2], rotation[3]);
    const away = Math.atan2(Math.sin(wanted - this.#yawRad), Math.cos(wanted - this.#yawRad));
    if (Math.abs(away) > 1.2) this.#yawRad = wanted;
    else if (Math.abs(away) > slackRad) this.#yawRad += (away - Math.sign(away) * slackRad) * Math.min(1, seconds * 5);
    const flatM = awayM * Math.cos(belowRad);
    Matrix.RotationYToRef(this.#yawRad, this.#turn);
    this.#turn.setTranslationFromFloats(
      position[0] - Math.sin(this.#yawRad) * flatM,
      position[1] - awayM * Math.sin(belowRad),
      position[2] - Math.cos(this.#yawRad) * flatM,
    );
    this.#place.copyFrom(this.#turn);
  }

  #draw(caption: HallCaption): void {
    const context = this.#texture.getContext();
    if (!(context instanceof CanvasRenderingContext2D)) return;
    const { light } = caption;
    context.clearRect(0, 0, widthPx, heightPx);
    context.fillStyle = 'rgb(24 20 16 / 0.88)';
    context.beginPath();
    context.roundRect(0, 0, widthPx, heightPx, 24);
    context.fill();
    context.textBaseline = 'alphabetic';
    drawLightShape(context, light, 56, 52, 40);
    context.fillStyle = lightColors[light];
    context.font = `600 38px ${font}`;
    context.fillText(`${lightWords[light]} · ${labelWords[caption.label]}`, 92, 66);
    context.font = `600 50px ${font}`;
    const lines = linesAbout(wrapWords(context, caption.text, widthPx - 80, 99), caption.spokenTo);
    lines.forEach(({ text, spokenTo }, i) => {
      const y = 138 + i * 64;
      context.fillStyle = look.inkQuiet;
      context.fillText(text, 40, y);
      context.fillStyle = look.ink;
      context.fillText(text.slice(0, spokenTo), 40, y);
    });
    this.#texture.update();
  }
}

/** The three lines about the word that is heard, each with how far it has been heard. */
function linesAbout(
  lines: readonly string[],
  spokenTo: number,
): readonly { readonly text: string; readonly spokenTo: number }[] {
  let at = 0;
  const all = lines.map((text) => {
    const line = { text, spokenTo: Math.max(0, Math.min(text.length, spokenTo - at)) };
    at += text.length + 1;
    return line;
  });
  const current = Math.max(
    0,
    all.findIndex((line) => line.spokenTo < line.text.length),
  );
  const first = Math.max(0, Math.min(current - 1, all.length - 3));
  return all.slice(first, first + 3);
}
