import { CircleHelp } from 'lucide-preact';
import type { ComponentChildren, ComponentType } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { MeReply } from '../../../protocol/greeting.ts';
import { keepText, keptText } from '../../live/kept-text.ts';
import type { CardFacts } from '../orientation/cards.tsx';
import type { OrientationProps } from '../orientation/orientation.tsx';

const key = 'rostrum.orientation';

export function orientationFacts(greeting: MeReply, hasBody: boolean): CardFacts {
  return {
    leaderName: greeting.leaderName,
    hasBody,
    takesAnonymous: greeting.keepers !== null,
    hasRecognition: greeting.recognition === 'on',
  };
}

type Standing =
  | { readonly kind: 'closed' | 'coming' | 'failed' }
  | { readonly kind: 'open'; readonly component: ComponentType<OrientationProps> };

/** Opens how it works, which is fetched by the first press. Rules LO8, LO9. */
export function OrientationButton(props: {
  readonly facts: CardFacts;
  readonly class: string;
  readonly children: ComponentChildren;
}) {
  const [standing, setStanding] = useState<Standing>({ kind: 'closed' });
  const opener = useRef<HTMLButtonElement>(null);
  const open = () => {
    setStanding({ kind: 'coming' });
    import('../orientation/orientation.tsx').then(
      ({ Orientation }) => setStanding({ kind: 'open', component: Orientation }),
      () => setStanding({ kind: 'failed' }),
    );
  };
  const close = () => {
    keepText(key, 'seen');
    setStanding({ kind: 'closed' });
    opener.current?.focus();
  };
  return (
    <>
      <button ref={opener} type="button" class={props.class} disabled={standing.kind === 'coming'} onClick={open}>
        {props.children}
      </button>
      {standing.kind === 'failed' && (
        <p class="trouble" role="alert">
          It did not arrive. Check your network, then try again.
        </p>
      )}
      {standing.kind === 'open' && <standing.component facts={props.facts} onClose={close} />}
    </>
  );
}

/** Among what is looked at before one comes in. */
export function OrientationRow({ facts }: { readonly facts: CardFacts }) {
  const [wasSeen] = useState(() => keptText(key) !== null);
  return (
    <section class="how" aria-labelledby="how-title">
      <CircleHelp aria-hidden="true" />
      <div>
        <h2 id="how-title">How it works, one minute</h2>
        <p class="quiet-text">
          {wasSeen
            ? 'You have seen it in this browser.'
            : 'New here? Five cards: who answers, how to ask, what is kept.'}
        </p>
      </div>
      <OrientationButton facts={facts} class="small">
        {wasSeen ? 'Show me again' : 'Show me'}
      </OrientationButton>
    </section>
  );
}
