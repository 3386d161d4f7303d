/** So often at least everybody moves who takes turns; their poses come twice a second, and they glide between. */
const everyMs = 84;
/** Frames are not all alike: a tenth of one more or less decides nothing. */
const slack = 0.1;
const mostTurns = 6;
/** Of more than so many, those who are at rest sit out every other turn. */
const fullCrowd = 600;
/** How much of what a frame takes the last one tells. */
const newestPart = 0.1;
/** Longer is a pause and tells nothing of the frames. */
const longestMs = 200;

/**
 * Shares the frames among those who are far off: each moves in every fifth or so, and in every one where frames are few, so that a crowd costs
 * a frame little, and one of a thousand no more than one of five hundred. Rule HALL44. Allocates nothing after it was made.
 */
export class TakingTurns {
  /** The moment of the last frame, and what a frame takes; milliseconds. In an array, as fields they would be boxed. */
  readonly #ms = new Float64Array([Number.NEGATIVE_INFINITY, everyMs]);
  #turns = 1;
  #turn = 0;
  /** Turns of those at rest: as many rounds until one of them is due again. */
  #rounds = 1;
  #round = 0;

  /** A frame begins, of so many people in all. */
  begin(nowMs: number, people: number): void {
    const ms = this.#ms;
    const passedMs = nowMs - (ms[0] ?? 0);
    ms[0] = nowMs;
    if (passedMs > 0 && passedMs < longestMs) ms[1] = (ms[1] ?? 0) + newestPart * (passedMs - (ms[1] ?? 0));
    this.#turns = Math.max(1, Math.min(mostTurns, Math.floor(everyMs / (ms[1] ?? everyMs) + slack)));
    this.#turn = (this.#turn + 1) % this.#turns;
    this.#rounds = people > fullCrowd && this.#turns > 1 ? 2 : 1;
    if (this.#turn === 0) this.#round++;
  }

  /** Whether who is drawn in this row moves in this frame. At rest: neither clapping nor with a hand up. */
  isDue(row: number, isAtRest: boolean): boolean {
    if (row % this.#turns !== this.#turn) return false;
    return !isAtRest || (Math.floor(row / this.#turns) + this.#round) % this.#rounds === 0;
  }
}
