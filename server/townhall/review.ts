import { refuse } from '../../protocol/refusals.ts';
import type { Asking, CommandOf } from './asking.ts';
import type { Decision } from './decision.ts';
import type { TownhallState } from './state.ts';

/**
 * Marks an answer that was given: right, wrong, or better said so. Also after the end, and again when the leader thinks otherwise; the same
 * mark twice is one. Refuses what is still being said, and any answer but the one that people know. Rules RV1 to RV3.
 */
export function reviewAnswer(
  state: TownhallState,
  { type: _, questionId, answerId, memberId, reviewer, verdict, correction }: CommandOf<'answer.review'>,
  { stamp }: Asking,
): Decision {
  const question = state.questions.get(questionId);
  if (question === undefined) return refuse('no-such-question');
  const { run, review } = question;
  if (run === null || run.kind === 'running' || run.answerId !== answerId) return refuse('answer-not-given');
  const isSame = review?.answerId === answerId && review.verdict === verdict;
  if (isSame && review.correction?.hash === correction?.hash) return [];
  const said = correction === null ? {} : { correction };
  return [{ ...stamp, type: 'answer.reviewed', questionId, memberId, answerId, reviewer, verdict, ...said }];
}
