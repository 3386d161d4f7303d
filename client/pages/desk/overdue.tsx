import { CalendarClock } from 'lucide-preact';
import { dayAt } from '../../../protocol/days.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { overdueWords } from '../../world/referrals.ts';

/** Marks what was passed on and should have been answered by now. Rule Q15. */
export function Overdue({ line }: { readonly line: QuestionLine }) {
  const words = overdueWords(line, dayAt(Date.now()));
  if (words === '') return null;
  return (
    <p class="readiness" data-ready="overdue">
      <CalendarClock aria-hidden="true" /> {words}
    </p>
  );
}
