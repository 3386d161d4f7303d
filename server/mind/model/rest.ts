import type { LanguageModelFailure } from '../ports.ts';

/** After so many failures in a row it is left alone: the first time for so long, then twice as long, at most so long. */
const failuresUntilRest = 3;
const firstRestMs = 15_000;
const longestRestMs = 300_000;

/**
 * Whether a model that failed is left alone for a while, so that two hundred waiting questions do not wait for it two hundred times. A server
 * that says when it wants to be asked again is left alone until then. Rule MD33.
 */
export class Rest {
  readonly #nowMs: () => number;
  #failures = 0;
  #untilMs = 0;
  #last: LanguageModelFailure['reason'] | null = null;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get isResting(): boolean {
    return this.#nowMs() < this.#untilMs;
  }

  /** Why the last request failed; null when it did not. */
  get trouble(): LanguageModelFailure['reason'] | null {
    return this.#last;
  }

  worked(): void {
    this.#failures = 0;
    this.#untilMs = 0;
    this.#last = null;
  }

  failed({ reason, retryAfterMs }: LanguageModelFailure): void {
    // Whoever hung up says nothing of the server.
    if (reason === 'aborted') return;
    this.#last = reason;
    this.#failures++;
    const rests = this.#failures - failuresUntilRest;
    const ownMs = rests < 0 ? 0 : Math.min(firstRestMs * 2 ** Math.min(rests, 10), longestRestMs);
    this.#untilMs = Math.max(this.#untilMs, this.#nowMs() + Math.max(ownMs, retryAfterMs ?? 0));
  }
}
