import { assertNever } from '../../protocol/assert-never.ts';
import type { Cut } from '../../protocol/events.ts';
import type { QuestionLine } from './queue.ts';
import { referredWords } from './referrals.ts';

const cutWords: Readonly<Record<Cut, string>> = {
  stopped: 'The answer was stopped by a person',
  'taken-over': 'The leader took over',
  interrupted: 'The answer was interrupted when the server stopped',
  withdrawn: 'Withdrawn while it was being answered',
  closed: 'The town hall ended during the answer',
};

/** Of a question that nobody has looked at yet. */
export const justAsked = 'A moderator will read it';

/** Where a question stands, as its author and the hall read it. */
export function questionState(line: QuestionLine): string {
  const cut = line.view?.answer?.cut ?? null;
  const cutSaid = `${cut === null ? '' : `. ${cutWords[cut]}`}${reviewSaid(line)}`;
  switch (line.status) {
    case 'pending':
      return justAsked;
    case 'approved':
      return `${line.place === null ? 'In the queue' : `In the queue, place ${line.place}`}${cutSaid}`;
    case 'rejected':
      return `Not taken: ${line.view?.rejectedBecause ?? 'no reason was kept'}`;
    case 'withdrawn':
      return `Withdrawn${cutSaid}`;
    case 'merged':
      return 'Joined with another question that asks the same';
    case 'called':
      return 'Called: the answer is about to begin';
    case 'answering':
      return 'Being answered now';
    case 'answered':
      return `Answered${cutSaid}`;
    case 'referred':
      return `${referredWords(line)}${reviewSaid(line)}`;
    default:
      return assertNever(line.status);
  }
}

/** What the leader said of the answer afterwards; the correction itself stands beside it. Rule RV5. */
function reviewSaid({ status, view }: QuestionLine): string {
  const review = view?.review;
  if (review === undefined) return '';
  if (review.correction === null)
    return review.verdict === 'right' ? '. Confirmed afterwards' : '. Marked as wrong afterwards';
  if (status === 'referred') return '. Answered afterwards';
  return review.verdict === 'wrong' ? '. Corrected afterwards' : '. Said better afterwards';
}
