import type { QuestionId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Member, Question, TownhallState } from './state.ts';

/** Whether this member asked the question. */
export function isAuthor(member: Pick<Member, 'id'>, question: Question): boolean {
  return question.author.kind === 'member' && question.author.memberId === member.id;
}

/** Whether a person may know of a question: its author, the crew, and everybody once it was approved. Rule SEE1. */
export function mayKnow(member: Pick<Member, 'id' | 'role'>, question: Question): boolean {
  return question.shownFrom !== null || isAuthor(member, question) || can(member.role, 'queue.read-pending');
}

/** Gives a question as far as this person may know of it: null when there is none for them, so that ids cannot be guessed. Rule SEE1. */
export function questionFor(state: TownhallState, member: Member, id: QuestionId): Question | null {
  const question = state.questions.get(id);
  return question !== undefined && mayKnow(member, question) ? question : null;
}
