import type { TownhallEvent } from '../../protocol/events.ts';
import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import { rejectionKind } from '../../protocol/reject-reasons.ts';
import type { CommandOf, PersonAsking, Stamp } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { queueOrder } from './queue.ts';
import type { Question, TownhallState } from './state.ts';

/** Lets a pending question into the queue, for everybody; a follow-up comes next. Rules Q11, Q17. */
export function approve(
  state: TownhallState,
  { questionId }: CommandOf<'question.approve'>,
  { stamp }: PersonAsking,
): Decision {
  const question = state.questions.get(questionId);
  if (question === undefined) return refuse('no-such-question');
  return question.phase.kind === 'pending' ? approval(state, stamp, question) : refuse('not-pending');
}

/** Gives the events that make a question everybody's; a follow-up comes next. Rules Q5, Q30. */
export function approval(
  state: TownhallState,
  stamp: Stamp,
  { id: questionId, followsUp }: Pick<Question, 'id' | 'followsUp'>,
): readonly TownhallEvent[] {
  const approved = { ...stamp, type: 'question.approved', questionId } as const;
  const [next] = queueOrder(state);
  if (followsUp === null || next === undefined) return [approved];
  return [approved, { ...stamp, type: 'question.moved', questionId, before: next }];
}

/**
 * Turns a pending question down and tells its author why; the record holds in the open what the reason counts as. One that was approved is
 * taken out of the queue when that is asked for, and what was merged into it stands for itself again. Rules Q11, F6, AQ8.
 */
export function reject(state: TownhallState, command: CommandOf<'question.reject'>, { stamp }: PersonAsking): Decision {
  const question = state.questions.get(command.questionId);
  if (question === undefined) return refuse('no-such-question');
  const isInQueue = question.phase.kind === 'approved' && command.isOutOfQueue === true;
  if (question.phase.kind !== 'pending' && !isInQueue) return refuse('not-pending');
  const reason = cleanText(command.reason);
  if (reason === '') return refuse('reason-empty');
  if (reason.length > limits.reasonLength) return refuse('reason-too-long');
  const because = rejectionKind(reason);
  return [
    ...question.merged.map((other) => ({ ...stamp, type: 'question.unmerged', questionId: other }) as const),
    { ...stamp, type: 'question.rejected', questionId: question.id, because, personal: { reason } },
  ];
}

/** Unites a pending or approved question with an approved one; both wordings stay, voters count once. Rule Q8. */
export function merge(
  state: TownhallState,
  { questionId, into }: CommandOf<'question.merge'>,
  { stamp }: PersonAsking,
): Decision {
  const question = state.questions.get(questionId);
  const target = state.questions.get(into);
  if (question === undefined || target === undefined) return refuse('no-such-question');
  if (questionId === into) return refuse('merge-into-itself');
  const { kind } = question.phase;
  if ((kind !== 'pending' && kind !== 'approved') || target.phase.kind !== 'approved') return refuse('not-approved');
  return [{ ...stamp, type: 'question.merged', questionId, into }];
}

/** Undoes a merge: the question is again what it was before, with its own voters. Rule Q8. */
export function unmerge(
  state: TownhallState,
  { questionId }: CommandOf<'question.unmerge'>,
  { stamp }: PersonAsking,
): Decision {
  const question = state.questions.get(questionId);
  if (question === undefined) return refuse('no-such-question');
  if (question.phase.kind !== 'merged') return refuse('not-merged');
  return [{ ...stamp, type: 'question.unmerged', questionId }];
}

/** Moves an approved question before another one, or to the end. What stands before it then keeps its place by hand. Rule Q10. */
export function move(
  state: TownhallState,
  { questionId, before }: CommandOf<'question.move'>,
  { stamp }: PersonAsking,
): Decision {
  for (const id of before === null ? [questionId] : [questionId, before]) {
    const question = state.questions.get(id);
    if (question === undefined) return refuse('no-such-question');
    if (question.phase.kind !== 'approved') return refuse('not-approved');
  }
  return questionId === before ? [] : [{ ...stamp, type: 'question.moved', questionId, before }];
}
