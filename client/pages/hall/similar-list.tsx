import { ChevronUp } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { similarCount, similarWords, votedInstead } from '../../world/similar-words.ts';
import { QuestionStanding } from '../shared/question-standing.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { type Action, useAction } from '../shared/use-action.ts';

/**
 * Questions that ask the same as what is being typed, over the field, so that it stays where it is under the hands; and what was done in
 * place of asking. How many there are is told politely, and the focus stays in the field. Rules SQ5, SQ6.
 */
export function SimilarList({ townhall }: { readonly townhall: Townhall }) {
  const { instead } = townhall;
  const lines = townhall.similar.value;
  const done = instead.done.value;
  const action = useAction();
  return (
    <div class="similar">
      <p class="similar-count" role="status">
        {done === null ? similarCount(lines.length) : votedInstead}
      </p>
      {done === null ? (
        lines.length > 0 && (
          <ul aria-label="Questions like yours">
            {lines.map((line) => (
              <SimilarQuestion key={line.id} townhall={townhall} line={line} action={action} />
            ))}
          </ul>
        )
      ) : (
        <button
          type="button"
          class="small"
          disabled={action.isBusy}
          onClick={(event) => {
            toField(event);
            void action.run(() => instead.undo());
          }}
        >
          Undo, and ask my own
        </button>
      )}
      <Trouble text={action.trouble} />
    </div>
  );
}

interface SimilarQuestionProps {
  readonly townhall: Townhall;
  readonly line: QuestionLine;
  readonly action: Action;
}

function SimilarQuestion({ townhall, line, action }: SimilarQuestionProps) {
  const { isMine, hasMyVote } = line;
  return (
    <li>
      <p class="question-text">{line.text}</p>
      {line.status === 'approved' ? (
        <div class="similar-foot">
          <p class="quiet-text">{similarWords(line)}</p>
          {!isMine && (
            <button
              type="button"
              class="small"
              disabled={action.isBusy}
              onClick={(event) => {
                toField(event);
                void action.run(() => townhall.instead.vote(line));
              }}
            >
              <ChevronUp aria-hidden="true" /> {hasMyVote ? 'Leave it at my vote' : 'Vote for it instead'}
            </button>
          )}
        </div>
      ) : (
        <QuestionStanding townhall={townhall} line={line} />
      )}
    </li>
  );
}

/** Whoever pressed it by a key stands in the field again, and not nowhere: the button is about to go. */
function toField(event: MouseEvent): void {
  if (event.detail === 0) document.getElementById('ask')?.focus();
}
