import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import { can } from '../../protocol/roles.ts';
import { searchable } from '../../protocol/searchable.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import type { Question, TownhallState } from './state.ts';

/** Gives a question that was moved, or came next as a follow-up, its place by votes again. Rule LB1. */
export function unpin(
  state: TownhallState,
  { questionId }: CommandOf<'question.unpin'>,
  { stamp }: PersonAsking,
): Decision {
  const question = state.questions.get(questionId);
  if (question === undefined) return refuse('no-such-question');
  if (question.phase.kind !== 'approved') return refuse('not-approved');
  if (question.placed === 'kept') return refuse('place-kept');
  return question.placed === 'by-votes' ? [] : [{ ...stamp, type: 'question.unpinned', questionId }];
}

/** Puts a moderator's own word on a question. One that differs only in case or accents is there already. Rule LB3. */
export function label(state: TownhallState, command: CommandOf<'question.label'>, { stamp }: PersonAsking): Decision {
  const question = state.questions.get(command.questionId);
  if (question === undefined) return refuse('no-such-question');
  const text = cleanText(command.label);
  if (text === '') return refuse('label-empty');
  if (text.length > limits.labelLength) return refuse('label-too-long');
  if (labelOf(question, text) !== undefined) return [];
  if (question.labels.size >= limits.labelsPerQuestion) return refuse('too-many-labels');
  return [{ ...stamp, type: 'question.labelled', questionId: question.id, personal: { label: text } }];
}

/** Takes a label off. Rule LB3. */
export function unlabel(
  state: TownhallState,
  command: CommandOf<'question.unlabel'>,
  { stamp }: PersonAsking,
): Decision {
  const question = state.questions.get(command.questionId);
  if (question === undefined) return refuse('no-such-question');
  const known = labelOf(question, cleanText(command.label));
  if (known === undefined) return [];
  return [{ ...stamp, type: 'question.unlabelled', questionId: question.id, entry: known.entry }];
}

/** Gives an open question to the leader, to one who moderates, or to nobody. Rules LB6, LB7. */
export function assign(
  state: TownhallState,
  { questionId, to }: CommandOf<'question.assign'>,
  { stamp }: PersonAsking,
): Decision {
  const question = state.questions.get(questionId);
  if (question === undefined) return refuse('no-such-question');
  const { kind } = question.phase;
  if (to !== null && kind !== 'pending' && kind !== 'approved' && kind !== 'called') return refuse('assign-late');
  if (to?.kind === 'member') {
    const member = state.members.get(to.memberId);
    if (member === undefined || member.presence.kind === 'removed' || !can(member.role, 'queue.read-pending'))
      return refuse('assign-to-moderator');
  }
  if (isSame(question.assigned, to)) return [];
  return [{ ...stamp, type: 'question.assigned', questionId, to }];
}

function labelOf({ labels }: Question, text: string): { readonly entry: number } | undefined {
  return labels.find((each) => searchable(each.text) === searchable(text));
}

function isSame(one: Question['assigned'], other: Question['assigned']): boolean {
  if (one?.kind !== other?.kind) return false;
  return one?.kind !== 'member' || other?.kind !== 'member' || one.memberId === other.memberId;
}
