import { dayAndMonth } from '../../protocol/days.ts';
import type { QuestionLine } from './queue.ts';

/** Gives, of what is done, what was passed on and still waits for its answer, the day that comes first first; and the rest as it stands. Rule Q15. */
export function partReferrals(done: readonly QuestionLine[]): {
  readonly awaited: readonly QuestionLine[];
  readonly rest: readonly QuestionLine[];
} {
  return {
    awaited: done.filter(isAwaited).sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0)),
    rest: done.filter((line) => !isAwaited(line)),
  };
}

/** The mark of what should have been answered, as the desk reads it; empty for anything else. Rule Q15. */
export function overdueWords(line: QuestionLine, today: string): string {
  const due = line.view?.referredTo?.due ?? null;
  return isAwaited(line) && due !== null && due < today ? `Due ${dayAndMonth(due)}, overdue` : '';
}

/** To whom a question was passed on and by when they answer, as its author and the hall read it. Why is said aloud, or known to who did it. */
export function referredWords(line: QuestionLine): string {
  const { owner = null, due = null, later = null } = line.view?.referredTo ?? {};
  const to = `Passed on${owner === null || owner === '' ? '' : ` to ${owner}`}`;
  if (later !== null) return `${to}, and answered later`;
  return due === null ? to : `${to}, answer due by ${dayAndMonth(due)}`;
}

/** Passed on, and not answered yet. */
export function isAwaited(line: QuestionLine): boolean {
  return line.status === 'referred' && (line.view?.referredTo?.later ?? null) === null;
}

/** One without a day comes last. */
function dueOf(line: QuestionLine): string {
  return line.view?.referredTo?.due ?? '9999-12-31';
}
