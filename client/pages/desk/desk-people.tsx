import { Hand } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { limits } from '../../../protocol/limits.ts';
import type { PersonView } from '../../../protocol/views.ts';
import type { Townhall } from '../../live/townhall.ts';
import { countHere, peopleNamed } from '../../world/people.ts';
import { InlineForm } from '../shared/inline-form.tsx';
import { MistakenMark } from '../shared/mistaken-mark.tsx';
import { NameSearch } from '../shared/name-search.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { WhyMuted } from './why-muted.tsx';

/** So many people are listed; the others are found by name. */
const mostListed = 60;
/** Nobody searches among fewer. */
const searchedFrom = 13;

/** Who is here, in whatever section, raised hands first; give the floor, mute, remove. */
export function DeskPeople({ townhall }: { readonly townhall: Townhall }) {
  const [name, setName] = useState('');
  const people = townhall.connection.people.value;
  const self = townhall.self.value?.memberId;
  const hands = [...people.values()].filter((person) => person.hasHandUp).length;
  const named = peopleNamed(people, name);
  return (
    <details class="desk-people">
      <summary>
        People <span class="count">{countHere(people)}</span>
        {hands > 0 && <span> · {hands === 1 ? '1 hand up' : `${hands} hands up`}</span>}
      </summary>
      {people.size >= searchedFrom && <NameSearch id="desk-find" label="Find somebody" name={name} setName={setName} />}
      <ul class="cards">
        {named.slice(0, mostListed).map((person) => (
          <DeskPerson key={person.memberId} townhall={townhall} person={person} isSelf={person.memberId === self} />
        ))}
      </ul>
      <p class="quiet-text" role="status">
        {restWords(named.length)}
      </p>
    </details>
  );
}

function restWords(found: number): string {
  if (found === 0) return 'Nobody with that name is here.';
  return found > mostListed ? `And ${found - mostListed} more. Type part of a name to find them.` : '';
}

function DeskPerson({
  townhall,
  person,
  isSelf,
}: {
  readonly townhall: Townhall;
  readonly person: PersonView;
  readonly isSelf: boolean;
}) {
  const action = useAction();
  const [isRemoving, setRemoving] = useState(false);
  const [isExplaining, setExplaining] = useState(false);
  const muting = useRef<HTMLButtonElement>(null);
  const { memberId } = person;
  const act = (command: PageCommand) => action.run(() => townhall.connection.send(command));
  const toggleMute = async () => {
    const isDone = await act({ type: person.isMuted ? 'member.unmute' : 'member.mute', memberId });
    if (isDone) setExplaining(!person.isMuted);
  };
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
          {person.mutedBecause !== undefined && (
            <>
              : <bdi>{person.mutedBecause}</bdi>
            </>
          )}
        </span>
        <MistakenMark of={person.mistakenFor} />
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
          <button ref={muting} type="button" class="small" disabled={action.isBusy} onClick={() => void toggleMute()}>
            {person.isMuted ? 'Unmute' : 'Mute'}
          </button>
          {person.isMuted && !isExplaining && (
            <button type="button" class="small" onClick={() => setExplaining(true)}>
              Say why
            </button>
          )}
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
      {isExplaining && (
        <WhyMuted
          townhall={townhall}
          memberId={memberId}
          name={person.name}
          from={muting}
          onDone={() => setExplaining(false)}
        />
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
