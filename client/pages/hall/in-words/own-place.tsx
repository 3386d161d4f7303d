import { useState } from 'preact/hooks';
import { type SeatId, seatIdSchema } from '../../../../protocol/ids.ts';
import { can } from '../../../../protocol/roles.ts';
import { freeRows, type SeatWish, seatFor, seatWishes } from '../../../world/in-words/free-seats.ts';
import { besideSeats, type HallPlan, youAre } from '../../../world/in-words/hall-plan.ts';
import { besidePeople } from '../../../world/in-words/near-people.ts';
import { isolated } from '../../../world/isolated.ts';
import { Trouble } from '../../shared/trouble.tsx';
import { useAction } from '../../shared/use-action.ts';
import type { InWordsProps } from './in-words-props.ts';

/** Where one is and who is at one's sides; and other seats, chosen without being seen. Rules IW2, IW3. */
export function OwnPlace({ townhall, inWords, hasBody }: InWordsProps) {
  const action = useAction();
  const [done, setDone] = useState('');
  const plan = inWords.plan.value;
  const roster = townhall.roster.value;
  const seatId = townhall.me.value?.seatId ?? null;
  if (!hasBody) return <p>You watch without a body of your own. Others do not see you.</p>;
  const sit = async (next: SeatId | null) => {
    setDone('');
    if (next === null) action.fail('No seat is free.');
    else if (await action.run(() => inWords.sit(next))) setDone(`${youAre(plan, next)}.`);
  };
  const getUp = async () => {
    setDone('');
    if (await action.run(() => inWords.stand())) setDone('You stand.');
  };
  const wishes: SeatWish[] = ['near', 'best', 'back'];
  const moderates = can(townhall.role.value, 'question.call');
  return (
    <>
      <p>{youAre(plan, seatId)}.</p>
      {plan !== null && seatId !== null && <Sides {...{ plan, roster, seatId }} />}
      {can(townhall.role.value, 'member.sit') && (
        <>
          <p id="sit-elsewhere">{seatId === null ? 'Sit down:' : 'Sit elsewhere:'}</p>
          {plan !== null && (
            <div class="row">
              {wishes.map((wish) => (
                <button
                  key={wish}
                  type="button"
                  class="small"
                  aria-describedby="sit-elsewhere"
                  disabled={action.isBusy}
                  onClick={() => void sit(seatFor(plan, roster, wish))}
                >
                  {seatWishes[wish]}
                </button>
              ))}
            </div>
          )}
          {plan !== null && <SeatByName {...{ plan, roster, sit, moderates }} isBusy={action.isBusy} />}
          {seatId !== null && (
            <div class="row">
              <button type="button" class="small" disabled={action.isBusy} onClick={() => void getUp()}>
                Stand up
              </button>
            </div>
          )}
        </>
      )}
      <Trouble text={action.trouble} onClose={action.clear} />
      <p class="quiet-text" role="status">
        {done}
      </p>
    </>
  );
}

interface SidesProps {
  readonly plan: HallPlan;
  readonly roster: Parameters<typeof besidePeople>[1];
  readonly seatId: SeatId;
}

function Sides({ plan, roster, seatId }: SidesProps) {
  const seats = besideSeats(plan, seatId);
  const people = besidePeople(plan, roster, seatId);
  const at = (side: 'left' | 'right') => {
    if (seats[side] === null) return `No seat on your ${side}.`;
    const name = people.find((each) => each.side === side)?.name;
    return name === undefined ? `The seat on your ${side} is free.` : `${isolated(name)} is on your ${side}.`;
  };
  return (
    <p>
      {at('left')} {at('right')}
    </p>
  );
}

interface SeatByNameProps extends Pick<SidesProps, 'plan' | 'roster'> {
  readonly moderates: boolean;
  readonly isBusy: boolean;
  readonly sit: (seatId: SeatId) => Promise<void>;
}

/** Any free seat, by its row and number. */
function SeatByName({ plan, roster, moderates, isBusy, sit }: SeatByNameProps) {
  const [rowName, setRow] = useState<string | null>(null);
  const [seatId, setSeat] = useState<SeatId | null>(null);
  const rows = freeRows(plan, roster, moderates);
  const row = rows.find(({ row: { name } }) => name === rowName) ?? rows[0];
  if (row === undefined) return <p>No seat is free.</p>;
  // The one that was chosen may have been taken meanwhile.
  const chosen = row.free.find(({ seat }) => seat.id === seatId) ?? row.free[0];
  return (
    <form
      class="seat-by-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) void sit(chosen.seat.id);
      }}
    >
      <label>
        Row
        <select value={row.row.name} onChange={(event) => setRow(event.currentTarget.value)}>
          {rows.map(({ row: { name }, free }) => (
            <option key={name} value={name}>
              {name}, {free.length} free
            </option>
          ))}
        </select>
      </label>
      <label>
        Seat
        <select
          value={chosen?.seat.id}
          onChange={(event) => setSeat(seatIdSchema.safeParse(event.currentTarget.value).data ?? null)}
        >
          {row.free.map(({ seat, number }) => (
            <option key={seat.id} value={seat.id}>
              {number} of {row.row.seats.length}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="small" disabled={isBusy}>
        Sit there
      </button>
    </form>
  );
}
