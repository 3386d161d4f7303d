/** How often what changed is told: a burst of votes is one patch and one message. What cannot wait (stage, stop) is sent at once. */
const everyMs = 100;
/** To tell a thousand pages takes its time: it may take a seventh of all time, and then comes less often, but so often at least. */
const share = 1 / 7;
const atLeastEveryMs = 500;

/** When the pages of all sections are told what changed. Rule R5. */
export class Telling {
  readonly #tell: () => void;
  readonly #nowMs: () => number;
  #next: NodeJS.Timeout | null = null;

  constructor(tell: () => void, nowMs: () => number) {
    this.#tell = tell;
    this.#nowMs = nowMs;
  }

  start(): void {
    this.#in(everyMs);
  }

  stop(): void {
    if (this.#next !== null) clearTimeout(this.#next);
    this.#next = null;
  }

  #in(ms: number): void {
    this.#next = setTimeout(() => {
      const begunMs = this.#nowMs();
      this.#tell();
      const tookMs = this.#nowMs() - begunMs;
      const restMs = Math.max(everyMs - tookMs, tookMs / share - tookMs);
      if (this.#next !== null) this.#in(Math.min(atLeastEveryMs, restMs));
    }, ms);
  }
}
