import { KeyRound, LogOut } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { SessionsReply } from '../../../protocol/sign-in.ts';
import type { HeadsetDoor } from '../../live/headset-door.ts';
import type { Door, DoorReply } from '../../live/ports.ts';
import { LetHeadsetIn } from '../headset-code/let-in.tsx';
import { Trouble } from '../shared/trouble.tsx';
import '../shared/lists.css';
import '../record/record.css';
import './signed-in.css';

type Own = NonNullable<SessionsReply['own']>;
type OwnSession = Own['sessions'][number];

/** A headset that was let in has asked by then, and is in the list. */
const inWithinMs = 2 * limits.headsetCode.askAgainMs;

/** Where a person is signed in; each of it can be ended at once. Rule SI10. */
export function SignedInPage({ door, headsets }: { readonly door: Door; readonly headsets: HeadsetDoor }) {
  const [own, setOwn] = useState<Own | 'asking' | 'by-link' | 'out'>('asking');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isRenewed, setRenewed] = useState(false);
  const [byInvitation, setByInvitation] = useState(false);
  const take = (reply: DoorReply<SessionsReply>) => {
    if (reply.kind === 'ok') {
      setOwn(reply.value.own ?? 'by-link');
      setByInvitation(reply.value.own?.by === 'invitation');
    }
    if (reply.kind === 'refused' && reply.code === 'no-session') return setOwn('out');
    setTrouble(reply.kind === 'ok' ? null : wordsOf(reply));
  };
  useEffect(() => {
    void door.sessions().then(take);
  }, [door]);
  const end = async (id: string) => {
    setBusy(true);
    take(await door.endSession(id));
    setBusy(false);
  };
  const renew = async () => {
    setBusy(true);
    const reply = await door.renewSession();
    if (reply.kind === 'ok') take(await door.sessions());
    else setTrouble(wordsOf(reply));
    setRenewed(reply.kind === 'ok');
    setBusy(false);
  };
  const signOut = async () => {
    setBusy(true);
    const reply = await door.signOut();
    setBusy(false);
    if (reply.kind !== 'ok') return setTrouble(wordsOf(reply));
    setOwn('out');
    // Out of the company's sign-in too: else the next at this browser comes in with one press.
    if (reply.value.goTo !== null) location.assign(reply.value.goTo);
  };
  return (
    <main class="record signed-in" aria-busy={own === 'asking' && trouble === null}>
      <header>
        <p class="quiet-text">Rostrum</p>
        <h1>Where you are signed in</h1>
      </header>
      {own === 'by-link' && <p>You came in by a link, without signing in. It belongs to this browser.</p>}
      {own === 'out' && (
        <p role="status">
          {byInvitation ? (
            'You are signed out. To come in again you need a new link from the organiser.'
          ) : (
            <>
              You are not signed in here. <a href="/hall">Sign in</a>
            </>
          )}
        </p>
      )}
      <Trouble text={trouble} />
      {typeof own === 'object' && (
        <>
          <p>
            {own.name === '' ? 'You have not chosen a name yet' : 'You are '}
            <bdi>{own.name}</bdi>
            {own.department !== '' && (
              <>
                , <bdi>{own.department}</bdi>
              </>
            )}
            . If you do not know one of these, end it: whatever it has open closes at once.
          </p>
          <ul class="own-sessions">
            {own.sessions.map((session) => (
              <li key={session.id}>
                <div>
                  <strong>
                    {session.device}
                    {session.isThis && ', this browser'}
                  </strong>
                  <span class="quiet-text">{useWords(session)}</span>
                </div>
                {session.isThis ? (
                  <button type="button" disabled={isBusy} onClick={() => void signOut()}>
                    <LogOut aria-hidden="true" /> Sign out
                  </button>
                ) : (
                  <button
                    type="button"
                    disabled={isBusy}
                    aria-label={`End ${session.device}, ${useWords(session)}`}
                    onClick={() => void end(session.id)}
                  >
                    End
                  </button>
                )}
              </li>
            ))}
          </ul>
          <p class="quiet-text">
            {byInvitation
              ? 'A session ends by itself thirty days after it began. Signed out here, you need a new link from the organiser to come in again.'
              : 'A session ends by itself twelve hours after it was used last, and a week after signing in.'}
          </p>
          <LetHeadsetIn door={headsets} onIn={() => setTimeout(() => void door.sessions().then(take), inWithinMs)} />
          <Renew isBusy={isBusy} isRenewed={isRenewed} renew={() => void renew()} />
          <p>
            <a href="/hall">To the hall</a>
          </p>
        </>
      )}
    </main>
  );
}

/** Against a copy of this browser's cookie: whoever has one is out, and its owner stays. Rule IV11. */
function Renew(props: { readonly isBusy: boolean; readonly isRenewed: boolean; readonly renew: () => void }) {
  return (
    <section aria-labelledby="renew">
      <h2 id="renew">If somebody may have copied this browser’s session</h2>
      <p>
        It is given a new key: a copy of the old one opens nothing any more, and what it has open closes at once. You
        stay who you are. Pages of yours in this browser close too; open them again.
      </p>
      <div class="row">
        <button type="button" disabled={props.isBusy} onClick={props.renew}>
          <KeyRound aria-hidden="true" /> Give this browser a new key
        </button>
        <span role="status">{props.isRenewed && 'Done. Copies of the old one open nothing.'}</span>
      </div>
    </section>
  );
}

function wordsOf(reply: Exclude<DoorReply<unknown>, { kind: 'ok' }>): string {
  return reply.kind === 'refused' ? reply.message : 'The server does not answer. Check your network, then try again.';
}

/** “2 pages open now”, or when it was used last. */
function useWords({ pages, signedInAtMs, seenAtMs }: OwnSession): string {
  const since = `signed in ${whenWords(signedInAtMs)}`;
  if (pages > 0) return `${pages === 1 ? 'One page' : `${pages} pages`} open now, ${since}`;
  return `Used last ${whenWords(seenAtMs)}, ${since}`;
}

function whenWords(atMs: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(
    atMs,
  );
}
