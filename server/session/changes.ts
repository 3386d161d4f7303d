import type { TownhallEvent } from '../../protocol/events.ts';
import type { MemberId, QuestionId } from '../../protocol/ids.ts';
import type { TownhallState } from '../townhall/state.ts';
import { changedQuestions } from '../townhall/views.ts';

/** What pages must be told anew after some entries. */
export interface Changes {
  readonly members: ReadonlySet<MemberId>;
  readonly questions: ReadonlySet<QuestionId>;
  /** Members whose own votes changed. */
  readonly voters: ReadonlySet<MemberId>;
  /** Questions were moved by hand: their places are others, though none of them changed. */
  readonly isReordered: boolean;
  /** Something that must not wait for the next patch: who has the stage. */
  readonly isUrgent: boolean;
}

/** Gives what changed between two folded states. Members and questions are compared by identity: what did not change is shared. */
export function changesOf(before: TownhallState, after: TownhallState, events: readonly TownhallEvent[]): Changes {
  const members = new Set<MemberId>();
  if (before.members !== after.members) {
    for (const member of after.members.values()) if (before.members.get(member.id) !== member) members.add(member.id);
  }
  const voters = new Set<MemberId>();
  for (const event of events) {
    if (event.type === 'question.voted' || event.type === 'question.unvoted') voters.add(event.memberId);
    if (event.type === 'question.asked' && event.author.kind === 'member') voters.add(event.author.memberId);
    if (event.type === 'question.merged' || event.type === 'question.unmerged') {
      for (const id of after.questions.get(event.questionId)?.voters ?? []) voters.add(id);
    }
  }
  return {
    members,
    questions: new Set(changedQuestions(before, after)),
    voters,
    isReordered: before.pinned !== after.pinned,
    isUrgent: before.epoch !== after.epoch || before.stage !== after.stage,
  };
}
