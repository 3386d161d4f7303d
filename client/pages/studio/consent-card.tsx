import { CircleCheck, CirclePause, CircleX } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';

/** Whether the avatar may speak for the leader now, what it may use, and what this page cannot tell. */
export function ConsentCard({ townhall }: { readonly townhall: Townhall }) {
  const { avatarSilentBecause: because, isAvatarHeld } = townhall.mirror.value.stage;
  const isInTouch = townhall.connection.isInTouch.value;
  return (
    <section class="card" aria-label="Consent and statements">
      <h2>Consent and statements</h2>
      <dl class="facts">
        <div>
          <dt>Now</dt>
          <dd class="fact-now">
            <Standing because={because} isHeld={isAvatarHeld} isKnown={isInTouch} />
          </dd>
        </div>
        <div>
          <dt>It may use</dt>
          <dd>
            {because === '' || isAvatarHeld
              ? 'The statements you approved: whole sentences, each with its source. Whatever they do not support it does not say.'
              : 'Nothing, while it may not speak.'}
          </dd>
        </div>
        <div>
          <dt>For each question</dt>
          <dd>Below is what it would say, sentence by sentence, with the statement it comes from.</dd>
        </div>
      </dl>
    </section>
  );
}

function Standing(props: { readonly because: string; readonly isHeld: boolean; readonly isKnown: boolean }) {
  if (!props.isKnown) return <>Not known until this page is back.</>;
  if (props.isHeld) {
    return (
      <>
        <CirclePause aria-hidden="true" /> On hold. Nothing else changed: let it speak again above.
      </>
    );
  }
  if (props.because !== '') {
    return (
      <>
        <CircleX aria-hidden="true" /> It may not speak: {props.because}
      </>
    );
  }
  return (
    <>
      <CircleCheck aria-hidden="true" /> It may speak: your consent is on file.
    </>
  );
}
