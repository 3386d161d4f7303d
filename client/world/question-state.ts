import { assertNever } from '../../protocol/assert-never.ts';
import type { Cut } from '../../protocol/event-parts.ts';
import { placeWords } from './place-words.ts';
import type { QuestionLine, QueueLists } from './queue.ts';
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
/** Of a question whose rejection was taken back. Rule TG35. */
const takenBack = 'A moderator took back that it was not taken, and will read it again';

/** Where a question stands, as its author and the hall read it. */
export function questionState(line: QuestionLine): string {
  return stateWords(line, line.place === null ? 'In the queue' : `In the queue, place ${line.place}`);
}

/** How the queue is told of: with its places, without them because they change with every vote, or as over. */
export type QueueTold = 'places' | 'no-places' | 'over';

/**
 * Where a question stands, as whoever asked it reads it: in the queue with how many there are, and of a question that was joined with another
 * where that one stands. Rule SQ7.
 */
export function ownState(
  line: QuestionLine,
  { byId, waiting }: Pick<QueueLists, 'byId' | 'waiting'>,
  queue: QueueTold = 'places',
): string {
  const joined = joinedWith(line, byId);
  const at = joined ?? line;
  if (queue === 'over' && at.status === 'pending') return 'No moderator read it before the end';
  const queued = {
    places: placeOf(at, waiting.length),
    'no-places': 'In the queue',
    over: 'Not called before the end',
  }[queue];
  if (joined === null) return stateWords(line, queued);
  return `${stateWords(line, queued)}: “${joined.text}” ${stateWords(joined, queued)}`;
}

/** What a question was joined with, at the end of all joining; null for one that was not, or where that is not known. */
export function joinedWith(line: QuestionLine, byId: QueueLists['byId']): QuestionLine | null {
  let at: QuestionLine | undefined = line;
  for (let steps = 0; at?.status === 'merged' && steps < byId.size; steps++)
    at = at.view?.mergedInto == null ? undefined : byId.get(at.view.mergedInto);
  return at === undefined || at === line ? null : at;
}

function placeOf({ place, view }: QuestionLine, count: number): string {
  if (place === null) return 'In the queue';
  const order = view?.order;
  const at = `In the queue: ${ordinal(place)} of ${Math.max(place, count)}`;
  return order === undefined ? `${at} by votes` : `${at}. ${placeWords[order]}`;
}

/** “1st”, “2nd”, “13th” */
export function ordinal(n: number): string {
  const tens = n % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

function stateWords(line: QuestionLine, queued: string): string {
  const cut = line.view?.answer?.cut ?? null;
  const cutSaid = `${cut === null ? '' : `. ${cutWords[cut]}`}${reviewSaid(line)}`;
  switch (line.status) {
    case 'pending':
      return line.view?.reopened === true ? takenBack : justAsked;
    case 'approved':
      return `${queued}${cutSaid}`;
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
