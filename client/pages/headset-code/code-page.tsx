import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CodeStanding } from '../../../protocol/headset-code.ts';
import { limits } from '../../../protocol/limits.ts';
import type { HeadsetDoor } from '../../live/headset-door.ts';
import type { DoorReply } from '../../live/ports.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useSecondsUntil } from '../shared/use-seconds-until.ts';
import '../end/end.css';
import './headset-code.css';

export interface CodePageProps {
  readonly door: Pick<HeadsetDoor, 'show' | 'standing'>;
  readonly go: (to: string) => void;
}

type Now = { readonly kind: 'asking' } | { readonly kind: 'by-link' } | { readonly kind: 'failed' } | CodeStanding;

/** In the headset: six digits to look at, nothing to type. A browser where its owner is signed in lets it in. Rule HC1. */
export function CodePage({ door, go }: CodePageProps) {
  const [now, setNow] = useState<Now>({ kind: 'asking' });
  const [trouble, setTrouble] = useState<string | null>(null);
  const take = (reply: DoorReply<CodeStanding>) => {
    setTrouble(reply.kind === 'ok' ? null : wordsOf(reply));
    if (reply.kind === 'refused' && reply.code === 'not-found') return setNow({ kind: 'by-link' });
    // What is on the screen goes on counting: the server may answer the next time.
    if (reply.kind !== 'ok') return setNow((before) => (before.kind === 'asking' ? { kind: 'failed' } : { ...before }));
    setNow(reply.value);
    if (reply.value.kind === 'let-in') go(reply.value.goTo);
  };
  const begin = async () => take(await door.show());
  useEffect(() => {
    void begin();
  }, [door]);
  useEffect(() => {
    if (now.kind !== 'waiting') return;
    // One after the other: that it is in is told once.
    const timer = setTimeout(async () => take(await door.standing()), limits.headsetCode.askAgainMs);
    return () => clearTimeout(timer);
  }, [now, door]);
  return (
    <main class="end headset-code" aria-busy={now.kind === 'asking'}>
      <div>
        <p class="quiet-text">Rostrum</p>
        {now.kind === 'waiting' && <Digits {...now} />}
        {now.kind === 'let-in' && <Said title="You are in" words="The hall opens." />}
        {now.kind === 'by-link' && (
          <Said title="People come in by links here" words="Open your link in this headset’s browser." />
        )}
        {now.kind !== 'by-link' && <Trouble text={trouble} />}
        {now.kind === 'over' && (
          <Said title="These digits are over" words="They last five minutes and are used once.">
            <Again words="Show new digits" begin={begin} />
          </Said>
        )}
        {now.kind === 'declined' && (
          <Said
            title="This headset was not let in"
            words="Whoever typed its digits said that it is not theirs. If that was a mistake, show new ones."
          >
            <Again words="Show new digits" begin={begin} />
          </Said>
        )}
        {now.kind === 'failed' && <Again words="Try again" begin={begin} />}
      </div>
    </main>
  );
}

function Digits({ digits, sign, leftMs }: Extract<CodeStanding, { kind: 'waiting' }>) {
  const [untilMs, setUntil] = useState(Date.now() + leftMs);
  useEffect(() => setUntil(Date.now() + leftMs), [digits]);
  const minutes = Math.ceil(useSecondsUntil(untilMs) / 60);
  return (
    <>
      <h1>Let this headset in</h1>
      <p class="digits">
        <span class="sr-only">{[...digits].join(' ')}</span>
        <span aria-hidden="true">{digits.slice(0, 3)}</span> <span aria-hidden="true">{digits.slice(3)}</span>
      </p>
      <p class="sign">
        Its sign: <strong>{sign}</strong>
      </p>
      <ol>
        <li>
          On the phone or computer where you are signed in, open <strong>{location.host}/signed-in</strong>
        </li>
        <li>Type the digits. It shows the same sign.</li>
        <li>Say that this headset is yours: this page then goes in by itself.</li>
      </ol>
      <p class="quiet-text" role="status">
        The digits last {minutes === 1 ? 'less than a minute' : `${minutes} minutes`} and let in this headset only.
      </p>
    </>
  );
}

function Said(props: { readonly title: string; readonly words: string; readonly children?: ComponentChildren }) {
  return (
    <>
      <h1>{props.title}</h1>
      <p role="status">{props.words}</p>
      {props.children}
    </>
  );
}

function Again({ words, begin }: { readonly words: string; readonly begin: () => Promise<void> }) {
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    await begin();
    setBusy(false);
  };
  return (
    <button type="button" class="primary" disabled={isBusy} onClick={() => void press()}>
      {words}
    </button>
  );
}

function wordsOf(reply: Exclude<DoorReply<unknown>, { kind: 'ok' }>): string {
  return reply.kind === 'refused' ? reply.message : 'The server does not answer. Check the headset’s network.';
}
