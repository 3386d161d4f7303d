import type { PageCommand } from '../../../protocol/commands.ts';
import type { QuestionId } from '../../../protocol/ids.ts';
import type { Townhall } from '../../live/townhall.ts';
import { questionState } from '../../world/question-state.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { Readiness } from '../shared/readiness.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { NextStep } from './next-step.tsx';

/** What goes on from a question, under it: oldest first, with what becomes of each. Rule Q32. */
export function FollowUps({ townhall, of }: { readonly townhall: Townhall; readonly of: QuestionId }) {
  const { pending, waiting, onStage, done, closed } = townhall.lists.value;
  const all = [...pending, ...waiting, ...(onStage === null ? [] : [onStage]), ...done, ...closed];
  const mine = all
    .filter(({ view }) => view?.followsUp === of)
    .toSorted((a, b) => (a.view?.askedAt ?? 0) - (b.view?.askedAt ?? 0));
  if (mine.length === 0) return null;
  return (
    <ul class="follow-ups" aria-label="Follow-ups">
      {mine.map((line) => (
        <FollowUp key={line.id} townhall={townhall} line={line} />
      ))}
    </ul>
  );
}

function FollowUp({ townhall, line }: { readonly townhall: Townhall; readonly line: QuestionLine }) {
  const action = useAction();
  const { status } = line;
  const act = (command: PageCommand) => void action.run(() => townhall.connection.send(command));
  return (
    <li>
      <p>{line.text}</p>
      <p class="quiet-text">Follow-up · {status === 'pending' ? 'New' : questionState(line)}</p>
      {status === 'approved' && <Readiness townhall={townhall} line={line} />}
      <NextStep line={line} isBusy={action.isBusy} act={act} />
      <Trouble text={action.trouble} />
    </li>
  );
}
