import { effect } from '@preact/signals';
import type { AttendMessage } from '../../protocol/attention.ts';
import type { Connection } from './connection.ts';
import type { DeskWork } from './desk-work.ts';

/** Quick steps through a list are told as where they end. */
const leastMs = 250;
/** A sign of life, well within the time after which the others forget it. */
const signEveryMs = 10_000;

/** What is needed of the document. */
interface PageInSight {
  readonly visibilityState: string;
  addEventListener(type: 'visibilitychange', look: () => void): void;
  removeEventListener(type: 'visibilitychange', look: () => void): void;
}

/** Tells the others of the crew which question is looked at here, or written about, while the page is in sight. Rules TG1, TG4. */
export class DeskAttention {
  readonly #connection: Pick<Connection, 'attend' | 'isInTouch'>;
  readonly #page: PageInSight;
  readonly #end: () => void;
  readonly #signs: ReturnType<typeof setInterval>;
  #now: AttendMessage = { questionId: null, isWriting: false };
  #told: AttendMessage | null = null;
  #waiting: ReturnType<typeof setTimeout> | null = null;
  #isPaused = false;

  constructor(
    connection: Pick<Connection, 'attend' | 'isInTouch'>,
    work: Pick<DeskWork, 'open' | 'selectedId'>,
    page: PageInSight,
  ) {
    this.#connection = connection;
    this.#page = page;
    page.addEventListener('visibilitychange', this.#look);
    this.#end = effect(() => {
      const open = work.open.value;
      this.#now = { questionId: open?.questionId ?? work.selectedId.value, isWriting: open !== null };
      // Whoever comes back was forgotten meanwhile.
      if (!connection.isInTouch.value) this.#told = null;
      this.#look();
    });
    this.#signs = setInterval(() => {
      this.#told = null;
      this.#look();
    }, signEveryMs);
  }

  close(): void {
    this.#end();
    this.#page.removeEventListener('visibilitychange', this.#look);
    clearInterval(this.#signs);
    if (this.#waiting !== null) clearTimeout(this.#waiting);
  }

  readonly #look = (): void => {
    if (this.#isPaused || !this.#connection.isInTouch.peek()) return;
    const now = this.#page.visibilityState === 'visible' ? this.#now : { questionId: null, isWriting: false };
    // Who is nowhere is told to nobody, but where they were somewhere before.
    const isSame =
      (this.#told?.questionId ?? null) === now.questionId && (this.#told?.isWriting ?? false) === now.isWriting;
    if (isSame && (this.#told !== null || now.questionId === null)) return;
    this.#told = now;
    this.#connection.attend(now);
    this.#isPaused = true;
    this.#waiting = setTimeout(() => {
      this.#isPaused = false;
      this.#look();
    }, leastMs);
  };
}
