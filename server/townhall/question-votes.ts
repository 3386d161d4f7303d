import { refuse } from '../../protocol/refusals.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import type { Decision } from './decision.ts';
import { isAuthor, questionFor } from './question-access.ts';
import { groupOf, targetOf, votersOf } from './queue.ts';
import type { TownhallState } from './state.ts';

/** Votes for an approved question, once; a vote for a merged one counts for what it is merged into. Rules Q7, Q9. */
export function vote(
  state: TownhallState,
  { questionId }: CommandOf<'question.vote'>,
  { self, stamp }: PersonAsking,
): Decision {
  const question = questionFor(state, self, questionId);
  if (question === null) return refuse('no-such-question');
  const target = targetOf(state, question);
  if (groupOf(state, target.id).some((each) => isAuthor(self, each))) return refuse('own-question');
  if (target.phase.kind !== 'approved') return refuse('not-approved');
  if (votersOf(state, target.id).has(self.id)) return refuse('already-voted');
  return [{ ...stamp, type: 'question.voted', questionId: target.id, memberId: self.id }];
}

/** Takes a vote back, from the question and everything merged with it. One's own question keeps one's vote. Rules Q7, Q9. */
export function unvote(
  state: TownhallState,
  { questionId }: CommandOf<'question.unvote'>,
  { self, stamp }: PersonAsking,
): Decision {
  const question = questionFor(state, self, questionId);
  if (question === null) return refuse('no-such-question');
  const target = targetOf(state, question);
  const group = groupOf(state, target.id);
  if (group.some((each) => isAuthor(self, each))) return refuse('own-question');
  if (target.phase.kind !== 'approved') return refuse('not-approved');
  const voted = group.filter((each) => each.voters.has(self.id));
  if (voted.length === 0) return refuse('not-voted');
  return voted.map((each) => ({ ...stamp, type: 'question.unvoted', questionId: each.id, memberId: self.id }));
}
