import { useId } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { slowMinutes, slowMinutesSchema } from '../../../protocol/order.ts';
import type { Townhall } from '../../live/townhall.ts';
import type { HallFacts } from '../../world/mirror.ts';
import { slowWords } from '../../world/order-words.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** How often one person may ask, whether people react, and whether questions are read first. Rules OH4, OH5, OH11. */
export function OrderPace({ townhall, hall }: { readonly townhall: Townhall; readonly hall: HallFacts }) {
  const id = useId();
  const action = useAction();
  const { connection } = townhall;
  const isStill = action.isBusy || !connection.isInTouch.value;
  const act = (command: PageCommand) => void action.run(() => connection.send(command));
  return (
    <>
      <div class="order-line">
        <label for={id}>Questions of one person</label>
        <select
          id={id}
          value={hall.slowMinutes}
          disabled={isStill}
          onChange={(event) => {
            const minutes = slowMinutesSchema.safeParse(Number(event.currentTarget.value));
            if (minutes.success) act({ type: 'order.slow', minutes: minutes.data });
          }}
        >
          {slowMinutes.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes === 0 ? 'as they come' : slowWords(minutes)}
            </option>
          ))}
        </select>
      </div>
      <label class="order-line">
        <input
          type="checkbox"
          checked={hall.isCalm}
          disabled={isStill}
          onChange={(event) => act({ type: 'order.calm', isCalm: event.currentTarget.checked })}
        />{' '}
        Calm: nobody claps or reacts
      </label>
      <label class="order-line">
        <input
          type="checkbox"
          checked={hall.showsUnread}
          disabled={isStill}
          onChange={(event) => act({ type: 'order.unread', isShown: event.currentTarget.checked })}
        />{' '}
        New questions are shown at once, before anybody reads them
      </label>
      <Trouble text={action.trouble} />
    </>
  );
}
