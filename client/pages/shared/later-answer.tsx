import { dayAt } from '../../../protocol/days.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { dateWords } from '../../world/stage-view.ts';

/** What a person answered, in writing to a question that had been passed on, or live, wherever the question is shown. Rules Q14, LV7. */
export function LaterAnswer({ of: { view } }: { readonly of: QuestionLine }) {
  const later = view?.referredTo?.later;
  const live = view?.saidLive;
  return (
    <>
      {later && (
        <div class="later-answer">
          <p>
            <strong>Answered later by {later.answeredBy ?? 'somebody'}:</strong> {later.text ?? erased}
          </p>
          <p class="quiet-text">Written by a person on {dateWords(dayAt(later.at))}</p>
        </div>
      )}
      {live && (
        <details class="answer">
          <summary>Read what was said live</summary>
          <p>
            {live.text ?? erased}
            {!live.isWhole && '…'}
          </p>
          <p class="quiet-text">Written down automatically: words can be wrong.</p>
        </details>
      )}
    </>
  );
}

const erased = 'This text was erased.';
