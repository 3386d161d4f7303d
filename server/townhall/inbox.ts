import { dayAt } from '../../protocol/days.ts';
import { limits } from '../../protocol/limits.ts';
import { type RefusalCode, refuse } from '../../protocol/refusals.ts';
import type { Asking, CommandOf } from './asking.ts';
import { cleanName, cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { isReadable } from './event-of.ts';
import { isOver } from './is-over.ts';
import type { Question, TownhallState } from './state.ts';

/**
 * Gives the questions that the avatar had no answer to, or that a person passed on, and that nobody has answered since; after the end also
 * those that were never called and that it would not have answered. What was erased is not among them. Rule RV20.
 */
export function unanswered(state: TownhallState): readonly Question[] {
  return [...state.questions.values()].filter((question) => isUnanswered(state, question) && isLegible(question));
}

/**
 * Answers such questions with one text, all or none, as a person's later answer to each. The same answer again changes nothing. Refuses
 * what somebody else answered meanwhile, what is gone, and a text that is empty or too long. Rules RV24 to RV26.
 */
export function answerInbox(state: TownhallState, command: CommandOf<'inbox.answer'>, { stamp }: Asking): Decision {
  const text = cleanText(command.text);
  if (text === '') return refuse('answer-empty');
  if (text.length > limits.laterAnswerLength) return refuse('later-answer-too-long');
  const { memberId } = command;
  const personal = { text, answeredBy: cleanName(command.answeredBy) };
  const asked = [...new Set(command.questionIds)].map((id) => state.questions.get(id));
  const trouble = asked.map((question) => whyNot(state, question, personal)).find((why) => why !== null);
  if (trouble !== undefined) return refuse(trouble);
  return asked.flatMap((question) => {
    if (question === undefined || isSaid(question, personal)) return [];
    const questionId = question.id;
    const answered = { ...stamp, type: 'referral.answered', questionId, memberId, label: 'HUMAN', personal } as const;
    if (question.phase.kind === 'referred') return [answered];
    // It was never called: who answers it takes it first.
    const owner = { owner: personal.answeredBy, note: '' };
    return [{ ...stamp, type: 'question.referred', questionId, due: dayAt(stamp.at), personal: owner }, answered];
  });
}

interface Said {
  readonly text: string;
  readonly answeredBy: string;
}

function whyNot(state: TownhallState, question: Question | undefined, said: Said): RefusalCode | null {
  if (question === undefined || !isLegible(question) || question.phase.kind === 'withdrawn') return 'question-gone';
  if (isUnanswered(state, question) || isSaid(question, said)) return null;
  // Also where it is on the stage, or was merged, in between: what people read of it is not this page's any more.
  return 'answered-meanwhile';
}

function isUnanswered({ phase: townhall }: TownhallState, { phase, prepared }: Question): boolean {
  if (phase.kind === 'referred') return phase.later === null;
  return isOver({ phase: townhall }) && phase.kind === 'approved' && prepared?.outcome === 'abstained';
}

function isSaid({ phase }: Question, { text, answeredBy }: Said): boolean {
  return phase.kind === 'referred' && phase.later?.text === text && phase.later.answeredBy === answeredBy;
}

function isLegible({ wordings }: Question): boolean {
  const text = wordings.last()?.text;
  return text !== undefined && isReadable(text);
}
