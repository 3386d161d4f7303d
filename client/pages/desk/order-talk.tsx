import { Hand, Mic } from 'lucide-preact';
import type { PageCommand } from '../../../protocol/commands.ts';
import { type Talk, talkSchema } from '../../../protocol/order.ts';
import { can } from '../../../protocol/roles.ts';
import type { Townhall } from '../../live/townhall.ts';
import { talkWords } from '../../world/order-words.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** Who of the audience may talk with their neighbours; and by raised hand, who is let. Rules OH1, OH2. */
export function OrderTalk({ townhall, talk }: { readonly townhall: Townhall; readonly talk: Talk }) {
  const action = useAction();
  const { connection } = townhall;
  const isStill = action.isBusy || !connection.isInTouch.value;
  const act = (command: PageCommand) => void action.run(() => connection.send(command));
  return (
    <>
      <fieldset class="row">
        <legend>Who of the audience may talk with their neighbours</legend>
        {talkSchema.options.map((each) => (
          <button
            key={each}
            type="button"
            class="small"
            aria-pressed={each === talk}
            disabled={isStill}
            onClick={() => act({ type: 'order.talk', talk: each })}
          >
            {talkWords[each].name}
          </button>
        ))}
      </fieldset>
      <p class="quiet-text">{talkWords[talk].means}</p>
      {talk === 'by-hand' && <Hands townhall={townhall} isStill={isStill} act={act} />}
      <Trouble text={action.trouble} />
    </>
  );
}

function Hands(props: {
  readonly townhall: Townhall;
  readonly isStill: boolean;
  readonly act: (command: PageCommand) => void;
}) {
  const { townhall, isStill, act } = props;
  const people = [...townhall.connection.people.value.values()];
  const waiting = people.filter(
    ({ hasHandUp, isAllowed, role }) =>
      hasHandUp && !isAllowed && can(role, 'voice.open') && !can(role, 'order.exempt'),
  );
  const allowed = people.filter(({ isAllowed }) => isAllowed);
  return (
    <ul class="order-people">
      {waiting.length + allowed.length === 0 && <li class="empty">No hand is up. Whoever raises one is shown here.</li>}
      {waiting.map(({ memberId, name }) => (
        <li key={memberId}>
          <span>
            <Hand aria-hidden="true" /> <bdi>{name}</bdi> <span class="quiet-text">Hand up</span>
          </span>
          <button
            type="button"
            class="small"
            aria-label={`Let speak: ${name}`}
            disabled={isStill}
            onClick={() => act({ type: 'voice.allow', memberId })}
          >
            Let speak
          </button>
        </li>
      ))}
      {allowed.map(({ memberId, name }) => (
        <li key={memberId}>
          <span>
            <Mic aria-hidden="true" /> <bdi>{name}</bdi> <span class="quiet-text">May speak</span>
          </span>
          <button
            type="button"
            class="small"
            aria-label={`End it for ${name}`}
            disabled={isStill}
            onClick={() => act({ type: 'voice.disallow', memberId })}
          >
            End it
          </button>
        </li>
      ))}
    </ul>
  );
}
