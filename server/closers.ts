/** Ends what was opened, the last first. */
export class Closers {
  readonly #closers: (() => unknown)[] = [];

  /** Remembers how to end a part, and gives it. */
  keep<T>(part: T, close: (part: T) => unknown): T {
    this.#closers.push(() => close(part));
    return part;
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) await close();
  }
}
