import { useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import { peopleNamed } from '../../world/people.ts';
import { InlineForm } from '../shared/inline-form.tsx';
import { NameSearch } from '../shared/name-search.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

const mostFound = 5;

/** Bans somebody; and who was put out, with the reason that they read, to let in again. Rules OH7, OH8. */
export function OrderOut({ townhall }: { readonly townhall: Townhall }) {
  const { connection } = townhall;
  const [name, setName] = useState('');
  const [banned, setBanned] = useState<{ readonly memberId: MemberId; readonly name: string } | null>(null);
  const action = useAction();
  const act = (command: PageCommand) => action.run(() => connection.send(command));
  const isStill = action.isBusy || !connection.isInTouch.value;
  const self = townhall.self.value?.memberId;
  const named = name.trim() === '' ? [] : peopleNamed(connection.people.value, name);
  const found = named.filter(({ memberId }) => memberId !== self).slice(0, mostFound);
  const { out } = connection.order.value;
  const ban = async (reason: string) => {
    if (banned === null || !(await act({ type: 'member.ban', memberId: banned.memberId, reason }))) return;
    setBanned(null);
    setName('');
  };
  const banButton = (who: { readonly memberId: MemberId; readonly name: string }) => (
    <button
      type="button"
      class="small"
      aria-label={`Ban ${who.name}`}
      disabled={isStill}
      onClick={() => setBanned(who)}
    >
      Ban
    </button>
  );
  return (
    <div class="order-out">
      <NameSearch id="order-ban" label="Ban somebody" name={name} setName={setName} />
      {name.trim() !== '' && found.length === 0 && <p class="quiet-text">Nobody with that name is here.</p>}
      <ul class="order-people">
        {found.map((person) => (
          <li key={person.memberId}>
            <span>
              <bdi>{person.name}</bdi> <span class="quiet-text">{person.role}</span>
            </span>
            {banButton(person)}
          </li>
        ))}
      </ul>
      {banned !== null && (
        <InlineForm
          key={banned.memberId}
          label={`Why ${banned.name} is banned, which they read`}
          maxLength={limits.reasonLength}
          button="Ban"
          isBusy={action.isBusy}
          trouble={action.trouble}
          onSend={(reason) => void ban(reason)}
          onCancel={() => setBanned(null)}
        />
      )}
      {banned === null && <Trouble text={action.trouble} />}
      {out.length > 0 && (
        <>
          <h3>Put out</h3>
          <ul class="order-people" aria-label="Put out">
            {out.map((person) => (
              <li key={person.memberId}>
                <span>
                  <bdi>{person.name === '' ? 'Somebody' : person.name}</bdi>{' '}
                  <span class="quiet-text">
                    {person.isBanned ? 'Banned' : 'Removed'}
                    {person.reason !== '' && `: ${person.reason}`}
                  </span>
                </span>
                <span class="row">
                  {!person.isBanned && banButton(person)}
                  <button
                    type="button"
                    class="small"
                    aria-label={`${person.isBanned ? 'Lift the ban' : 'Let in again'}: ${person.name}`}
                    disabled={isStill}
                    onClick={() => void act({ type: 'member.readmit', memberId: person.memberId })}
                  >
                    {person.isBanned ? 'Lift the ban' : 'Let in again'}
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="quiet-text">
        Whoever is banned cannot come back with this browser, by no link. They can from another one: lock the doors if
        they do.
      </p>
    </div>
  );
}
