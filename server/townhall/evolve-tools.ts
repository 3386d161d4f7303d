import { assertNever } from '../../protocol/assert-never.ts';
import type { MemberId, QuestionId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import { questionIn, withAuthorsEntry, withQuestion } from './change.ts';
import type { EventOf } from './event-of.ts';
import type { Member, TownhallState } from './state.ts';

type ToolEvent = EventOf<'question.unpinned' | 'question.labelled' | 'question.unlabelled' | 'question.assigned'>;

/** Folds what moderators put on a question for themselves. Rules LB1, LB3, LB6. */
export function evolveTool(state: TownhallState, event: ToolEvent): TownhallState {
  const { questionId: id } = event;
  const { labels } = questionIn(state, id);
  switch (event.type) {
    case 'question.unpinned':
      return unpinned(state, id);
    case 'question.labelled': {
      const { personal } = event;
      if (personal === 'erased') return state;
      const next = withQuestion(state, id, { labels: labels.push({ text: personal.label, entry: state.seq }) });
      return withAuthorsEntry(next, id, personal);
    }
    case 'question.unlabelled':
      return withQuestion(state, id, { labels: labels.filter(({ entry }) => entry !== event.entry) });
    case 'question.assigned':
      return withQuestion(state, id, { assigned: event.to });
    default:
      return assertNever(event);
  }
}

/** The question goes back to its votes, and with it what only kept its place before it, so that no move is left behind it. */
function unpinned(before: TownhallState, id: QuestionId): TownhallState {
  let pinned = before.pinned.filter((other) => other !== id);
  let state = withQuestion(before, id, { placed: 'by-votes' });
  for (
    let last = pinned.last();
    last !== undefined && questionIn(state, last).placed === 'kept';
    last = pinned.last()
  ) {
    state = withQuestion(state, last, { placed: 'by-votes' });
    pinned = pinned.butLast();
  }
  return { ...state, pinned };
}

/** Who does not moderate any more, or was put out, has no question to see to. Rule LB6. */
export function withoutLostAssignments(before: TownhallState, after: TownhallState, id: MemberId): TownhallState {
  if (!mayHave(before.members.get(id)) || mayHave(after.members.get(id))) return after;
  const questions = after.questions.map((question) =>
    question.assigned?.kind === 'member' && question.assigned.memberId === id
      ? { ...question, assigned: null }
      : question,
  );
  return { ...after, questions };
}

function mayHave(member: Member | undefined): boolean {
  return member !== undefined && member.presence.kind !== 'removed' && can(member.role, 'queue.read-pending');
}
