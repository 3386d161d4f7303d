import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import type { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import { directionOf } from '../../../world/isolated.ts';
import type { StageScreen as ScreenText, StageLook } from '../../../world/ports.ts';
import { type SignWords, signWords } from '../../../world/sign-words.ts';
import { drawLightShape, fit, font, lightColors, look } from '../look.ts';
import { cornersOf } from '../picture-corners.ts';
import { pictureMaterial } from '../picture-material.ts';
import { pictureTexture } from '../picture-texture.ts';

const widthPx = 1024;
const rowPx = 96;
const marginPx = 28;
const textPx = 46;
/** Longer words are written smaller, down to this part; only then are they cut. */
const smallest = 0.7;
const markPx = 34;

type Sign = Hall['signs'][number];

/** All signs of the hall: over the doors, and on the balconies' fronts. One draw; painted anew only when their words change. */
export class Signs {
  readonly #texture: DynamicTexture;
  readonly #signs: readonly Sign[];
  #text: Pick<ScreenText, 'title' | 'next'> = { title: '', next: '' };
  #stage: StageLook = { holder: 'nobody', avatar: 'ready', why: '' };
  #drawn = '';

  constructor(scene: Scene, hall: Hall) {
    this.#signs = hall.signs;
    const heightPx = Math.max(1, hall.signs.length) * rowPx;
    this.#texture = pictureTexture(scene, 'signs', widthPx, heightPx);
    this.#texture.anisotropicFilteringLevel = 8;
    const mesh = new Mesh('signs', scene);
    const positions: number[] = [];
    const uvs: number[] = [];
    const indices: number[] = [];
    hall.signs.forEach((sign, row) => {
      positions.push(...cornersOf(sign));
      const right = pictureWidthPx(sign) / widthPx;
      const [bottom, top] = [1 - ((row + 1) * rowPx) / heightPx, 1 - (row * rowPx) / heightPx];
      uvs.push(0, bottom, right, bottom, right, top, 0, top);
      indices.push(...[0, 1, 2, 0, 2, 3].map((corner) => row * 4 + corner));
    });
    mesh.setVerticesData(VertexBuffer.PositionKind, positions);
    mesh.setVerticesData(VertexBuffer.UVKind, uvs);
    mesh.setIndices(indices);
    mesh.material = pictureMaterial(scene, 'signs', this.#texture);
    mesh.isPickable = false;
    mesh.alwaysSelectAsActiveMesh = true;
    mesh.freezeWorldMatrix();
    mesh.setEnabled(hall.signs.length > 0);
    this.#draw();
  }

  setText(text: ScreenText): void {
    this.#text = text;
    this.#draw();
  }

  setLook(stage: StageLook): void {
    this.#stage = stage;
    this.#draw();
  }

  /** After the graphics context came back, nothing is left of the picture. */
  redraw(): void {
    this.#drawn = '';
    this.#draw();
  }

  #draw(): void {
    const words = this.#signs.map(({ says }) => signWords(says, this.#text, this.#stage));
    const key = JSON.stringify(words);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const context = this.#texture.getContext();
    if (!(context instanceof CanvasRenderingContext2D)) return;
    words.forEach((each, row) => {
      const sign = this.#signs[row];
      if (sign !== undefined) drawSign(context, each, row * rowPx, pictureWidthPx(sign));
    });
    this.#texture.update();
  }
}

/** As much of a row as the sign is wide for its height. */
function pictureWidthPx({ widthM, heightM }: Sign): number {
  return Math.min(widthPx, Math.round((rowPx * widthM) / heightM));
}

function drawSign(context: CanvasRenderingContext2D, { text, light }: SignWords, top: number, width: number): void {
  context.fillStyle = look.paper;
  context.fillRect(0, top, width, rowPx);
  context.font = `600 ${textPx}px ${font}`;
  context.direction = directionOf(text);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const beforePx = light === null ? 0 : markPx + marginPx / 2;
  const roomPx = width - 2 * marginPx - beforePx;
  const part = Math.max(smallest, Math.min(1, roomPx / context.measureText(text).width));
  context.font = `600 ${Math.floor(textPx * part)}px ${font}`;
  const shown = fit(context, text, roomPx);
  const left = (width - context.measureText(shown).width - beforePx) / 2;
  const middle = top + rowPx / 2 + 2;
  if (light !== null) drawLightShape(context, light, left + markPx / 2, middle, markPx);
  context.fillStyle = light === null ? look.ink : lightColors[light];
  context.fillText(shown, left + beforePx, middle);
}
