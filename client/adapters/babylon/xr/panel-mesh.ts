import type { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture';
import { Matrix, Vector4 } from '@babylonjs/core/Maths/math.vector';
import type { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import { type PanelBox, panelSize } from '../../../world/panel/panel-layout.ts';
import type { PanelPlace } from '../../../world/panel/panel-place.ts';
import { pictureTexture } from '../picture-texture.ts';
import { overlayQuad, placedVertex } from './overlay-quad.ts';
import { drawPanel, panelHeightPx, panelWidthPx } from './panel-picture.ts';

/** What is pointed at is lit here, so that a moving hand paints nothing anew. */
const fragment = `
precision highp float;
varying vec2 vUv;
uniform sampler2D picture;
uniform vec4 lit;
uniform vec4 point;
void main() {
  vec4 c = texture2D(picture, vUv);
  vec2 at = vec2(vUv.x, 1.0 - vUv.y) * vec2(${panelSize.widthM.toFixed(3)}, ${panelSize.heightM.toFixed(3)});
  vec2 q = abs(at - lit.xy) - lit.zw + 0.0044;
  float edge = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - 0.0044;
  float inside = smoothstep(0.0003, -0.0003, edge) * point.w;
  float rim = smoothstep(0.0011, 0.0006, abs(edge + 0.0004)) * min(1.0, point.w * 4.0);
  c.rgb = mix(c.rgb, vec3(0.56, 0.72, 1.0), max(inside, rim));
  float d = length(at - point.xy);
  float dot = smoothstep(0.0036, 0.0028, d) * point.z;
  float ring = smoothstep(0.0048, 0.004, d) * point.z;
  c = mix(c, vec4(0.09, 0.08, 0.06, 1.0), ring);
  c = mix(c, vec4(0.96, 0.93, 0.89, 1.0), dot);
  gl_FragColor = c;
}
`;

/** The panel as it is drawn: one picture on one plane, in one draw; hidden it costs none, and is not painted. */
export class PanelMesh {
  readonly #mesh: Mesh;
  readonly #texture: DynamicTexture;
  readonly #place = Matrix.Identity();
  /** Middle and half sizes of what is pointed at, metres from the top left. */
  readonly #lit = new Vector4(0, 0, 0, 0);
  /** Where the ray ends, whether there is one, and how brightly the button is lit. */
  readonly #point = new Vector4(0, 0, 0, 0);
  #boxes: readonly PanelBox[] = [];
  #isStale = false;

  constructor(scene: Scene) {
    this.#texture = pictureTexture(scene, 'panel', panelWidthPx, panelHeightPx);
    this.#texture.hasAlpha = true;
    this.#texture.anisotropicFilteringLevel = 4;
    // Without a picture of its own, an empty one: a scene is not ready as long as one of its textures is not, shown or hidden.
    this.#texture.update();
    const { mesh, material } = overlayQuad(scene, 'panel', {
      width: panelSize.widthM,
      height: panelSize.heightM,
      vertex: placedVertex,
      fragment,
      uniforms: ['viewProjection', 'place', 'lit', 'point'],
      picture: this.#texture,
      // Over captions, under the ray that points at it.
      alphaIndex: 2,
    });
    material.setMatrix('place', this.#place);
    material.setVector4('lit', this.#lit);
    material.setVector4('point', this.#point);
    this.#mesh = mesh;
  }

  get isShown(): boolean {
    return this.#mesh.isEnabled();
  }

  setBoxes(boxes: readonly PanelBox[]): void {
    this.#boxes = boxes;
    this.#isStale = true;
    if (this.isShown) this.#paint();
  }

  setShown(isShown: boolean): void {
    if (isShown === this.isShown) return;
    this.#mesh.setEnabled(isShown);
    this.point(0, 0, false);
    this.light(-1, false);
    if (isShown && this.#isStale) this.#paint();
  }

  /** After the graphics context came back, nothing is left of the picture. */
  redraw(): void {
    this.#isStale = true;
    if (this.isShown) this.#paint();
  }

  /** Allocates nothing. */
  place({ position: p, right: r, up: u, normal: n, scale: s }: PanelPlace): void {
    Matrix.FromValuesToRef(
      r[0] * s,
      r[1] * s,
      r[2] * s,
      0,
      u[0] * s,
      u[1] * s,
      u[2] * s,
      0,
      n[0] * s,
      n[1] * s,
      n[2] * s,
      0,
      p[0],
      p[1],
      p[2],
      1,
      this.#place,
    );
  }

  /** Where the ray ends on the panel. Allocates nothing. */
  point(xM: number, yM: number, isOn: boolean): void {
    this.#point.x = xM;
    this.#point.y = yM;
    this.#point.z = isOn ? 1 : 0;
  }

  /** Lights a box, below 0 none. Allocates nothing. */
  light(index: number, isPressed: boolean): void {
    const box = this.#boxes[index];
    this.#point.w = box === undefined ? 0 : isPressed ? 0.5 : 0.2;
    if (box === undefined) return;
    this.#lit.x = box.xM + box.widthM / 2;
    this.#lit.y = box.yM + box.heightM / 2;
    this.#lit.z = box.widthM / 2;
    this.#lit.w = box.heightM / 2;
  }

  #paint(): void {
    const context = this.#texture.getContext();
    if (!(context instanceof CanvasRenderingContext2D)) return;
    this.#isStale = false;
    drawPanel(context, this.#boxes);
    this.#texture.update();
  }
}
