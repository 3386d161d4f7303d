import { type ReadonlySignal, signal } from '@preact/signals';
import { type HallSounds, hallSoundsText, readHallSounds } from '../world/hall-sounds.ts';
import { keepText, keptText } from './kept-text.ts';

/** It is about the ears of a person, not about a town hall: one for all of them. */
const key = 'rostrum.hall-sounds';

/** Whether and how loudly this person hears the place, kept in this browser. Rule HS6. */
export class HallSoundsChoice {
  readonly #choice = signal(readHallSounds(keptText(key)));

  get now(): ReadonlySignal<HallSounds> {
    return this.#choice;
  }

  setOn(isOn: boolean): void {
    this.#set({ ...this.#choice.peek(), isOn });
  }

  /** 0 to 1. */
  setVolume(volume: number): void {
    this.#set({ ...this.#choice.peek(), volume });
  }

  #set(choice: HallSounds): void {
    this.#choice.value = choice;
    keepText(key, hallSoundsText(choice));
  }
}
