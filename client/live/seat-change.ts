import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Session } from '../world/session.ts';

export interface SeatChangeParts {
  readonly session: ReadonlySignal<Session>;
  /** Whether what is shown is the server's state of now. */
  readonly isInTouch: ReadonlySignal<boolean>;
  readonly me: ReadonlySignal<{ readonly seatId: string | null } | null>;
  readonly sectionId: ReadonlySignal<string | null>;
}

/** Tells whoever comes back and sits elsewhere, because their seat was given away meanwhile; until they move or have read it. Rule CO21. */
export class SeatChange {
  readonly #isElsewhere = signal(false);
  readonly #end: () => void;
  /** Where they sat when the page was last in touch; null while they stood, or went elsewhere by their own choice. */
  #seat: string | null = null;
  #wasAway = false;

  constructor({ session, isInTouch, me, sectionId }: SeatChangeParts) {
    this.#end = effect(() => {
      const now = session.value;
      if ('drop' in now && now.drop.why === 'moving') this.#seat = null;
      if (!isInTouch.value) {
        this.#wasAway = true;
        return;
      }
      const person = me.value;
      if (person !== null) this.#follow(person.seatId === null ? null : `${sectionId.value} ${person.seatId}`);
    });
  }

  get isElsewhere(): ReadonlySignal<boolean> {
    return this.#isElsewhere;
  }

  clear(): void {
    this.#isElsewhere.value = false;
  }

  close(): void {
    this.#end();
  }

  #follow(seat: string | null): void {
    if (this.#wasAway) this.#isElsewhere.value = this.#seat !== null && seat !== null && seat !== this.#seat;
    else if (seat !== this.#seat) this.#isElsewhere.value = false;
    this.#wasAway = false;
    this.#seat = seat;
  }
}
