import { CircleCheck, CirclePause, CircleX, ShieldCheck, ShieldX } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { StudioDesk } from '../../live/studio-desk.ts';
import type { Townhall } from '../../live/townhall.ts';
import { consentCovers, consentWords, wholeScope } from '../../world/consent-words.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** Whether the avatar may speak for the leader now, what it may use, and the acts that give it and take it back. */
export function ConsentCard({ townhall, desk }: { readonly townhall: Townhall; readonly desk: StudioDesk }) {
  const { avatarSilentBecause: because, isAvatarHeld } = townhall.mirror.value.stage;
  const isInTouch = townhall.connection.isInTouch.value;
  // What the hall says changes with it, also when it was given or taken back elsewhere.
  useEffect(() => void desk.load(), [desk, because, isInTouch]);
  const persona = desk.persona.value;
  const given = persona?.you !== 'leader' ? [] : consentWords(persona.consent, townhall.greeting.townhallId);
  if (desk.isRefused.value) return null;
  const isLeader = persona?.you !== 'delegate';
  return (
    <section class="card" aria-label="Consent">
      <h2 id="consent">Consent</h2>
      <dl class="facts">
        <div>
          <dt>Now</dt>
          <dd class="fact-now">
            <Standing because={because} isHeld={isAvatarHeld} isKnown={isInTouch} isLeader={isLeader} />
          </dd>
        </div>
        {given.length > 0 && (
          <div>
            <dt>You consented</dt>
            <dd>{given.join(' ')}</dd>
          </div>
        )}
        <div>
          <dt>It may say</dt>
          <dd>
            {because === '' || isAvatarHeld
              ? 'The approved statements: whole sentences, each with its source. Whatever they do not support it does not say.'
              : 'Nothing, while it may not speak.'}
          </dd>
        </div>
        {isLeader && (
          <div>
            <dt>For each question</dt>
            <dd>Below is what it would say, sentence by sentence, with the statement it comes from.</dd>
          </div>
        )}
      </dl>
      {persona?.you === 'leader' &&
        (persona.consent.kind === 'given' ? <TakeBack desk={desk} /> : <Give townhall={townhall} desk={desk} />)}
    </section>
  );
}

function TakeBack({ desk }: { readonly desk: StudioDesk }) {
  const action = useAction();
  return (
    <div class="consent-act">
      <button
        type="button"
        class="stop"
        disabled={action.isBusy}
        onClick={() => void action.run(() => desk.send({ type: 'consent.revoke' }))}
      >
        <ShieldX aria-hidden="true" /> Take back consent
      </button>
      <p class="quiet-text">The avatar falls silent at once, and the hall says why. You can give consent again.</p>
      <Trouble text={action.trouble} onClose={action.clear} />
    </div>
  );
}

function Give({ townhall, desk }: { readonly townhall: Townhall; readonly desk: StudioDesk }) {
  const action = useAction();
  const [until, setUntil] = useState(() => isoDay(365));
  const [isHereOnly, setHereOnly] = useState(true);
  const give = () =>
    desk.send({
      type: 'consent.give',
      scope: wholeScope(isoDay(0), until, isHereOnly ? [townhall.greeting.townhallId] : 'any'),
    });
  return (
    <form
      class="consent-act"
      onSubmit={(event) => {
        event.preventDefault();
        void action.run(give);
      }}
    >
      <p>
        The avatar may then use {consentCovers}, to answer questions with statements you approved. It is marked as an AI
        wherever it speaks. You can take this back at any moment.
      </p>
      <label>
        Last day
        <input
          type="date"
          required
          min={isoDay(0)}
          value={until}
          onInput={(event) => setUntil(event.currentTarget.value)}
        />
      </label>
      <label class="row">
        <input type="checkbox" checked={isHereOnly} onChange={(event) => setHereOnly(event.currentTarget.checked)} />
        In this town hall only
      </label>
      <button type="submit" class="primary" disabled={action.isBusy}>
        <ShieldCheck aria-hidden="true" /> Give consent
      </button>
      <Trouble text={action.trouble} onClose={action.clear} />
    </form>
  );
}

/** Consent counts days in UTC, as the server does. */
function isoDay(daysFromNow: number): string {
  return new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10);
}

function Standing(props: {
  readonly because: string;
  readonly isHeld: boolean;
  readonly isKnown: boolean;
  readonly isLeader: boolean;
}) {
  if (!props.isKnown) return <>Not known until this page is back.</>;
  // Whatever else keeps it silent, letting go of a hold would not help.
  if (props.isHeld && (props.because === '' || props.because === 'The avatar is on hold.')) {
    return (
      <>
        <CirclePause aria-hidden="true" /> On hold. Nothing else changed{props.isLeader && ': let it speak again above'}
        .
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
      <CircleCheck aria-hidden="true" /> It may speak: {props.isLeader ? 'your consent' : 'the leader’s consent'} is on
      file.
    </>
  );
}
