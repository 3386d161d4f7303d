import { UserPlus, UserX } from 'lucide-preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { DelegateTopics } from '../../../protocol/events.ts';
import type { PeopleReply } from '../../../protocol/http.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import type { PersonaReply } from '../../../protocol/persona-http.ts';
import type { Door } from '../../live/ports.ts';
import type { StudioDesk } from '../../live/studio-desk.ts';
import { topicsIn } from '../../world/passage-review.ts';
import { topicsOf } from '../../world/statement-list.ts';
import { MistakenMark } from '../shared/mistaken-mark.tsx';
import { NameSearch } from '../shared/name-search.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { Field } from './field.tsx';

interface DelegatesCardProps {
  readonly desk: StudioDesk;
  readonly door: Pick<Door, 'people'>;
}

/** Who approves in the leader's name, of which topics; named from the people of the town hall, and dismissed. Rule PN83. */
export function DelegatesCard({ desk, door }: DelegatesCardProps) {
  const persona = desk.persona.value;
  const action = useAction();
  if (persona === null || persona.you !== 'leader') return null;
  return (
    <section aria-labelledby="delegates">
      <h2 id="delegates">Delegates</h2>
      <p class="quiet-text">
        They bring and approve statements of the topics you give them, in the studio. They find “Open the studio” in the
        hall when they next come in. They never consent for you.
      </p>
      {persona.delegates.length === 0 && <p class="empty">Nobody yet. Find a colleague below and give them topics.</p>}
      <ul class="cards">
        {persona.delegates.map(({ memberId, name, topics }) => (
          <li key={memberId} class="card row between">
            <div>
              <p class="question-text">
                <bdi>{name === '' ? 'A person whose name was erased' : name}</bdi>
              </p>
              <p class="quiet-text">{topics === 'any' ? 'Any topic' : topics.join(', ')}</p>
            </div>
            <button
              type="button"
              disabled={action.isBusy}
              aria-label={`Dismiss ${name}`}
              onClick={() => void action.run(() => desk.delegates({ type: 'delegate.dismiss', memberId }))}
            >
              <UserX aria-hidden="true" /> Dismiss
            </button>
          </li>
        ))}
      </ul>
      <Trouble text={action.trouble} onClose={action.clear} />
      <NameDelegate desk={desk} door={door} persona={persona} />
    </section>
  );
}

/** A search starts when nobody has typed for so long. */
const restMs = 300;

function NameDelegate({ desk, door, persona }: DelegatesCardProps & { readonly persona: PersonaReply }) {
  const id = useId();
  const [name, setName] = useState('');
  const [found, setFound] = useState<PeopleReply | 'lost' | null>(null);
  const [chosen, setChosen] = useState<{ readonly memberId: MemberId; readonly name: string } | null>(null);
  useEffect(() => {
    let isAsked = name.trim() !== '';
    setFound(null);
    const timer = setTimeout(async () => {
      if (!isAsked) return;
      const reply = await door.people(name.trim());
      if (isAsked) setFound(reply.kind === 'ok' ? reply.value : 'lost');
    }, restMs);
    return () => {
      isAsked = false;
      clearTimeout(timer);
    };
  }, [door, name]);
  if (chosen !== null)
    return <GiveTopics desk={desk} persona={persona} person={chosen} onDone={() => setChosen(null)} />;
  return (
    <div class="card">
      <NameSearch id={id} label="Name a delegate" name={name} setName={setName} />
      {found !== null && found !== 'lost' && (
        <ul>
          {found.people.map((person) => (
            <li key={person.memberId} class="row between">
              <span>
                <bdi>{person.name}</bdi> <MistakenMark of={person.mistakenFor} />
              </span>
              <button
                type="button"
                class="small"
                aria-label={`Choose ${person.name}`}
                onClick={() => {
                  setChosen(person);
                  setName('');
                }}
              >
                <UserPlus aria-hidden="true" /> Choose
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="quiet-text" role="status">
        {foundWords(found, name)}
      </p>
    </div>
  );
}

function foundWords(found: PeopleReply | 'lost' | null, name: string): string {
  if (name.trim() === '') return 'People who are seated in the hall are found.';
  if (found === null) return 'Looking through the whole hall.';
  if (found === 'lost') return 'The server does not answer right now. Change the name to try again.';
  if (found.total === 0) return 'Nobody with that name is seated in the hall.';
  return found.total > found.people.length ? 'There are more. Type more of the name.' : '';
}

function GiveTopics(props: {
  readonly desk: StudioDesk;
  readonly persona: PersonaReply;
  readonly person: { readonly memberId: MemberId; readonly name: string };
  readonly onDone: () => void;
}) {
  const { desk, persona, person, onDone } = props;
  const action = useAction();
  const [isAny, setAny] = useState(false);
  const [typed, setTyped] = useState('');
  const known = topicsOf(persona).filter((topic) => !topicsIn(typed).includes(topic));
  const name = async () => {
    const topics: DelegateTopics = isAny ? 'any' : topicsIn(typed);
    if (topics.length === 0) return action.fail('Give at least one topic, or any.');
    const request = { type: 'delegate.name', memberId: person.memberId, topics } as const;
    if (await action.run(() => desk.delegates(request))) onDone();
  };
  return (
    <form
      class="card"
      aria-label={`Topics of ${person.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void name();
      }}
    >
      <h3>
        <bdi>{person.name}</bdi> approves statements about
      </h3>
      <label class="row check">
        <input type="checkbox" checked={isAny} onChange={(event) => setAny(event.currentTarget.checked)} />
        Any topic
      </label>
      {!isAny && (
        <>
          <Field label="Topics" hint="Parted by commas." maxLength={600} value={typed} set={setTyped} />
          {known.length > 0 && (
            <fieldset class="row">
              <legend class="quiet-text">Topics of your statements</legend>
              {known.slice(0, 30).map((topic) => (
                <button
                  key={topic}
                  type="button"
                  class="small"
                  onClick={() => setTyped([...topicsIn(typed), topic].join(', '))}
                >
                  {topic}
                </button>
              ))}
            </fieldset>
          )}
        </>
      )}
      <Trouble text={action.trouble} onClose={action.clear} />
      <div class="row">
        <button type="submit" class="primary" disabled={action.isBusy}>
          Name as delegate
        </button>
        <button type="button" class="quiet" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
