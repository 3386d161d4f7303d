import type { Vec3 } from '../../protocol/pose.ts';

/** How long one reaction claps, as it is drawn. */
export const clapMs = 2600;
const paceMs = 95;
const phaseOfRow = 1.7;

/** Where the hands of a row of the drawing are in their beat: they meet whenever the sine of this is 0. */
export function clapRad(row: number, nowMs: number): number {
  return nowMs / paceMs + phaseOfRow * row;
}

/** Up to half of this early or late, which no eye sees: else people who are drawn in one pace would clap like a machine. */
const looseMs = 60;
/** Heard one by one; the others together. */
const mostAlone = 8;
/** Strikes are told so long before they sound, which is more than two calls are apart. */
const aheadMs = 120;
const [risesInMs, fallsInMs] = [150, 450];
/** Applause of fewer than this part of a person is silence. */
const nobody = 0.05;

interface Clapper {
  readonly row: number;
  readonly at: Vec3 | null;
  readonly distanceM: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Up to here their strikes have been told. */
  toldToMs: number;
  isAlone: boolean;
}

/** Hands that meet, `afterMs` from now. Strength is 0.7 to 1. */
export type OnStrike = (at: Vec3, afterMs: number, strength: number) => void;

/**
 * Who claps, and how that is heard: the nearest one by one, the others as so many together. Between claps it allocates nothing.
 * Rules HS3, HS4.
 */
export class Applause {
  readonly #clappers = new Map<number, Clapper>();
  readonly #random: () => number;
  #together = 0;
  #nowMs = Number.NaN;
  #hasChanged = false;

  /** `random` gives 0 to below 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /**
   * Somebody claps; who claps already goes on. `row` is theirs alone, and in the drawing if they are drawn. Who has no place is heard
   * among the others only.
   */
  clapped(row: number, at: Vec3 | null, distanceM: number, fromMs: number): void {
    const before = this.#clappers.get(row);
    const goesOn = before !== undefined && before.untilMs > fromMs;
    this.#clappers.set(row, {
      row,
      at,
      distanceM,
      fromMs: goesOn ? Math.min(before.fromMs, fromMs) : fromMs,
      untilMs: fromMs + clapMs,
      toldToMs: before?.toldToMs ?? fromMs,
      isAlone: before?.isAlone ?? false,
    });
    this.#hasChanged = true;
  }

  /** Moves on to `nowMs` and tells the strikes that are due. Gives how many people are heard together, which rises and falls softly. */
  next(nowMs: number, onStrike: OnStrike): number {
    let others = 0;
    for (const clapper of this.#clappers.values()) {
      if (nowMs >= clapper.untilMs) {
        this.#clappers.delete(clapper.row);
        this.#hasChanged = true;
      }
    }
    if (this.#hasChanged) this.#chooseNearest();
    for (const clapper of this.#clappers.values()) {
      if (clapper.isAlone && clapper.at !== null) this.#tellStrikes(clapper, clapper.at, nowMs, onStrike);
      else if (nowMs >= clapper.fromMs) others++;
    }
    const passedMs = Number.isNaN(this.#nowMs) ? 0 : Math.max(0, nowMs - this.#nowMs);
    this.#nowMs = nowMs;
    const withinMs = others > this.#together ? risesInMs : fallsInMs;
    this.#together += (others - this.#together) * (1 - Math.exp(-passedMs / withinMs));
    if (others === 0 && this.#together < nobody) this.#together = 0;
    return this.#together;
  }

  /** Nobody claps any more. */
  clear(): void {
    this.#clappers.clear();
    this.#together = 0;
  }

  #chooseNearest(): void {
    this.#hasChanged = false;
    const byDistance = [...this.#clappers.values()].sort((a, b) => a.distanceM - b.distanceM || a.row - b.row);
    let alone = 0;
    for (const clapper of byDistance) clapper.isAlone = clapper.at !== null && alone++ < mostAlone;
  }

  /** Those that somebody who was kept from telling them has missed stay untold. */
  #tellStrikes(clapper: Clapper, at: Vec3, nowMs: number, onStrike: OnStrike): void {
    const toMs = Math.min(nowMs + aheadMs, clapper.untilMs);
    const phase = phaseOfRow * clapper.row;
    const afterMs = Math.max(clapper.toldToMs, clapper.fromMs, nowMs);
    let beat = Math.ceil(clapRad(clapper.row, afterMs) / Math.PI);
    for (;;) {
      const strikeMs = (beat * Math.PI - phase) * paceMs;
      if (strikeMs >= toMs) break;
      const looseAfterMs = strikeMs - nowMs + looseMs * (this.#random() - 0.5);
      onStrike(at, Math.max(0, looseAfterMs), 0.7 + 0.3 * this.#random());
      beat++;
    }
    clapper.toldToMs = Math.max(clapper.toldToMs, toMs);
  }
}
