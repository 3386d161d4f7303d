import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import type { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture';
import { Color4 } from '@babylonjs/core/Maths/math.color';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import { assertNever } from '../../../../protocol/assert-never.ts';
import type { Vec3 } from '../../../../protocol/pose.ts';
import type { StageLook } from '../../../world/ports.ts';
import { avatarWords, lightWords } from '../../../world/stage-view.ts';
import { drawLightShape, drawWaitShape, fit, font, lightColors, linearColor, waitColors } from '../look.ts';
import { pictureTexture } from '../picture-texture.ts';

const badgeWidthPx = 512;
const badgeHeightPx = 96;
const badgeM = 0.24;
/** From the middle of the face to the badge beside it. */
const besideM = 0.26;
const faceBelowTopM = 0.16;

/** uv.x below 2: the badge, which turns to the eye and grows away from the face; above: the shadow and ring on the boards. */
const vertex = `
precision highp float;
attribute vec3 position;
attribute vec2 uv;
uniform mat4 view;
uniform mat4 projection;
uniform vec3 face;
uniform float beside;
varying vec2 vUv;
void main() {
  vUv = uv;
  vec4 at = view * vec4(uv.x < 2.0 ? face : position, 1.0);
  if (uv.x < 2.0) at.xy += position.xy * clamp(length(at.xyz) * 0.11, 0.75, 1.6) - vec2(beside, 0.0);
  gl_Position = projection * at;
}
`;
const fragment = `
precision highp float;
varying vec2 vUv;
uniform sampler2D badge;
uniform vec4 ring;
uniform float shown;
void main() {
  if (vUv.x < 2.0) {
    vec4 c = texture2D(badge, vUv);
    gl_FragColor = vec4(c.rgb, c.a * shown);
  } else {
    vec2 p = (vUv - vec2(10.5)) * 2.0;
    float r = length(p);
    float shadow = 0.62 * exp(-r * r * 9.0);
    float glow = ring.a * (exp(-pow((r - 0.62) * 16.0, 2.0)) + 0.30 * exp(-pow((r - 0.62) * 4.5, 2.0)));
    gl_FragColor = vec4(ring.rgb * glow, max(shadow, min(1.0, glow)));
  }
}
`;

/**
 * Beside and under the leader: a badge with word and shape, a ring of the same light on the boards, and her shadow. One draw. The badge is
 * beside the face, not over it, where it would cover what the screen says to the front rows.
 */
export class StageMark {
  readonly #texture: DynamicTexture;
  readonly #material: ShaderMaterial;
  #drawn = '';

  constructor(scene: Scene, feet: Vec3, headTopM: number) {
    this.#texture = pictureTexture(scene, 'stage-badge', badgeWidthPx, badgeHeightPx);
    this.#texture.hasAlpha = true;
    this.#texture.update();
    const mesh = new Mesh('stage-mark', scene);
    const a = (badgeM * badgeWidthPx) / badgeHeightPx;
    const b = badgeM / 2;
    const [x, y, z] = feet;
    const r = 0.95;
    mesh.setVerticesData(VertexBuffer.PositionKind, [
      ...[x - r, y + 0.006, z + r, x + r, y + 0.006, z + r, x + r, y + 0.006, z - r, x - r, y + 0.006, z - r],
      ...[-a, -b, 0, 0, -b, 0, 0, b, 0, -a, b, 0],
    ]);
    mesh.setVerticesData(VertexBuffer.UVKind, [10, 10, 11, 10, 11, 11, 10, 11, 0, 0, 1, 0, 1, 1, 0, 1]);
    mesh.setIndices([0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7]);
    this.#material = new ShaderMaterial(
      'stage-mark',
      scene,
      { vertexSource: vertex, fragmentSource: fragment },
      {
        attributes: ['position', 'uv'],
        uniforms: ['view', 'projection', 'face', 'beside', 'ring', 'shown'],
        samplers: ['badge'],
        needAlphaBlending: true,
      },
    );
    this.#material.setTexture('badge', this.#texture);
    this.#material.setArray3('face', [x, y + headTopM - faceBelowTopM, z]);
    this.#material.setFloat('beside', besideM);
    this.#material.setColor4('ring', new Color4(0, 0, 0, 0));
    this.#material.setFloat('shown', 0);
    this.#material.backFaceCulling = false;
    mesh.material = this.#material;
    mesh.isPickable = false;
    mesh.alwaysSelectAsActiveMesh = true;
    mesh.doNotSyncBoundingInfo = true;
    mesh.freezeWorldMatrix();
  }

  set(stage: StageLook): void {
    const badge = badgeOf(stage);
    this.#material.setFloat('shown', badge === null ? 0 : 1);
    const light = stage.holder === 'avatar' || stage.holder === 'human' ? linearColor(lightColors[stage.holder]) : null;
    this.#material.setColor4(
      'ring',
      light === null ? new Color4(0, 0, 0, 0) : new Color4(light[0] * 1.3, light[1] * 1.3, light[2] * 1.3, 0.9),
    );
    if (badge !== null) this.#draw(badge);
  }

  /** After the graphics context came back. */
  redraw(stage: StageLook): void {
    this.#drawn = '';
    this.set(stage);
  }

  #draw({ words, color, drawShape }: Badge): void {
    if (words === this.#drawn) return;
    this.#drawn = words;
    const context = this.#texture.getContext();
    if (!(context instanceof CanvasRenderingContext2D)) return;
    context.clearRect(0, 0, badgeWidthPx, badgeHeightPx);
    context.font = `600 52px ${font}`;
    const text = fit(context, words, badgeWidthPx - 130);
    const width = context.measureText(text).width + 116;
    const left = badgeWidthPx - width - 6;
    context.fillStyle = 'rgb(24 20 16 / 0.92)';
    context.beginPath();
    context.roundRect(left, 6, width, badgeHeightPx - 12, 16);
    context.fill();
    context.lineWidth = 4;
    context.strokeStyle = color;
    context.stroke();
    drawShape(context, left + 50, badgeHeightPx / 2, 46);
    context.fillStyle = color;
    context.textBaseline = 'middle';
    context.fillText(text, left + 90, badgeHeightPx / 2 + 3);
    this.#texture.update();
  }
}

interface Badge {
  readonly words: string;
  readonly color: string;
  readonly drawShape: (context: CanvasRenderingContext2D, x: number, y: number, size: number) => void;
}

/** Nothing beside a leader who could answer, nor while somebody else has the floor. */
function badgeOf(stage: StageLook): Badge | null {
  switch (stage.holder) {
    case 'asker':
      return null;
    case 'nobody': {
      const { avatar } = stage;
      if (avatar === 'ready') return null;
      const drawShape: Badge['drawShape'] = (context, ...at) => drawWaitShape(context, avatar, ...at);
      return { words: avatarWords[avatar], color: waitColors[avatar], drawShape };
    }
    case 'avatar':
    case 'human': {
      const { holder } = stage;
      const drawShape: Badge['drawShape'] = (context, ...at) => drawLightShape(context, holder, ...at);
      return { words: lightWords[holder], color: lightColors[holder], drawShape };
    }
    default:
      return assertNever(stage);
  }
}
