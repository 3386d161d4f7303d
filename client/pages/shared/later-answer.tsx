import { dayAt } from '../../../protocol/days.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { dateWords } from '../../world/stage-view.ts';

/** What a person answered in writing to a question that had been passed on, wherever the question is shown. Rule Q14. */
export function LaterAnswer({ of: line }: { readonly of: QuestionLine }) {
  const later = line.view?.referredTo?.later ?? null;
  if (later === null) return null;
  return (
    <div class="later-answer">
      <p>
        <strong>Answered later by {later.answeredBy ?? 'somebody'}:</strong> {later.text ?? 'This text was erased.'}
      </p>
      <p class="quiet-text">Written by a person on {dateWords(dayAt(later.at))}</p>
    </div>
  );
}
