import { type ReadonlySignal, signal } from '@preact/signals';
import { keepText, keptText } from './kept-text.ts';

/** It is about how a person types or speaks to their device, not about a town hall. */
const key = 'rostrum.letter-keys';

/** Whether single letters, signs and Space act at once, kept in this browser; they do until somebody switches them off. Rule DK4. */
export class LetterKeys {
  readonly #areOn = signal(keptText(key) !== 'off');

  get areOn(): ReadonlySignal<boolean> {
    return this.#areOn;
  }

  setOn(areOn: boolean): void {
    this.#areOn.value = areOn;
    keepText(key, areOn ? null : 'off');
  }
}
