import type { Townhall } from '../../live/townhall.ts';
import type { OwnAnonymous } from '../../world/anonymous/own-anonymous.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { Asker } from '../shared/asker.tsx';
import { QuestionStanding } from '../shared/question-standing.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { FollowUpButton } from './follow-up.tsx';

/** One's own question: where it stands, and what its author may still do with it. Rules SQ7, SQ8, UN7, UN8. */
export function OwnQuestion({ townhall, line }: { readonly townhall: Townhall; readonly line: QuestionLine }) {
  const action = useAction();
  const { draft, hall, greeting } = townhall;
  const anonymous = line.isUnnamed ? townhall.anonymous.value : null;
  const own = anonymous?.of(line.id) ?? null;
  const words = own === null ? null : anonymous?.words.beforeWritten(own);
  const isOver = hall.value?.phase === 'closed';
  const isOpen = !isOver && own?.kept.wants !== 'withdraw';
  const mayEdit = line.status === 'pending' && isOpen;
  const mayWithdraw = ['pending', 'approved', 'merged'].includes(line.status) && isOpen;
  const edit = () => {
    draft.edit(line.id, line.text, line.isUnnamed);
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
        {line.isUnnamed && (
          <p class="quiet-text">
            <Asker of={line} />
          </p>
        )}
        {words == null ? (
          <QuestionStanding townhall={townhall} line={line} />
        ) : (
          <p class="quiet-text standing">{words}</p>
        )}
        {own?.opened != null && <p class="opened">{anonymous?.words.openedWords(own.opened, greeting.keepers)}</p>}
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
                onClick={() => void action.run(() => townhall.withdraw(line.id))}
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

/** An anonymous question that goes no further by itself, and why: it is sent again in other words, or taken off the list. Rule UN7. */
export function StuckQuestion({ townhall, own }: { readonly townhall: Townhall; readonly own: OwnAnonymous }) {
  const { draft, hall } = townhall;
  const { questionId, text } = own.kept;
  return (
    <li class="question">
      <div>
        <p class="question-text">{text}</p>
        <p class="quiet-text standing">{townhall.anonymous.value?.words.beforeWritten(own)}</p>
        <div class="row">
          {hall.value?.phase !== 'closed' && (
            <button
              type="button"
              class="small quiet"
              disabled={draft.edits.value === questionId}
              onClick={() => {
                draft.edit(questionId, text, true);
                document.getElementById('ask')?.focus();
              }}
            >
              Change
            </button>
          )}
          <button type="button" class="small quiet" onClick={() => townhall.anonymous.value?.forget(questionId)}>
            Take off the list
          </button>
        </div>
      </div>
    </li>
  );
}
