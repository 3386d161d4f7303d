import { Hand } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import type { Person } from '../../world/mirror.ts';
import { InlineForm } from '../shared/inline-form.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** Who is here, raised hands first; give the floor, mute, remove. */
export function DeskPeople({ townhall }: { readonly townhall: Townhall }) {
  const { roster } = townhall.mirror.value;
  const self = townhall.self.value?.memberId;
  const people = [...roster].sort((a, b) => Number(b.hasHandUp) - Number(a.hasHandUp) || a.name.localeCompare(b.name));
  const hands = roster.filter((person) => person.hasHandUp).length;
  return (
    <details class="desk-people">
      <summary>
        People <span class="count">{roster.length}</span>
        {hands > 0 && <span> · {hands === 1 ? '1 hand up' : `${hands} hands up`}</span>}
      </summary>
      <ul class="cards">
        {people.map((person) => (
          <DeskPerson key={person.memberId} townhall={townhall} person={person} isSelf={person.memberId === self} />
        ))}
      </ul>
    </details>
  );
}

function DeskPerson({
  townhall,
  person,
  isSelf,
}: {
  readonly townhall: Townhall;
  readonly person: Person;
  readonly isSelf: boolean;
}) {
  const action = useAction();
  const [isRemoving, setRemoving] = useState(false);
  const { memberId } = person;
  const act = (command: PageCommand) => action.run(() => townhall.connection.send(command));
  return (
    <li class="card">
      <p>
        <strong>
          <bdi>{person.name}</bdi>
        </strong>
        <span class="quiet-text">
          {' '}
          {person.role}
          {person.isBot && ' · bot'}
          {person.isAway && ' · away'}
          {person.isMuted && ' · muted'}
        </span>
        {person.hasHandUp && (
          <span class="readiness">
            <Hand aria-hidden="true" /> Hand up
          </span>
        )}
      </p>
      {!isSelf && (
        <div class="row">
          <button
            type="button"
            class="small"
            disabled={action.isBusy}
            onClick={() => void act({ type: 'floor.give', memberId })}
          >
            Give the floor
          </button>
          <button
            type="button"
            class="small"
            disabled={action.isBusy}
            onClick={() => void act({ type: person.isMuted ? 'member.unmute' : 'member.mute', memberId })}
          >
            {person.isMuted ? 'Unmute' : 'Mute'}
          </button>
          {person.role === 'spectator' && (
            <button
              type="button"
              class="small"
              disabled={action.isBusy}
              onClick={() => void act({ type: 'member.change-role', memberId, role: 'attendee' })}
            >
              Give a seat
            </button>
          )}
          <button type="button" class="small" aria-expanded={isRemoving} onClick={() => setRemoving(!isRemoving)}>
            Remove
          </button>
        </div>
      )}
      {isRemoving ? (
        <InlineForm
          label="Reason, which they read"
          maxLength={limits.reasonLength}
          button="Remove"
          isBusy={action.isBusy}
          trouble={action.trouble}
          onSend={(reason) => void act({ type: 'member.remove', memberId, reason })}
          onCancel={() => setRemoving(false)}
        />
      ) : (
        <Trouble text={action.trouble} />
      )}
    </li>
  );
}
