import { type ReadonlySignal, signal } from '@preact/signals';
import { type Look, lookCode, lookOfCode } from '../../protocol/look.ts';
import { keepText, keptText } from './kept-text.ts';

/** It is about a person, not about a town hall: one for all of them. */
const key = 'rostrum.look';

/** How this person chose to look, kept in this browser; null for who chose nothing. Rule LOOK4. */
export class LookChoice {
  readonly #choice = signal(lookOfCode(keptText(key) ?? ''));

  get now(): ReadonlySignal<Look | null> {
    return this.#choice;
  }

  /** As it travels. */
  get code(): string | null {
    const look = this.#choice.peek();
    return look === null ? null : lookCode(look);
  }

  /** Null forgets it. */
  set(look: Look | null): void {
    this.#choice.value = look;
    keepText(key, this.code);
  }
}
