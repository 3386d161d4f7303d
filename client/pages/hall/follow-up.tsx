import { MessageSquareReply } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { useIsOver } from '../shared/use-is-over.ts';

/** Beside one's own question that was answered just now: the next words that are sent go on from it. Rule Q16. */
export function FollowUpButton({ townhall, line }: { readonly townhall: Townhall; readonly line: QuestionLine }) {
  const until = line.view?.followUpUntil ?? null;
  const isOver = useIsOver(until);
  if (isOver) return null;
  const start = () => {
    townhall.draft.followUp(line.id);
    document.getElementById('ask')?.focus();
  };
  return (
    <button type="button" class="small" onClick={start}>
      <MessageSquareReply aria-hidden="true" /> Ask a follow-up
    </button>
  );
}
