/** How many beats may be made up for at once; more are left out. */
const mostLate = 4;

/** Calls back at a steady rate: a bare interval of 10 ms drifts by a tenth and more. Beats that come late are made up for, within reason. */
export class Metronome {
  readonly #everyMs: number;
  readonly #beat: () => void;
  #timer: NodeJS.Timeout | null = null;
  #dueMs = 0;

  constructor(everyMs: number, beat: () => void) {
    this.#everyMs = everyMs;
    this.#beat = beat;
  }

  start(): void {
    if (this.#timer !== null) return;
    this.#dueMs = performance.now() + this.#everyMs;
    this.#timer = setInterval(() => this.#catchUp(performance.now()), this.#everyMs);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #catchUp(nowMs: number): void {
    this.#dueMs = Math.max(this.#dueMs, nowMs - mostLate * this.#everyMs);
    for (; this.#dueMs <= nowMs; this.#dueMs += this.#everyMs) this.#beat();
  }
}
