import type { MemberId } from '../../../protocol/ids.ts';
import type { Slot } from '../../../protocol/pose.ts';

/** The small numbers that stand for bodies in pose frames. A freed slot is the last to be used again. */
export class Slots {
  readonly #free: Slot[];
  readonly #of = new Map<MemberId, Slot>();

  constructor(capacity: number) {
    this.#free = Array.from({ length: capacity }, (_, slot) => slot);
  }

  /** The member's slot, taken now if they have none; null when all are in use. */
  take(memberId: MemberId): Slot | null {
    const held = this.#of.get(memberId);
    if (held !== undefined) return held;
    const slot = this.#free.shift() ?? null;
    if (slot !== null) this.#of.set(memberId, slot);
    return slot;
  }

  get(memberId: MemberId): Slot | null {
    return this.#of.get(memberId) ?? null;
  }

  /** Who has one. */
  get all(): ReadonlyMap<MemberId, Slot> {
    return this.#of;
  }

  /** Gives the slot back; tells which it was. */
  release(memberId: MemberId): Slot | null {
    const slot = this.#of.get(memberId) ?? null;
    if (slot !== null) {
      this.#of.delete(memberId);
      this.#free.push(slot);
    }
    return slot;
  }
}
