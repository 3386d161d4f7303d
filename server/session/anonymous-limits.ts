import type { MemberId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import type { RefusalCode } from '../../protocol/refusals.ts';

/**
 * Who asked anonymously how often lately: in memory alone, apart from all other questions, and forgotten after ten minutes and by a restart.
 * Rule AQ4.
 */
export class AnonymousLimits {
  /** The moments at which each asked, oldest first. */
  readonly #asked = new Map<MemberId, readonly number[]>();

  /** Why this member must wait; null when they need not. Slow mode holds for everybody: who is not bound by it would be known. */
  trouble(memberId: MemberId, nowMs: number, slowMinutes: number): RefusalCode | null {
    const lately = this.#lately(memberId, nowMs);
    if (lately.length >= limits.anonymousPerMember) return 'too-many-anonymous';
    return nowMs < (lately.at(-1) ?? 0) + slowMinutes * 60_000 ? 'slow-mode' : null;
  }

  note(memberId: MemberId, nowMs: number): void {
    this.#asked.set(memberId, [...this.#lately(memberId, nowMs), nowMs]);
  }

  /** Forgets whoever asked too long ago to count. */
  forgetOld(nowMs: number): void {
    for (const memberId of this.#asked.keys())
      if (this.#lately(memberId, nowMs).length === 0) this.#asked.delete(memberId);
  }

  #lately(memberId: MemberId, nowMs: number): readonly number[] {
    return (this.#asked.get(memberId) ?? []).filter((atMs) => atMs > nowMs - limits.anonymousWithinMs);
  }
}
