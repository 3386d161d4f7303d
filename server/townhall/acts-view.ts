import type { ActView } from '../../protocol/acts.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Act, TownhallState } from './state.ts';
import { whyNotUndoable } from './undo.ts';
import { readable } from './views.ts';

/** Gives the last acts of the crew as its desks see them, oldest first. Rules TG20 to TG22. */
export function actsView(state: TownhallState): readonly ActView[] {
  const nameOf = (id: MemberId) => readable(state.members.get(id)?.name);
  return state.acts.toArray().map((act) => ({
    entry: act.entry,
    at: act.atMs,
    by: act.by,
    byName: nameOf(act.by),
    type: act.type,
    questionId: act.questionId,
    memberId: act.memberId,
    pollId: act.pollId,
    about: about(state, act),
    set: act.set,
    isUndo: act.isUndo,
    notUndoable: whyNotUndoable(state, act),
    undoneBy: act.undoneBy === null ? null : { memberId: act.undoneBy, name: nameOf(act.undoneBy) },
  }));
}

function about({ questions, members, polls }: TownhallState, { questionId, memberId, pollId }: Act): string | null {
  if (questionId !== null) return readable(questions.get(questionId)?.wordings.last()?.text);
  if (memberId !== null) return readable(members.get(memberId)?.name);
  return pollId === null ? '' : readable(polls.get(pollId)?.question);
}
