import { useState } from 'preact/hooks';
import type { Role } from '../../../protocol/roles.ts';
import type { Door } from '../../live/ports.ts';
import { EndPage } from '../end/end-page.tsx';
import { HallPicture } from '../join/hall-picture.tsx';
import { Lobby } from '../join/lobby.tsx';
import { Over } from '../join/over.tsx';
import { linkWords } from '../link-titles.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useInvited } from './use-invited.ts';

export interface InvitedPageProps {
  readonly door: Pick<Door, 'invited' | 'acceptInvitation'>;
  readonly go: (to: string) => void;
}

const leads: Readonly<Record<Role, string>> = {
  attendee: 'You take a seat in the hall, hear the answers, ask and vote.',
  spectator: 'You watch, read along, ask in writing and vote.',
  moderator: 'You moderate: you run the queue from the desk. This link then belongs to this browser alone.',
  leader: 'You are the one who is asked. The studio is yours, and this link then belongs to this browser alone.',
  delegate: 'You act in the leader’s name, as far as they let you.',
  organiser: 'You organise this town hall. This browser becomes yours: from here you invite the others.',
  administrator: 'You look after this installation.',
};

/** To what a link invites, and when, where that is to come; only the press uses it up. Rules IV7, IV14. */
export function InvitedPage({ door, go }: InvitedPageProps) {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { reply, setReply, nowMs, away } = useInvited(door);
  if (reply === null) return <main class="end" aria-busy="true" />;
  if (reply.kind === 'unreachable')
    return <EndPage title="The server does not answer" words="Check your network, then open your link again." />;
  if (reply.kind === 'refused') return <NoWay code={reply.code} message={reply.message} />;
  const { title, role, plan } = reply.value;
  const told = role === 'organiser' ? null : plan;
  const accept = async () => {
    setBusy(true);
    const accepted = await door.acceptInvitation();
    setBusy(false);
    if (accepted.kind === 'ok') return go(accepted.value.goTo);
    if (accepted.kind === 'refused' && accepted.code !== 'too-fast') return setReply(accepted);
    setTrouble(accepted.kind === 'refused' ? accepted.message : 'The server does not answer. Try again.');
  };
  return (
    <div class="join">
      <HallPicture />
      <main>
        <header>
          <p class="over">{role === 'organiser' ? 'Rostrum' : 'You are invited'}</p>
          <h1>{title}</h1>
          {told?.stage !== 'cancelled' && <p class="lead">{leads[role]}</p>}
        </header>
        {told?.stage === 'planned' && <Lobby plan={told} nowMs={nowMs} timeZone={zone()} trouble={away} />}
        {told?.stage === 'cancelled' && <Over plan={told} nowMs={nowMs} timeZone={zone()} trouble={null} />}
        {told?.stage === 'planned' && (
          <p class="quiet-text">Or come back then by your link. Looking does not use it up.</p>
        )}
        {told?.stage !== 'planned' && told?.stage !== 'cancelled' && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void accept();
            }}
          >
            <Trouble text={trouble} />
            <button type="submit" class="primary" disabled={isBusy}>
              {role === 'organiser' ? 'Make this browser mine' : 'Come in'}
            </button>
            <p class="quiet-text">
              {role === 'organiser'
                ? 'It stays so for thirty days. You see and end it under “Where you are signed in”.'
                : 'You choose your name next. This browser stays in for thirty days, or until you sign out.'}
            </p>
          </form>
        )}
      </main>
    </div>
  );
}

function zone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function NoWay({ code, message }: { readonly code: string; readonly message: string }) {
  const late = 'That was a while ago. Open your invitation’s link again.';
  return <EndPage {...linkWords(code, code === 'no-session' ? late : message)} />;
}
