import type { Eyes } from './plate-choice.ts';

/** As often as eyes notice: ten frames of a headset. */
const everyMs = 150;
/** Who stands elsewhere sees other people near, and the stage behind other heads. */
const elsewhereM = 0.4;

/**
 * When it is chosen anew who is drawn how finely and who is named: by time, so that a device of few frames is not left with the choice of where
 * one stood before, and at once where one stands elsewhere. Rule HALL21. Allocates nothing after it was made.
 */
export class ChoosingPace {
  /** When, and where the eyes were: fields that are no whole numbers would be boxed. */
  readonly #last = new Float64Array(4).fill(Number.NEGATIVE_INFINITY);

  /** The next look is due, whenever it comes. */
  hurry(): void {
    this.#last[0] = Number.NEGATIVE_INFINITY;
  }

  /** Whether to choose now; who asks then does. */
  isDue(nowMs: number, eyes: Eyes): boolean {
    const last = this.#last;
    const dx = eyes.x - (last[1] ?? 0);
    const dy = eyes.y - (last[2] ?? 0);
    const dz = eyes.z - (last[3] ?? 0);
    const isElsewhere = dx * dx + dy * dy + dz * dz > elsewhereM * elsewhereM;
    if (!isElsewhere && nowMs - (last[0] ?? 0) < everyMs) return false;
    last[0] = nowMs;
    last[1] = eyes.x;
    last[2] = eyes.y;
    last[3] = eyes.z;
    return true;
  }
}
