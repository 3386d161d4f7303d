/**
 * Bytes that may be sent: `burst` at once, then `perSecond`. In any span of time no more than `perSecond` × its seconds + `burst` are spent
 * by those who ask first; what must be sent is taken without asking, and is owed.
 */
export class Allowance {
  readonly #perMs: number;
  readonly #burst: number;
  #left: number;
  #atMs = Number.NEGATIVE_INFINITY;

  constructor(options: { readonly perSecond: number; readonly burst: number }) {
    this.#perMs = options.perSecond / 1000;
    this.#burst = options.burst;
    this.#left = options.burst;
  }

  /** Bytes left now; below 0 when more was taken than there was. */
  left(nowMs: number): number {
    if (nowMs > this.#atMs) {
      if (this.#atMs > Number.NEGATIVE_INFINITY)
        this.#left = Math.min(this.#burst, this.#left + (nowMs - this.#atMs) * this.#perMs);
      this.#atMs = nowMs;
    }
    return this.#left;
  }

  take(bytes: number): void {
    this.#left -= bytes;
  }
}
