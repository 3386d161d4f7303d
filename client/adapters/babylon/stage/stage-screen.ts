import { VertexBuffer } from '@babylonjs/core/Buffers/buffer';
import type { DynamicTexture } from '@babylonjs/core/Materials/Textures/dynamicTexture';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import type { Scene } from '@babylonjs/core/scene';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import type { StageScreen as ScreenText, StageLook } from '../../../world/ports.ts';
import { cornersOf } from '../picture-corners.ts';
import { pictureMaterial } from '../picture-material.ts';
import { pictureTexture } from '../picture-texture.ts';
import { layoutScreen, partHeard, pictureHeightPx, pictureWidthPx } from './screen-layout.ts';
import { drawScreen, measureBy } from './screen-picture.ts';

/** The picture on the stage's screen, and on the moderators'. Drawn anew only when what it says changes. */
export class StageScreen {
  readonly texture: DynamicTexture;
  #text: ScreenText = { title: '', question: null, sentence: null, next: '', notice: '' };
  #look: StageLook = { holder: 'nobody', avatar: 'ready', why: '' };
  #heardTo = 0;
  /** Where the parts of the shown sentence end; only another part is another picture. */
  #partEnds: readonly number[] = [];
  #drawn = '';

  constructor(scene: Scene, hall: Hall) {
    this.texture = pictureTexture(scene, 'stage-screen', pictureWidthPx, pictureHeightPx);
    this.texture.anisotropicFilteringLevel = 8;
    const screens = [hall.screen, ...(hall.moderators === undefined ? [] : [hall.moderators.screen])];
    const mesh = new Mesh('stage-screen', scene);
    mesh.setVerticesData(VertexBuffer.PositionKind, screens.flatMap(cornersOf));
    mesh.setVerticesData(
      VertexBuffer.UVKind,
      screens.flatMap(() => [0, 0, 1, 0, 1, 1, 0, 1]),
    );
    mesh.setIndices(screens.flatMap((_, i) => [0, 1, 2, 0, 2, 3].map((corner) => i * 4 + corner)));
    mesh.material = pictureMaterial(scene, 'stage-screen', this.texture);
    mesh.isPickable = false;
    mesh.freezeWorldMatrix();
    // A picture that was never drawn would keep the whole scene waiting.
    this.#draw();
  }

  setText(text: ScreenText): void {
    if (text.sentence?.text !== this.#text.sentence?.text) this.#heardTo = 0;
    this.#text = text;
    this.#draw();
  }

  /** How much of a sentence has been heard, in letters: a long one is shown in parts. A sentence that is not on the screen is ignored. */
  setHeard(heard: { readonly text: string; readonly spokenTo: number } | null): void {
    if (heard === null || heard.text !== this.#text.sentence?.text) return;
    this.#heardTo = heard.spokenTo;
    if (this.#partEnds.length > 1) this.#draw();
  }

  setLook(stage: StageLook): void {
    this.#look = stage;
    this.#draw();
  }

  /** After the graphics context came back, nothing is left of the picture. */
  redraw(): void {
    this.#drawn = '';
    this.#draw();
  }

  #draw(): void {
    const key = JSON.stringify([this.#text, this.#look, partHeard(this.#partEnds, this.#heardTo)]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const context = this.texture.getContext();
    if (!(context instanceof CanvasRenderingContext2D)) return;
    const layout = layoutScreen(this.#text, this.#look, this.#heardTo, measureBy(context));
    this.#partEnds = layout.partEnds;
    drawScreen(context, layout);
    this.texture.update();
  }
}
