import type { TownhallEvent } from '../../protocol/events.ts';
import type { MemberId, PollId, QuestionId } from '../../protocol/ids.ts';
import type { TownhallState } from '../townhall/state.ts';
import { changedQuestions } from '../townhall/views.ts';

export interface PollChanges {
  /** Written, opened, closed or otherwise others: told with the next feed. */
  readonly changed: ReadonlySet<PollId>;
  /** Only the count of an open one is another: told less often. */
  readonly counted: ReadonlySet<PollId>;
  /** Members whose own answer changed. */
  readonly answerers: ReadonlySet<MemberId>;
}

/** What pages must be told anew after some entries. */
export interface Changes {
  readonly members: ReadonlySet<MemberId>;
  readonly questions: ReadonlySet<QuestionId>;
  /** Members whose own votes changed. */
  readonly voters: ReadonlySet<MemberId>;
  readonly polls: PollChanges;
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
    questions: new Set([...changedQuestions(before, after), ...replaced(before, after)]),
    voters,
    polls: pollChanges(before, after, events),
    isReordered: before.pinned !== after.pinned,
    isUrgent: before.epoch !== after.epoch || before.stage !== after.stage,
  };
}

/** Those placed by hand, when one was moved, or left them: of some told anew and others not, nobody could tell the order. */
function replaced(before: TownhallState, after: TownhallState): Iterable<QuestionId> {
  return before.pinned.equals(after.pinned) ? [] : after.pinned;
}

function pollChanges(before: TownhallState, after: TownhallState, events: readonly TownhallEvent[]): PollChanges {
  const changed = new Set<PollId>();
  const counted = new Set<PollId>();
  const answerers = new Set<MemberId>();
  if (before.polls === after.polls) return { changed, counted, answerers };
  for (const poll of after.polls.values()) {
    const known = before.polls.get(poll.id);
    if (known === poll) continue;
    const isCounted = known?.phase === 'open' && poll.phase === 'open' && known.shown === poll.shown;
    (isCounted ? counted : changed).add(poll.id);
    // An erasure takes answers away, too.
    for (const memberId of known?.answers.keys() ?? []) if (!poll.answers.has(memberId)) answerers.add(memberId);
  }
  for (const event of events)
    if (event.type === 'poll.answered' || event.type === 'poll.taken-back') answerers.add(event.memberId);
  return { changed, counted, answerers };
}
