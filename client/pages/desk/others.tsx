import { useComputed } from '@preact/signals';
import { Eye, PenLine } from 'lucide-preact';
import type { QuestionId } from '../../../protocol/ids.ts';
import type { Townhall } from '../../live/townhall.ts';
import { othersOn } from '../../world/desk/others.ts';

/** Who else of the crew is at this question: it keeps nobody from anything. Rules TG1, TG3. */
export function Others({ townhall, questionId }: { readonly townhall: Townhall; readonly questionId: QuestionId }) {
  // Only the card whose own changed is drawn anew.
  const key = useComputed(() => JSON.stringify(othersOn(townhall.connection.crew.others.value, questionId))).value;
  if (key === '[]') return null;
  return (
    <p class="others">
      {othersOn(townhall.connection.crew.others.peek(), questionId).map(({ who, isWriting, words }) => (
        <span key={isWriting} data-writing={isWriting}>
          {isWriting ? <PenLine aria-hidden="true" /> : <Eye aria-hidden="true" />}
          <span>
            <bdi>{who}</bdi> {words}
          </span>
        </span>
      ))}
    </p>
  );
}
