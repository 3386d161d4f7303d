import type { Rate } from './token-bucket.ts';

/** A timer may run a little early. */
const earlyMs = 20;
/** A turn that nobody took for so long is forgotten. */
const keptMs = 60_000;

/** Come in; or come back when it is your turn. */
export type Turn =
  | { readonly kind: 'now' }
  | { readonly kind: 'later'; readonly inMs: number; readonly before: number };

/**
 * Lets people in at the pace that the server can take. Whoever comes when it is behind gets a turn and keeps it: to ask again neither
 * loses it nor makes anybody wait longer, so what is said of the waiting is true. Rule A12.
 */
export class Turnstile {
  /** When each one's turn is, in the order in which they came. */
  readonly #turns = new Map<string, number>();
  /** When the next turn would be if nobody were let in at once. */
  #nextMs = Number.NEGATIVE_INFINITY;

  /** Somebody wants to come in. `rate` is the pace now: so many at once, then so many a second. */
  ask(key: string, rate: Rate, nowMs: number): Turn {
    this.#forgetOld(nowMs);
    const turnMs = this.#turns.get(key) ?? this.#newTurn(rate, nowMs);
    if (turnMs <= nowMs + earlyMs) {
      this.#turns.delete(key);
      return { kind: 'now' };
    }
    this.#turns.set(key, turnMs);
    let before = 0;
    for (const otherMs of this.#turns.values()) if (otherMs < turnMs) before++;
    return { kind: 'later', inMs: Math.ceil(turnMs - nowMs), before };
  }

  #newTurn({ burst, perSecond }: Rate, nowMs: number): number {
    const everyMs = 1000 / perSecond;
    const turnMs = Math.max(this.#nextMs, nowMs - (burst - 1) * everyMs);
    this.#nextMs = turnMs + everyMs;
    return turnMs;
  }

  #forgetOld(nowMs: number): void {
    for (const [key, turnMs] of this.#turns) {
      // They are in the order of their turns.
      if (turnMs + keptMs >= nowMs) return;
      this.#turns.delete(key);
    }
  }
}
