import { type ReadonlySignal, signal } from '@preact/signals';
import { type Drawing, keepDrawing, keptDrawing } from './kept-drawing.ts';

/** What a person chose to have drawn, kept in this browser. Rule WD3. */
export class DrawingChoice {
  readonly #now = signal<Drawing>(keptDrawing());

  get now(): ReadonlySignal<Drawing> {
    return this.#now;
  }

  choose(drawing: Drawing): void {
    this.#now.value = drawing;
    keepDrawing(drawing);
  }
}
