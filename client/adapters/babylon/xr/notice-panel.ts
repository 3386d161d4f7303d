import type { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture';
import type { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Joint } from '../../../../protocol/pose.ts';
import type { PanelNotice } from '../../../world/panel/panel-content.ts';
import { font, look, wrapWords } from '../look.ts';
import { pictureTexture } from '../picture-texture.ts';
import { BeforeEyes } from './before-eyes.ts';
import { overlayQuad, pictureFragment, placedVertex } from './overlay-quad.ts';

const widthPx = 896;
const heightPx = 272;
/** 896 px on 0.5 m at 1 m: a line of 48 px is 1.5° of the view, and its letters more than 1°. */
const widthAtOneM = 0.5;
const awayM = 1.8;
/** Over where one looks, and over the stage screen from most seats: captions are under it. */
const aboveRad = 0.32;
const shownS = 14;

/** Tells a wearer of something for a few seconds, until they open the panel. No draw otherwise. Rule WR1. */
export class NoticePanel {
  readonly #mesh: Mesh;
  readonly #texture: DynamicTexture;
  readonly #at = new BeforeEyes();
  #notice: PanelNotice | null = null;
  #leftS = 0;

  constructor(scene: Scene) {
    this.#texture = pictureTexture(scene, 'notice', widthPx, heightPx);
    this.#texture.hasAlpha = true;
    this.#texture.update();
    const { mesh, material } = overlayQuad(scene, 'notice', {
      width: widthAtOneM,
      height: (widthAtOneM * heightPx) / widthPx,
      vertex: placedVertex,
      fragment: pictureFragment,
      uniforms: ['viewProjection', 'place'],
      picture: this.#texture,
      alphaIndex: 1,
    });
    material.setMatrix('place', this.#at.place);
    this.#mesh = mesh;
  }

  /** The same one again is not told again. */
  set(notice: PanelNotice | null): void {
    if (notice?.id === this.#notice?.id) return;
    this.#notice = notice;
    this.#leftS = notice === null ? 0 : shownS;
    if (notice !== null) this.#draw(notice);
  }

  /** Per frame; allocates nothing. */
  update(head: Joint, isPanelOpen: boolean, seconds: number): void {
    this.#leftS = isPanelOpen ? 0 : this.#leftS - seconds;
    this.#mesh.setEnabled(this.#leftS > 0);
    if (this.#leftS > 0) this.#at.update(head, -aboveRad, awayM, seconds);
  }

  hide(): void {
    this.#mesh.setEnabled(false);
  }

  /** After the graphics context came back. */
  redraw(): void {
    if (this.#notice !== null) this.#draw(this.#notice);
  }

  #draw({ title, words, hint }: PanelNotice): void {
    const context = this.#texture.getContext();
    if (!(context instanceof CanvasRenderingContext2D)) return;
    context.clearRect(0, 0, widthPx, heightPx);
    context.fillStyle = 'rgb(24 20 16 / 0.94)';
    context.beginPath();
    context.roundRect(2, 2, widthPx - 4, heightPx - 4, 28);
    context.fill();
    context.lineWidth = 3;
    context.strokeStyle = look.line;
    context.stroke();
    context.textBaseline = 'alphabetic';
    context.fillStyle = look.inkQuiet;
    context.font = `600 38px ${font}`;
    context.fillText(title, 40, 62);
    context.fillStyle = look.ink;
    context.font = `600 42px ${font}`;
    const lines = wrapWords(context, words, widthPx - 80, 2);
    for (const [i, line] of lines.entries()) context.fillText(line, 40, 122 + i * 52);
    context.fillStyle = look.inkQuiet;
    context.font = `400 38px ${font}`;
    context.fillText(hint, 40, heightPx - 34);
    this.#texture.update();
  }
}
