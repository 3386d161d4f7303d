import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type InvitationRequest, type InvitedRole, isForOne } from '../../../protocol/invitations.ts';
import { limits } from '../../../protocol/limits.ts';
import { hoursUntil, lasts, tooShortWords } from '../../world/organise/link-lasts.ts';
import { Trouble } from '../shared/trouble.tsx';
import { roleNames } from './invitation-words.ts';

const roles = ['attendee', 'spectator', 'moderator', 'leader'] as const satisfies readonly InvitedRole[];
const does: Readonly<Record<InvitedRole, string>> = {
  attendee: 'Has a seat in the hall, talks to neighbours, asks and votes.',
  spectator: 'Watches without a body or microphone, asks in writing and votes.',
  moderator: 'Runs the queue and keeps order. For one person: the link belongs to the first browser that takes it.',
  leader:
    'Is asked, and decides what the avatar says. For one person: the link belongs to the first browser that takes it.',
};
const { usesMost, labelLength } = limits.invitations;

/** What a new link is for. */
export function InvitationForm(props: {
  readonly isBusy: boolean;
  /** When the town hall ends; null where that is not planned. */
  readonly endsAtMs: number | null;
  readonly onMake: (asked: InvitationRequest) => void;
}) {
  const [role, setRole] = useState<InvitedRole>('attendee');
  const [people, setPeople] = useState<'one' | 'some' | 'any'>('one');
  const [count, setCount] = useState('20');
  const [lastsHours, setLasts] = useState<number>(
    () => hoursUntil(props.endsAtMs, Date.now()) ?? limits.invitations.hoursMost,
  );
  const [label, setLabel] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const tooShort = tooShortWords(lastsHours, props.endsAtMs, Date.now());
  const make = () => {
    const number = Number(count);
    const isWrong = people === 'some' && !(Number.isInteger(number) && number >= 1 && number <= usesMost);
    setTrouble(isWrong ? `How many people? A number from 1 to ${usesMost}.` : null);
    if (isWrong) return;
    const uses = people === 'any' && !isForOne(role) ? null : people === 'some' && !isForOne(role) ? number : 1;
    props.onMake({ role, label: label.trim(), uses, lastsHours });
    setLabel('');
  };
  return (
    <form
      class="card invitation-form"
      aria-labelledby="new"
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <h2 id="new">A new link</h2>
      <div class="invitation-fields">
        <Labelled label="They come in as">
          {(id) => (
            <select
              id={id}
              value={role}
              aria-describedby="does"
              onChange={(event) => setRole(roles.find((each) => each === event.currentTarget.value) ?? 'attendee')}
            >
              {roles.map((each) => (
                <option key={each} value={each}>
                  {roleNames[each]}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {!isForOne(role) && (
          <Labelled label="For">
            {(id) => (
              <select
                id={id}
                value={people}
                onChange={({ currentTarget: { value } }) =>
                  setPeople(value === 'some' || value === 'any' ? value : 'one')
                }
              >
                <option value="one">One person</option>
                <option value="some">Several people</option>
                <option value="any">Anyone who has it</option>
              </select>
            )}
          </Labelled>
        )}
        {!isForOne(role) && people === 'some' && (
          <Labelled label="How many">
            {(id) => (
              <input
                id={id}
                type="text"
                inputmode="numeric"
                value={count}
                onInput={(event) => setCount(event.currentTarget.value)}
              />
            )}
          </Labelled>
        )}
        <Labelled label="It opens for">
          {(id) => (
            <select id={id} value={lastsHours} onChange={(event) => setLasts(Number(event.currentTarget.value))}>
              {lasts.map(([hours, words]) => (
                <option key={hours} value={hours}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
      <p id="does" class="quiet-text">
        {does[role]}
        {!isForOne(role) &&
          people !== 'one' &&
          ' Each browser that takes it is a person of its own, with a vote: whoever has the link can pass it on.'}
      </p>
      {tooShort !== '' && <p class="too-short">{tooShort}</p>}
      <Labelled label="For whom, so that you know it again">
        {(id) => (
          <input
            id={id}
            type="text"
            maxLength={labelLength}
            value={label}
            placeholder="The Leeds office"
            onInput={(event) => setLabel(event.currentTarget.value)}
          />
        )}
      </Labelled>
      <Trouble text={trouble} />
      <div class="row">
        <button type="submit" class="primary" disabled={props.isBusy}>
          Make the link
        </button>
      </div>
    </form>
  );
}

function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="invitation-field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}
