import { type ReadonlySignal, signal } from '@preact/signals';
import type { Reaction } from '../../protocol/moment.ts';
import type { Reactor } from '../world/ports.ts';
import { ReactionWaves, rowOf, waveWords } from '../world/reaction-waves.ts';

const staysMs = 2500;

/** How many react alike, in words, while they are many; for whoever wants nothing to move. Rule RW2. */
export class ReactionCount {
  readonly #words = signal<string | null>(null);
  readonly #waves = new ReactionWaves(0, 1);
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Null while they are few. */
  get words(): ReadonlySignal<string | null> {
    return this.#words;
  }

  take(reactor: Reactor, reaction: Reaction): void {
    const { people, waveMs } = this.#waves.take(reaction, { row: rowOf(reactor), xM: 0 }, performance.now());
    if (waveMs === null) return;
    this.#words.value = waveWords(reaction, people);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#words.value = null;
    }, staysMs);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
