import type { Load } from './steps.ts';

/** A tick this late, in most of the last ticks, is a page that cannot keep up; all of them this early, one with time to spare. */
const lateMs = 350;
const earlyMs = 60;
const ticks = 6;
const lateTicks = 4;

/** How late the ticks of a timer come: what a page without a drawing can tell of its device. */
export class Lateness {
  readonly #everyMs: number;
  readonly #late: number[] = [];
  #lastMs: number | null = null;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** A tick came. While the page is not seen its browser holds timers back, which says nothing of the device. */
  tick(nowMs: number, isSeen: boolean): void {
    const { length } = this.#late;
    if (!isSeen) this.#late.length = 0;
    else if (this.#lastMs !== null) this.#late.push(nowMs - this.#lastMs - this.#everyMs);
    if (length === ticks) this.#late.shift();
    this.#lastMs = isSeen ? nowMs : null;
  }

  get load(): Load {
    if (this.#late.filter((each) => each > lateMs).length >= lateTicks) return 'heavy';
    return this.#late.length === ticks && this.#late.every((each) => each < earlyMs) ? 'light' : 'fair';
  }
}
