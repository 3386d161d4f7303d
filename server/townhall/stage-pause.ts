import { refuse } from '../../protocol/refusals.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import type { Decision } from './decision.ts';
import type { TownhallState } from './state.ts';

/** The avatar falls silent in the middle of its answer and keeps the stage, until it is let go on. Rule ST11. */
export function pauseAnswer({ stage, epoch }: TownhallState, { stamp }: PersonAsking): Decision {
  if (stage.kind !== 'avatar') return refuse('not-speaking');
  if (stage.isPaused) return refuse('already-paused');
  return [{ ...stamp, type: 'answer.paused', questionId: stage.questionId, epoch }];
}

/** A paused answer goes on with the sentence that was broken off, if the avatar may still say it. Rule ST11. */
export function continueAnswer(state: TownhallState, { stamp, context }: PersonAsking): Decision {
  const { stage, epoch } = state;
  if (stage.kind !== 'avatar' || !stage.isPaused) return refuse('not-paused');
  const { version, consentEpoch } = context.persona;
  if (consentEpoch === null) return refuse('no-avatar');
  if (consentEpoch !== stage.consentEpoch) return refuse('answer-outdated');
  // What was approved when it began may have been taken back since.
  const { prepared } = state.questions.get(stage.questionId) ?? {};
  if (prepared?.answerId !== stage.answerId || prepared.personaVersion !== version) return refuse('answer-outdated');
  return [{ ...stamp, type: 'answer.continued', questionId: stage.questionId, epoch }];
}

/** The sentence that is being said is left out, and the answer goes on after it. Rule ST12. */
export function skipSentence(
  { stage, epoch }: TownhallState,
  command: CommandOf<'answer.skip'>,
  { stamp }: PersonAsking,
): Decision {
  if (stage.kind !== 'avatar' || stage.isPaused) return refuse('not-speaking');
  if (command.epoch !== epoch) return refuse('sentence-over');
  const { sentence } = command;
  return [{ ...stamp, type: 'answer.skipped', questionId: stage.questionId, epoch, sentence }];
}
