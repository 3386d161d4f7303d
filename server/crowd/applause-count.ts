import type { MemberId } from '../../protocol/ids.ts';

/** Whoever goes on clapping is seen to clap about once a second. */
const countsForMs = 4000;

/** Counts who claps just now: each person once, for four seconds after they last did. Nothing of it is kept. Rule AG9. */
export class ApplauseCount {
  readonly #lastMs = new Map<MemberId, number>();

  clapped(memberId: MemberId, nowMs: number): void {
    this.#lastMs.set(memberId, nowMs);
  }

  at(nowMs: number): number {
    for (const [memberId, lastMs] of this.#lastMs) if (nowMs - lastMs > countsForMs) this.#lastMs.delete(memberId);
    return this.#lastMs.size;
  }
}
