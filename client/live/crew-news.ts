import { type ReadonlySignal, signal } from '@preact/signals';
import type { Attending } from '../../protocol/attention.ts';
import { type Acts, noActs, withActs } from '../world/desk/acts.ts';
import type { Incoming } from '../world/parse.ts';

/** What those who run the queue know of each other: empty but on their desks. */
export class CrewNews {
  readonly #acts = signal<Acts>(noActs);
  readonly #others = signal<readonly Attending[]>([]);

  /** What they did last. */
  get acts(): ReadonlySignal<Acts> {
    return this.#acts;
  }
  /** Where the others are now. */
  get others(): ReadonlySignal<readonly Attending[]> {
    return this.#others;
  }

  take(told: Extract<Incoming, { type: 'acts' | 'attention' }>): void {
    if (told.type === 'attention') this.#others.value = told.message.others;
    else this.#acts.value = withActs(this.#acts.peek(), told.message, Date.now());
  }

  /** Whose role it is no more knows nothing of it. */
  forget(): void {
    this.#acts.value = noActs;
    this.#others.value = [];
  }

  /** Out of touch, nobody can be seen; whoever comes back is told anew. */
  leave(): void {
    this.#others.value = [];
  }
}
