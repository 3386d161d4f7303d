import { Armchair } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { PeopleReply } from '../../../protocol/http.ts';
import type { Found } from '../../live/connection.ts';
import type { Townhall } from '../../live/townhall.ts';
import { MistakenMark } from '../shared/mistaken-mark.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** A search starts when nobody has typed for so long. */
const restMs = 300;
/** And is tried again after so long. */
const againMs = 2000;

interface FoundPeopleProps {
  readonly name: string;
  readonly setName: (name: string) => void;
}

/** Who was found under a name, in whatever part of the hall; whoever has a body can go and sit beside them. */
export function FoundPeople({ townhall, name, setName }: FoundPeopleProps & { readonly townhall: Townhall }) {
  const found = useFound(townhall, name.trim());
  const move = useAction();
  const self = townhall.self.value?.memberId;
  const section = townhall.hall.value?.sectionId;
  const hasBody = townhall.connection.kind === 'body' && townhall.role.value !== 'spectator';
  const sitBeside = async (person: Found) => {
    if (await move.run(() => townhall.connection.sitBeside(person))) setName('');
  };
  return (
    <ul class="people">
      {move.trouble !== null && (
        <li class="plain">
          <Trouble text={move.trouble} onClose={move.clear} />
        </li>
      )}
      {found.reply?.people.map((person) => (
        <li key={person.memberId}>
          <div class="person">
            <span class="person-name">
              <bdi>{person.name}</bdi>
              {person.memberId === self && ' (you)'}
            </span>
            <span class="person-marks">
              <MistakenMark of={person.mistakenFor} />
              <span>{person.sectionId === section ? 'In your part of the hall' : 'In another part of the hall'}</span>
            </span>
          </div>
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
      <li class="empty">
        <span role="status">{foundWords(found)}</span>
      </li>
    </ul>
  );
}

/** Who is here under that name; null while that is not known, and whether the server does not answer. */
function useFound(townhall: Townhall, name: string): { readonly reply: PeopleReply | null; readonly isLost: boolean } {
  const [reply, setReply] = useState<PeopleReply | null>(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let timer = setTimeout(ask, restMs);
    let isAsked = true;
    async function ask() {
      const answer = await townhall.door.people(name);
      if (!isAsked) return;
      setLost(answer.kind !== 'ok');
      if (answer.kind === 'ok') setReply(answer.value);
      else timer = setTimeout(ask, againMs);
    }
    return () => {
      isAsked = false;
      clearTimeout(timer);
    };
  }, [townhall, name]);
  return { reply, isLost };
}

function foundWords({ reply, isLost }: ReturnType<typeof useFound>): string {
  if (isLost) return 'The server does not answer right now. Trying again.';
  if (reply === null) return 'Looking through the whole hall.';
  const { people, total } = reply;
  if (total === 0) return 'Nobody with that name is seated in the hall.';
  const more = total - people.length;
  return more === 0 ? 'That is everybody with this name.' : `And ${more} more. Type more of the name.`;
}
