import { Armchair } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PeopleReply } from '../../../protocol/http.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Found } from '../../live/connection.ts';
import type { Townhall } from '../../live/townhall.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** A search starts when nobody has typed for so long. */
const restMs = 300;

/** Finds people in the whole town hall by name; whoever has a body can go and sit beside them. */
export function PeopleFinder({ townhall }: { readonly townhall: Townhall }) {
  const [name, setName] = useState('');
  const found = useFound(townhall, name.trim());
  const move = useAction();
  const self = townhall.self.value?.memberId;
  const hasBody = townhall.connection.kind === 'body' && townhall.role.value !== 'spectator';
  const section = townhall.hall.value?.sectionId;
  return (
    <li class="finder">
      <label for="find-colleague">Find a colleague</label>
      <input
        id="find-colleague"
        type="search"
        autocomplete="off"
        maxLength={limits.nameLength}
        value={name}
        placeholder="Part of their name"
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Trouble text={move.trouble} onClose={move.clear} />
      <div role="status">{found !== null && <p class="quiet-text">{foundWords(found)}</p>}</div>
      {found !== null && found.people.length > 0 && (
        <ul>
          {found.people.map((person) => (
            <li key={person.memberId}>
              <span>
                <bdi>{person.name}</bdi>
                {person.memberId === self && ' (you)'}
                {person.sectionId !== section && <span class="quiet-text">In another part of the hall</span>}
              </span>
              {hasBody && person.memberId !== self && (
                <button
                  type="button"
                  class="quiet small"
                  disabled={move.isBusy}
                  aria-label={`Sit beside ${person.name}`}
                  onClick={() => void sitBeside(person)}
                >
                  <Armchair aria-hidden="true" /> Sit beside
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );

  async function sitBeside(person: Found): Promise<void> {
    if (await move.run(() => townhall.connection.sitBeside(person))) setName('');
  }
}

/** Who is here under that name; null while nothing is asked, or nothing known. */
function useFound(townhall: Townhall, name: string): PeopleReply | null {
  const [found, setFound] = useState<PeopleReply | null>(null);
  const asked = useRef('');
  useEffect(() => {
    asked.current = name;
    if (name === '') {
      setFound(null);
      return;
    }
    const timer = setTimeout(async () => {
      const reply = await townhall.door.people(name);
      if (asked.current === name && reply.kind === 'ok') setFound(reply.value);
    }, restMs);
    return () => clearTimeout(timer);
  }, [townhall, name]);
  return found;
}

function foundWords({ people, total }: PeopleReply): string {
  if (total === 0) return 'Nobody with that name is seated here.';
  const more = total - people.length;
  return more === 0 ? '' : `And ${more} more. Type more of the name.`;
}
