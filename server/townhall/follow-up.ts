import { limits } from '../../protocol/limits.ts';
import type { RefusalCode } from '../../protocol/refusals.ts';
import { questionIn } from './change.ts';
import { isAuthor } from './question-access.ts';
import type { Member, Question, TownhallState } from './state.ts';

/** Why a member may not follow up on a question now; null when they may. Rules Q16, Q17. */
export function troubleWithFollowUp(
  state: TownhallState,
  self: Pick<Member, 'id'>,
  question: Question,
  nowMs: number,
): RefusalCode | null {
  if (!isAuthor(self, question)) return 'not-the-author';
  if (question.answeredAtMs === null || !isDone(question)) return 'not-answered-yet';
  if (nowMs >= question.answeredAtMs + limits.followUpMs) return 'follow-up-late';
  return rootOf(state, question).followUps >= limits.followUpsPerQuestion ? 'too-many-follow-ups' : null;
}

/** Until when its author may follow up on a question, in milliseconds since 1970; null when they may not. Rule Q16. */
export function followUpUntil(state: TownhallState, question: Question): number | null {
  const { answeredAtMs, author } = question;
  // Who asked anonymously would show themselves.
  if (author.kind === 'sealed') return null;
  if (state.phase !== 'open' || answeredAtMs === null || !isDone(question)) return null;
  if (rootOf(state, question).followUps >= limits.followUpsPerQuestion) return null;
  return answeredAtMs + limits.followUpMs;
}

/** The question with which it began: itself, or what it follows up on, directly or not. */
export function rootOf(state: TownhallState, question: Question): Question {
  let root = question;
  while (root.followsUp !== null) root = questionIn(state, root.followsUp);
  return root;
}

function isDone({ phase }: Question): boolean {
  return phase.kind === 'answered' || phase.kind === 'referred';
}
