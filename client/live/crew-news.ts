import { type ReadonlySignal, signal } from '@preact/signals';
import type { Attending } from '../../protocol/attention.ts';
import type { OrderMessage } from '../../protocol/order.ts';
import { type Acts, noActs, withActs } from '../world/desk/acts.ts';
import type { Incoming } from '../world/parse.ts';
import { type People, withPeople } from '../world/people.ts';

const noOrder: OrderMessage = { words: [], out: [], reports: [] };

/** What those who run the queue are told alone, of each other and of the hall: empty but on their desks. Whoever is muted is told why. */
export class CrewNews {
  readonly #people = signal<People>(new Map());
  readonly #order = signal<OrderMessage>(noOrder);
  readonly #acts = signal<Acts>(noActs);
  readonly #others = signal<readonly Attending[]>([]);

  readonly #mutedBecause = signal('');

  get people(): ReadonlySignal<People> {
    return this.#people;
  }
  get order(): ReadonlySignal<OrderMessage> {
    return this.#order;
  }
  /** What they did last. */
  get acts(): ReadonlySignal<Acts> {
    return this.#acts;
  }
  /** Where the others are now. */
  get others(): ReadonlySignal<readonly Attending[]> {
    return this.#others;
  }

  /** Why this person is muted; empty: nobody said. Rule WR4. */
  get mutedBecause(): ReadonlySignal<string> {
    return this.#mutedBecause;
  }

  take(told: Extract<Incoming, { type: 'people' | 'order' | 'acts' | 'attention' | 'muted' }>): void {
    switch (told.type) {
      case 'people':
        this.#people.value = withPeople(this.#people.peek(), told.message);
        return;
      case 'order':
        this.#order.value = told.message;
        return;
      case 'acts':
        this.#acts.value = withActs(this.#acts.peek(), told.message, Date.now());
        return;
      case 'attention':
        this.#others.value = told.message.others;
        return;
      case 'muted':
        this.#mutedBecause.value = told.reason;
    }
  }

  /** Whose role it is no more knows nothing of it. */
  forget(): void {
    this.#people.value = new Map();
    this.#order.value = noOrder;
    this.#acts.value = noActs;
    this.#others.value = [];
  }

  /** Out of touch, nobody can be seen; whoever comes back is told anew. */
  leave(): void {
    this.#others.value = [];
    this.#mutedBecause.value = '';
  }
}
