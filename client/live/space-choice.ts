import { type ReadonlySignal, signal } from '@preact/signals';
import { keepText, keptText } from './kept-text.ts';

/** It is about what a person likes, not about a town hall: one for all of them. */
const key = 'rostrum.personal-space';

/** Whether people who come very near fade, kept in this browser; they do unless somebody switched it off. Rule HALL23. */
export class SpaceChoice {
  readonly #isOn = signal(keptText(key) !== 'off');

  get isOn(): ReadonlySignal<boolean> {
    return this.#isOn;
  }

  setOn(isOn: boolean): void {
    this.#isOn.value = isOn;
    keepText(key, isOn ? null : 'off');
  }
}
