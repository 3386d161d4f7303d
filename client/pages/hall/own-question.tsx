import type { Townhall } from '../../live/townhall.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { QuestionStanding } from '../shared/question-standing.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { FollowUpButton } from './follow-up.tsx';

/** One's own question: where it stands, and what its author may still do with it. Rules SQ7, SQ8. */
export function OwnQuestion({ townhall, line }: { readonly townhall: Townhall; readonly line: QuestionLine }) {
  const action = useAction();
  const { draft, connection, hall } = townhall;
  const isOver = hall.value?.phase === 'closed';
  const mayEdit = line.status === 'pending' && !isOver;
  const mayWithdraw = ['pending', 'approved', 'merged'].includes(line.status) && !isOver;
  const edit = () => {
    draft.edit(line.id, line.text);
    document.getElementById('ask')?.focus();
  };
  return (
    <li class="question">
      <div>
        <p class="question-text">{line.text}</p>
        {line.view?.originalText != null && line.view.originalText !== line.text && (
          <p class="quiet-text">
            You wrote: <del>{line.view.originalText}</del>
          </p>
        )}
        <QuestionStanding townhall={townhall} line={line} />
        <FollowUpButton townhall={townhall} line={line} />
        {(mayEdit || mayWithdraw) && (
          <div class="row">
            {mayEdit && (
              <button type="button" class="small quiet" disabled={draft.edits.value === line.id} onClick={edit}>
                Change
              </button>
            )}
            {mayWithdraw && (
              <button
                type="button"
                class="small quiet"
                disabled={action.isBusy}
                onClick={() =>
                  void action.run(() => connection.send({ type: 'question.withdraw', questionId: line.id }))
                }
              >
                Withdraw
              </button>
            )}
          </div>
        )}
        <Trouble text={action.trouble} />
      </div>
    </li>
  );
}
