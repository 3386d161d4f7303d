import { useEffect, useState } from 'preact/hooks';
import { type TownhallId, townhallIdSchema } from '../../../protocol/ids.ts';
import type { InvitationsReply, OwnLinkReply } from '../../../protocol/invitations.ts';
import type { Door, DoorReply } from '../../live/ports.ts';
import { whenWords } from '../../world/lobby/plan-words.ts';
import { endOf } from '../../world/organise/link-lasts.ts';
import { EndPage } from '../end/end-page.tsx';
import { CopyLink } from '../shared/copy-link.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { InvitationItem } from './invitation-item.tsx';
import '../shared/lists.css';
import '../record/record.css';
import './invitations.css';

export type InvitationsDoor = Pick<Door, 'invitations' | 'makeInvitation' | 'revokeInvitation' | 'ownLink'>;

/** Whose invitations an address is about; undefined: those of the town hall in the house. */
export function namedTownhall(search: string): TownhallId | undefined {
  return townhallIdSchema.safeParse(new URLSearchParams(search).get('townhall')).data;
}

/** Where the organiser makes the links by which people come in, and takes them back. Rules IV5, IV9, IV13. */
export function InvitationsPage({
  door,
  townhallId,
}: {
  readonly door: InvitationsDoor;
  readonly townhallId: TownhallId | undefined;
}) {
  const [known, setKnown] = useState<InvitationsReply | null>(null);
  const [refused, setRefused] = useState<{ readonly code: string; readonly message: string } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const run = async (task: () => Promise<DoorReply<InvitationsReply>>, words: string) => {
    setBusy(true);
    const reply = await task();
    setBusy(false);
    setSaid(reply.kind === 'ok' ? words : '');
    if (reply.kind === 'ok') setKnown(reply.value);
    if (reply.kind === 'refused' && (reply.code === 'no-session' || reply.code === 'not-allowed')) setRefused(reply);
    setTrouble(reply.kind === 'ok' ? null : wordsOf(reply));
  };
  useEffect(() => {
    void run(() => door.invitations(townhallId), '');
  }, [door, townhallId]);
  if (refused !== null) return <NotYours {...refused} />;
  return (
    <main class="record invitations" aria-busy={known === null && trouble === null}>
      <header>
        <p class="quiet-text">Rostrum</p>
        <h1>Invitations</h1>
        {known !== null && <Whereto known={known} />}
        <p>
          Whoever opens a link of yours comes in as what it says. Nobody comes in without one.
          {known?.plan?.stage === 'planned' && ' Until the doors open it says when that is, and is not used up.'}
        </p>
        <nav class="row" aria-label="Elsewhere">
          <a class="button small" href="/desk">
            To the desk
          </a>
          <a class="button small" href="/organise">
            Town halls
          </a>
          <a class="button small" href="/signed-in?door=desk">
            Where you are signed in
          </a>
        </nav>
      </header>
      <Trouble text={trouble} />
      {known !== null && (
        <>
          <InvitationForm
            isBusy={isBusy}
            endsAtMs={known.plan === null ? null : endOf(known.plan)}
            onMake={(asked) =>
              void run(
                () => door.makeInvitation({ ...asked, townhallId: known.townhallId }),
                'Made. Copy the link below and send it.',
              )
            }
          />
          <p class="said" role="status">
            {said}
          </p>
          <section aria-labelledby="made">
            <h2 id="made">Your links</h2>
            {known.invitations.length === 0 && (
              <p class="empty">There is none yet. Choose above for whom it is, make it, and send it to them.</p>
            )}
            <ul class="cards">
              {known.invitations.map((line) => (
                <InvitationItem
                  key={line.id}
                  line={line}
                  isBusy={isBusy}
                  onRevoke={(alsoOut) =>
                    void run(
                      () => door.revokeInvitation({ townhallId: known.townhallId, id: line.id, alsoOut }),
                      alsoOut
                        ? 'Done. They are out, and nobody comes in by it.'
                        : 'Revoked. Nobody new comes in by it.',
                    )
                  }
                />
              ))}
            </ul>
          </section>
          <OwnLink door={door} />
        </>
      )}
    </main>
  );
}

/** For which town hall the links are. Rule IV13. */
function Whereto({ known: { title, plan } }: { readonly known: InvitationsReply }) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const when = plan === null ? null : whenWords(plan, Date.now(), timeZone);
  return (
    <div class="invitations-for">
      <p>
        To <bdi class="title">{title}</bdi>
      </p>
      {when !== null && (
        <p class="quiet-text">
          {when.day}, {when.time}
        </p>
      )}
    </div>
  );
}

/** The organiser's own other browsers. Rule IV2. */
function OwnLink({ door }: { readonly door: InvitationsDoor }) {
  const [reply, setReply] = useState<DoorReply<OwnLinkReply> | null>(null);
  return (
    <section aria-labelledby="own">
      <h2 id="own">You, in another browser</h2>
      <p>
        Open this link there, and that browser is yours too. It opens once, within an hour. Do not send it to anybody
        else: they would be you.
      </p>
      <div class="row">
        {reply?.kind === 'ok' ? (
          <CopyLink path={reply.value.path} what="for yourself" />
        ) : (
          <button type="button" class="small" onClick={() => void door.ownLink().then(setReply)}>
            Make a link for yourself
          </button>
        )}
      </div>
      <Trouble text={reply !== null && reply.kind !== 'ok' ? wordsOf(reply) : null} />
    </section>
  );
}

function NotYours({ code, message }: { readonly code: string; readonly message: string }) {
  if (code === 'not-allowed')
    return <EndPage title="Only the organiser invites" words="Ask them for the link that you need." />;
  return <EndPage title="This page is the organiser’s" words={message} />;
}

function wordsOf(reply: Exclude<DoorReply<unknown>, { kind: 'ok' }>): string {
  return reply.kind === 'refused' ? reply.message : 'The server does not answer. Check your network, then try again.';
}
