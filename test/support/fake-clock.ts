import type { Clock } from '../../server/session/ports.ts';

/** A clock that stands until it is told to go on. */
export class FakeClock implements Clock {
  #nowMs: number;
  #tasks: { readonly atMs: number; readonly task: () => void }[] = [];

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  now(): number {
    return this.#nowMs;
  }

  at(atMs: number, task: () => void): () => void {
    const entry = { atMs, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  /** When the next task is due, null when nothing waits. */
  get next(): number | null {
    return this.#tasks.length === 0 ? null : Math.min(...this.#tasks.map(({ atMs }) => atMs));
  }

  /** Goes on by so much and runs what is due on the way, in order; what that started has settled afterwards. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    for (let due = this.next; due !== null && due <= untilMs; due = this.next) {
      this.#nowMs = Math.max(this.#nowMs, due);
      const [first] = this.#tasks.filter(({ atMs }) => atMs === due);
      this.#tasks = this.#tasks.filter((other) => other !== first);
      first?.task();
      await settled();
    }
    this.#nowMs = untilMs;
    await settled();
  }
}

/** Resolves when everything that was already possible has happened: one turn of the event loop. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
