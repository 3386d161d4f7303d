import type { QuestionId } from '../../protocol/ids.ts';
import { targetOf } from './queue.ts';
import type { Question, TownhallState } from './state.ts';
import { readable } from './views.ts';

/**
 * Gives what everybody may read of a question to which another may be like: of one that waits, is on the stage, was answered or passed on,
 * and of what was joined with such a one after everybody knew it. Null for all others: nobody is told of what waits for a moderator, or
 * was not taken. Rule SQ2.
 */
export function suggestedText(state: TownhallState, question: Question): string | null {
  if (question.shownFrom === null || !stands.has(targetOf(state, question).phase.kind)) return null;
  return readable(question.wordings.last()?.text);
}

/** Gives the question that one votes for instead: itself, or what it was joined with; null when it may not be told of. Rule SQ2. */
export function suggestedFor(state: TownhallState, id: QuestionId): QuestionId | null {
  const question = state.questions.get(id);
  return question === undefined || suggestedText(state, question) === null ? null : targetOf(state, question).id;
}

const stands: ReadonlySet<Question['phase']['kind']> = new Set([
  'approved',
  'called',
  'answering',
  'answered',
  'referred',
]);
