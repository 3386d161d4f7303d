import { Mic } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import type { QuestionLine } from '../../world/queue.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { useIsOver } from '../shared/use-is-over.ts';

/** Gives whoever asked the floor, while they may follow up; `names` says of which question, where it does not stand beside. Rules Q30, Q31. */
export function FloorForFollowUp({
  townhall,
  line,
  names = false,
}: {
  readonly townhall: Townhall;
  readonly line: QuestionLine;
  readonly names?: boolean;
}) {
  const action = useAction();
  const isOver = useIsOver(line.view?.followUpUntil ?? null);
  const author = line.view?.author;
  if (isOver || author?.kind !== 'member') return null;
  const { memberId } = author;
  const asker = townhall.connection.people.value.get(memberId);
  if (asker === undefined || asker.isAway) return null;
  const give = () => action.run(() => townhall.connection.send({ type: 'floor.give', memberId, followsUp: line.id }));
  return (
    <div class="floor-for-follow-up">
      {names && (
        <p class="quiet-text">
          <bdi>{line.askedBy}</bdi> may follow up on “{line.text}”
        </p>
      )}
      <button type="button" class="small" disabled={action.isBusy} onClick={() => void give()}>
        <Mic aria-hidden="true" />
        <span>
          Give <bdi>{line.askedBy}</bdi> the floor to follow up
        </span>
      </button>
      <Trouble text={action.trouble} onClose={action.clear} />
    </div>
  );
}
