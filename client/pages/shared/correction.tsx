import type { QuestionLine } from '../../world/queue.ts';
import { dateWords } from '../../world/stage-view.ts';

/** What is said in the place of an answer, beside it for ever. Nothing where it was not corrected. Rule RV5. */
export function Correction({ of: { view } }: { readonly of: QuestionLine }) {
  const review = view?.review;
  if (review === undefined || review.correction === null) return null;
  const date = dateWords(new Date(review.atMs).toISOString().slice(0, 10));
  return (
    <p class="correction">
      <strong>
        {review.verdict === 'wrong' ? 'Corrected' : 'Better said'} on {date}:
      </strong>{' '}
      {review.correction}
    </p>
  );
}
