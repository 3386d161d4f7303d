import { CircleCheck, CircleDashed, CircleHelp } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { AnswerText } from './answer-text.tsx';

/** Whether the avatar has an answer for a waiting question, and the draft to read. */
export function Readiness({ townhall, line }: { readonly townhall: Townhall; readonly line: QuestionLine }) {
  const prepared = line.view?.prepared ?? null;
  if (prepared === null) {
    return (
      <p class="readiness" data-ready="preparing">
        <CircleDashed aria-hidden="true" /> Preparing the answer
      </p>
    );
  }
  return (
    <div>
      {prepared.outcome === 'answered' ? (
        <p class="readiness" data-ready="ready">
          <CircleCheck aria-hidden="true" /> Ready to speak
        </p>
      ) : (
        <p class="readiness" data-ready="abstains">
          <CircleHelp aria-hidden="true" /> Nothing that the avatar may answer. Called, it says why and passes it on.
        </p>
      )}
      <AnswerText townhall={townhall} answerId={prepared.answerId} words="Read the draft" tellsWhy />
    </div>
  );
}
