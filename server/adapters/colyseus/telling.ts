/** How often what changed is told: a burst of votes is one patch and one message. What cannot wait (stage, stop) is sent at once. */
const everyMs = 100;
/** To tell a thousand pages takes its time: it may take a seventh of all time, and then comes less often, but so often at least. */
const share = 1 / 7;
const atLeastEveryMs = 500;
/** Others have their turn between two rounds, too, when a round was long because the processor was somebody else's. */
const leastRestMs = 20;
/** Desks are few: they are told at once, and so often at most; where even that takes its time, as often as everybody in an empty hall. */
const desksEveryMs = 40;

export interface TellingOptions {
  /** Tells the desks of all sections what changed. */
  readonly desks: () => void;
  /** Tells all pages of all sections, some at each step. */
  readonly all: () => Iterator<undefined, void, undefined>;
  readonly nowMs: () => number;
}

/** When the pages of all sections are told what changed: desks first, then everybody in steps between which others have their turn. Rules R5, DC1, DC2. */
export class Telling {
  readonly #options: TellingOptions;
  #next: NodeJS.Timeout | null = null;
  /** When that is due. */
  #nextAtMs = 0;
  #desksNext: NodeJS.Timeout | null = null;
  /** From when on they may be told again. */
  #desksFreeMs = Number.NEGATIVE_INFINITY;
  #round: Round | null = null;

  constructor(options: TellingOptions) {
    this.#options = options;
  }

  start(): void {
    this.#in(everyMs);
  }

  stop(): void {
    if (this.#next !== null) clearTimeout(this.#next);
    if (this.#desksNext !== null) clearTimeout(this.#desksNext);
    if (this.#round?.turn != null) clearImmediate(this.#round.turn);
    this.#next = null;
    this.#desksNext = null;
    this.#round = null;
  }

  /** Something changed that desks are told. */
  desksSoon(): void {
    if (this.#next === null && this.#round === null) return;
    if (this.#desksNext !== null) return;
    const waitMs = Math.max(0, this.#desksFreeMs - this.#options.nowMs());
    this.#desksNext = setTimeout(() => this.#tellDesks(), waitMs);
  }

  /** Something changed that a moderator did to what all see: it does not wait for the pace of a full hall. */
  allSoon(): void {
    if (this.#next === null || this.#nextAtMs <= this.#options.nowMs() + everyMs) return;
    clearTimeout(this.#next);
    this.#in(everyMs);
  }

  /** Whoever was not told yet in the round under way is told now: before anything is sent past it. */
  finish(): void {
    const round = this.#round;
    if (round === null) return;
    if (round.turn !== null) clearImmediate(round.turn);
    while (this.#round === round) this.#step(round);
  }

  #tellDesks(): void {
    if (this.#desksNext !== null) clearTimeout(this.#desksNext);
    this.#desksNext = null;
    const begunMs = this.#options.nowMs();
    this.#options.desks();
    const tookMs = this.#options.nowMs() - begunMs;
    this.#desksFreeMs = begunMs + Math.min(everyMs, Math.max(desksEveryMs, tookMs / share));
  }

  #in(ms: number): void {
    this.#nextAtMs = this.#options.nowMs() + ms;
    this.#next = setTimeout(() => this.#begin(), ms);
  }

  #begin(): void {
    this.#next = null;
    const begunMs = this.#options.nowMs();
    this.#tellDesks();
    const round: Round = { begunMs, workedMs: this.#options.nowMs() - begunMs, turn: null, steps: this.#options.all() };
    this.#round = round;
    this.#step(round);
    this.#goOn(round);
  }

  #goOn(round: Round): void {
    if (this.#round !== round) return;
    round.turn = setImmediate(() => {
      this.#step(round);
      this.#goOn(round);
    });
  }

  /** A step that fails ends its round, and the next one comes all the same. */
  #step(round: Round): void {
    const fromMs = this.#options.nowMs();
    let isDone = true;
    try {
      isDone = round.steps.next().done === true;
    } finally {
      const nowMs = this.#options.nowMs();
      round.workedMs += nowMs - fromMs;
      if (isDone && this.#round === round) {
        this.#round = null;
        const restMs = Math.max(everyMs, round.workedMs / share) - (nowMs - round.begunMs);
        this.#in(Math.max(leastRestMs, Math.min(atLeastEveryMs, restMs)));
      }
    }
  }
}

interface Round {
  readonly begunMs: number;
  readonly steps: Iterator<undefined, void, undefined>;
  workedMs: number;
  turn: NodeJS.Immediate | null;
}
