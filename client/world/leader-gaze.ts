import type { MemberId } from '../../protocol/ids.ts';
import { chanceOf } from './acting/idle.ts';
import type { Person, StageFacts } from './mirror.ts';
import { noSlot } from './mirror.ts';

/** The sentence being heard, as far as it matters for where the leader looks. */
export interface HeardPart {
  readonly index: number;
  readonly count: number;
  readonly positionMs: number;
  readonly leftMs: number;
}

/** An answer begins with its asker, and comes back to them at its end. */
const firstMs = 2600;
const lastMs = 1400;
const turnMs = 6000;

/**
 * Whose face the leader looks at, or null for the hall. Whoever has the floor; the asker from the call until the answer is under way, and
 * again at its end, but never one who asked without a name; while nothing is called a moderator every other while. `nowMs` since 1970, so
 * that all pages agree. Rule HALL33.
 */
export function leaderLooksAt(seen: {
  readonly stage: Pick<StageFacts, 'holder' | 'questionId' | 'memberId'>;
  /** Null when anonymous, or not known. */
  readonly askerId: MemberId | null;
  readonly heard: HeardPart | null;
  readonly roster: readonly Pick<Person, 'memberId' | 'role' | 'slot'>[];
  readonly nowMs: number;
}): MemberId | null {
  const { stage, askerId, heard, roster, nowMs } = seen;
  if (stage.holder === 'asker') return stage.memberId;
  if (stage.questionId !== null) {
    const isOpening = heard === null || (heard.index === 0 && heard.positionMs < firstMs);
    const isClosing = heard !== null && heard.index === heard.count - 1 && heard.leftMs < lastMs;
    return isOpening || isClosing ? askerId : null;
  }
  if (stage.holder !== 'nobody') return null;
  const turn = Math.floor(nowMs / turnMs);
  const moderators = roster.filter(({ role, slot }) => role === 'moderator' && slot !== noSlot);
  if (turn % 2 === 0 || moderators.length === 0) return null;
  const ordered = moderators.map(({ memberId }) => memberId).sort();
  return ordered[Math.floor(chanceOf(turn) * ordered.length)] ?? null;
}

/** The slot of the human who is live in the leader's body, when they have a body in this hall too; else null. Rule HALL35. */
export function livingLeaderSlot(
  stage: Pick<StageFacts, 'holder' | 'memberId'>,
  roster: readonly Pick<Person, 'memberId' | 'slot'>[],
): number | null {
  if (stage.holder !== 'human') return null;
  const leader = roster.find(({ memberId }) => memberId === stage.memberId);
  return leader === undefined || leader.slot === noSlot ? null : leader.slot;
}
