import { Ban, LogOut } from 'lucide-preact';
import { useId } from 'preact/hooks';
import type { InvitationLine } from '../../../protocol/invitations.ts';
import { CopyLink } from '../shared/copy-link.tsx';
import { insideWords, roleNames, stateNames, useWords } from './invitation-words.ts';

/** A link, how it stands, and the end of it: for those to come, or for those who came too. */
export function InvitationItem(props: {
  readonly line: InvitationLine;
  readonly isBusy: boolean;
  readonly onRevoke: (alsoOut: boolean) => void;
}) {
  const { line, isBusy, onRevoke } = props;
  const note = useId();
  const what = line.label === '' ? roleNames[line.role] : `${line.label}, ${roleNames[line.role]}`;
  const inside = insideWords(line.sessions);
  return (
    <li class="card invitation" data-state={line.state}>
      <div class="invitation-head">
        <strong>
          <bdi>{line.label === '' ? roleNames[line.role] : line.label}</bdi>
        </strong>
        <span class="state">{stateNames[line.state]}</span>
      </div>
      <p class="quiet-text">
        {roleNames[line.role]} · <span class="count">{useWords(line)}</span>
        {line.state === 'open' && ` · until ${whenWords(line.expiresAtMs)}`}
        {line.state === 'expired' && ` · ended ${whenWords(line.expiresAtMs)}`}
      </p>
      {(line.path !== null || inside !== '') && (
        <>
          <div class="row">
            {line.path !== null && <CopyLink path={line.path} what={what} />}
            {line.path !== null && (
              <button
                type="button"
                class="small"
                disabled={isBusy}
                aria-label={`Revoke, ${what}`}
                onClick={() => onRevoke(false)}
              >
                <Ban aria-hidden="true" /> Revoke
              </button>
            )}
            {inside !== '' && (
              <button
                type="button"
                class="small"
                disabled={isBusy}
                aria-label={`${line.path === null ? 'Sign them out' : 'Revoke and sign out'}, ${what}`}
                aria-describedby={note}
                onClick={() => onRevoke(true)}
              >
                <LogOut aria-hidden="true" /> {line.path === null ? 'Sign them out' : 'Revoke and sign out'}
              </button>
            )}
          </div>
          {inside !== '' && (
            <p id={note} class="quiet-text">
              {inside}. {line.path === null ? '' : 'Revoking keeps new ones out and leaves these in. '}
              Signed out, they need a new link; their questions and votes stay.
            </p>
          )}
        </>
      )}
    </li>
  );
}

function whenWords(atMs: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(
    atMs,
  );
}
