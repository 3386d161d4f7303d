import { dayAt, daysAfter, usualDue } from '../../protocol/days.ts';
import { limits } from '../../protocol/limits.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import { cleanName, cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { isReadable } from './event-of.ts';
import { questionFor } from './question-access.ts';
import type { TownhallState } from './state.ts';

/** Passes an approved or called question to a named person, with a note and the day by which they answer. Rules Q12, Q13. */
export function refer(
  state: TownhallState,
  command: CommandOf<'question.refer'>,
  { self, stamp }: PersonAsking,
): Decision {
  const question = questionFor(state, self, command.questionId);
  if (question === null) return refuse('no-such-question');
  if (question.phase.kind === 'answering') return refuse('stage-busy');
  if (question.phase.kind !== 'approved' && question.phase.kind !== 'called') return refuse('not-approved');
  const owner = cleanName(command.owner);
  const trouble = troubleWithName(owner);
  if (trouble !== null) return refuse(trouble);
  const note = cleanText(command.note);
  if (note.length > limits.noteLength) return refuse('text-too-long');
  const today = dayAt(stamp.at);
  const { due = usualDue(today) } = command;
  if (due < today || due > daysAfter(today, limits.referralDaysMost)) return refuse('due-out-of-range');
  return [{ ...stamp, type: 'question.referred', questionId: question.id, due, personal: { owner, note } }];
}

/**
 * Writes down what a person answered since to a question that had been passed on, also after the town hall. Written again, the newer text
 * stands; the record keeps both. Rule Q14.
 */
export function answerReferral(
  state: TownhallState,
  command: CommandOf<'referral.answer'>,
  { self, stamp }: PersonAsking,
): Decision {
  const question = questionFor(state, self, command.questionId);
  if (question === null) return refuse('no-such-question');
  const { phase, id: questionId } = question;
  if (phase.kind !== 'referred') return refuse('not-referred');
  const text = cleanText(command.text);
  if (text === '') return refuse('answer-empty');
  if (text.length > limits.laterAnswerLength) return refuse('later-answer-too-long');
  const owner = isReadable(phase.owner) ? phase.owner : '';
  const named = cleanName(command.answeredBy);
  // The owner as the avatar says them may be longer than a name: "Jonas Ek, her chief of staff".
  const trouble = named === '' && owner !== '' ? null : troubleWithName(named);
  if (trouble !== null) return refuse(trouble);
  const answeredBy = named === '' ? owner : named;
  const { later } = phase;
  if (later?.text === text && later.answeredBy === answeredBy) return [];
  return [{ ...stamp, type: 'referral.answered', questionId, label: 'HUMAN', personal: { text, answeredBy } }];
}

function troubleWithName(name: string): RefusalCode | null {
  if (name === '') return 'name-empty';
  return name.length > limits.nameLength ? 'name-too-long' : null;
}
