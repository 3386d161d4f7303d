import { Hand, PartyPopper } from 'lucide-preact';
import type { Backstage } from '../../live/backstage.ts';
import type { Townhall } from '../../live/townhall.ts';
import { AgendaClock } from './agenda-clock.tsx';
import './pulse.css';

/** How the hall answers just now: who claps, and whose hand is up. Always there, so that nothing moves when it changes. Rule AG9. */
export function Pulse({ townhall, backstage }: { readonly townhall: Townhall; readonly backstage: Backstage }) {
  const people = [...townhall.connection.people.value.values()];
  const hands = people.filter(({ hasHandUp, isAway }) => hasHandUp && !isAway).length;
  return (
    <p class="pulse">
      <span data-is-any={backstage.clapping.value > 0}>
        <PartyPopper aria-hidden="true" /> Clapping <strong class="count">{backstage.clapping.value}</strong>
      </span>
      <span data-is-any={hands > 0}>
        <Hand aria-hidden="true" /> Hands up <strong class="count">{hands}</strong>
      </span>
      <AgendaClock backstage={backstage} />
    </p>
  );
}
