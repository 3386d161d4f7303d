import { type ReadonlySignal, signal } from '@preact/signals';
import { type ComfortChange, comfortText, readComfort, withComfort } from '../world/comfort.ts';
import { keepText, keptText } from './kept-text.ts';

/** It is about a person's body, not about a town hall: one for all of them. */
const key = 'rostrum.comfort';

/** How this person wants it in a headset, kept in this browser. Rule HX1. */
export class ComfortChoice {
  readonly #comfort = signal(readComfort(keptText(key)));

  get now(): ReadonlySignal<ReturnType<typeof readComfort>> {
    return this.#comfort;
  }

  change(change: ComfortChange): void {
    this.#comfort.value = withComfort(this.#comfort.peek(), change);
    keepText(key, comfortText(this.#comfort.peek()));
  }
}
