import type { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture';
import type { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Joint } from '../../../../protocol/pose.ts';
import { type Comfort, gentle } from '../../../world/comfort.ts';
import type { Caption } from '../../../world/ports.ts';
import { labelWords, lightWords } from '../../../world/stage-view.ts';
import { drawLightShape, font, lightColors, look, wrapWords } from '../look.ts';
import { pictureTexture } from '../picture-texture.ts';
import { BeforeEyes } from './before-eyes.ts';
import { overlayQuad, pictureFragment, placedVertex } from './overlay-quad.ts';

export type HallCaption = Pick<Caption, 'text' | 'label' | 'light' | 'spokenTo'>;

const widthPx = 1024;
const heightPx = 320;
/** However far away, it is as wide to the eye. */
const distancesM: Readonly<Record<Comfort['captions']['distance'], number>> = { near: 1.3, middle: 2, far: 3.5 };
/** 1024 px on 0.65 m at 1 m: the smallest line of 54 px is 3.4 cm high, 2° of the view. */
const widthAtOneM = 0.65;
const sizes = {
  small: { letterPx: 42, linePx: 54, lines: 3 },
  medium: { letterPx: 50, linePx: 64, lines: 3 },
  large: { letterPx: 68, linePx: 86, lines: 2 },
} as const;
const belowRad = 0.3;
/** Over a panel that is open before the eyes. */
const abovePanelRad = -0.3;

/** Captions in a headset: a panel that follows where one looks, lazily. */
export class CaptionPanel {
  readonly #mesh: Mesh;
  readonly #texture: DynamicTexture;
  readonly #at = new BeforeEyes();
  #caption: HallCaption | null = null;
  #comfort = gentle.captions;
  #belowRad = belowRad;
  #isInXr = false;

  constructor(scene: Scene) {
    this.#texture = pictureTexture(scene, 'captions', widthPx, heightPx);
    this.#texture.hasAlpha = true;
    this.#texture.update();
    const { mesh, material } = overlayQuad(scene, 'captions', {
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

  set(caption: HallCaption | null): void {
    this.#caption = caption;
    this.#show();
  }

  setInXr(isInXr: boolean): void {
    this.#isInXr = isInXr;
    this.#show();
  }

  setComfort({ captions }: Comfort): void {
    if (JSON.stringify(captions) === JSON.stringify(this.#comfort)) return;
    this.#comfort = captions;
    this.#show();
  }

  #show(): void {
    const isShown = this.#isInXr && this.#comfort.isOn && this.#caption !== null;
    this.#mesh.setEnabled(isShown);
    if (isShown && this.#caption !== null) this.#draw(this.#caption);
  }

  /** Per frame; allocates nothing. They make room for a panel that is open. */
  update(head: Joint, isPanelOpen: boolean, seconds: number): void {
    if (!this.#mesh.isEnabled()) return;
    this.#belowRad += ((isPanelOpen ? abovePanelRad : belowRad) - this.#belowRad) * Math.min(1, seconds * 8);
    this.#at.update(head, this.#belowRad, distancesM[this.#comfort.distance], seconds);
  }

  #draw(caption: HallCaption): void {
    const context = this.#texture.getContext();
    if (!(context instanceof CanvasRenderingContext2D)) return;
    const { light } = caption;
    context.clearRect(0, 0, widthPx, heightPx);
    const { size, isStrong } = this.#comfort;
    context.fillStyle = isStrong ? '#000' : 'rgb(24 20 16 / 0.88)';
    context.beginPath();
    context.roundRect(0, 0, widthPx, heightPx, 24);
    context.fill();
    context.textBaseline = 'alphabetic';
    drawLightShape(context, light, 56, 52, 40);
    context.fillStyle = lightColors[light];
    context.font = `600 38px ${font}`;
    context.fillText(`${lightWords[light]} · ${labelWords[caption.label]}`, 92, 66);
    const { letterPx, linePx, lines: most } = sizes[size];
    context.font = `600 ${letterPx}px ${font}`;
    const lines = linesAbout(wrapWords(context, caption.text, widthPx - 80, 99), caption.spokenTo, most);
    lines.forEach(({ text, spokenTo }, i) => {
      const y = 88 + letterPx + i * linePx;
      context.fillStyle = isStrong ? '#d9d9d9' : look.inkQuiet;
      context.fillText(text, 40, y);
      context.fillStyle = isStrong ? '#fff' : look.ink;
      context.fillText(text.slice(0, spokenTo), 40, y);
    });
    this.#texture.update();
  }
}

/** The lines about the word that is heard, each with how far it has been heard. */
function linesAbout(
  lines: readonly string[],
  spokenTo: number,
  most: number,
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
  const first = Math.max(0, Math.min(current - 1, all.length - most));
  return all.slice(first, first + most);
}
