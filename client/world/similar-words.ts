import { ordinal } from './question-state.ts';
import type { QuestionLine } from './queue.ts';

/** After a vote in place of asking. Rule SQ6. */
export const votedInstead = 'Your vote is on it. What you typed is put aside.';

/** How many questions ask the same as what is being typed; empty for none. Rule SQ5. */
export function similarCount(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'One question is much like yours' : `${count} questions are much like yours`;
}

/** Of one that waits: how many are for it, where it stands, and what one has to do with it already. */
export function similarWords({ votes, place, isMine, hasMyVote }: QuestionLine): string {
  const counted = votes === 1 ? '1 vote' : `${votes} votes`;
  const said = place === null ? counted : `${counted}, ${ordinal(place)} in the queue`;
  if (isMine) return `${said}. You asked it yourself`;
  return hasMyVote ? `${said}. You voted for it` : said;
}
