import { DoorClosed, DoorOpen, Keyboard, LogOut, Pause, Play, Volume2 } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import { countHere } from '../../world/people.ts';
import { partReferrals } from '../../world/referrals.ts';
import { ModelLine } from '../shared/model-line.tsx';
import { InvitationsLink, SignedInLink } from '../shared/own-links.tsx';
import { StudioLink } from '../shared/studio-link.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { voicesNotes } from '../shared/voices-words.ts';
import { OrganiseLink } from './organise-link.tsx';

/** Title, what is out of order, and what concerns the whole hall: hold the avatar, lock the doors. */
export function DeskBar({ townhall, onHelp }: { readonly townhall: Townhall; readonly onHelp: () => void }) {
  const action = useAction();
  const { hall, stage } = townhall.mirror.value;
  const isLocked = hall?.isLocked === true;
  const isHeld = stage.isAvatarHeld;
  const { connection } = townhall;
  const isAway = !connection.isInTouch.value;
  return (
    <header class="desk-bar">
      <div>
        <h1>{townhall.title.value}</h1>
        <p class="quiet-text" role="status">
          {deskStatus(townhall)}
        </p>
      </div>
      <div class="row">
        {townhall.greeting.isDemo && <span class="demo">Demo</span>}
        {townhall.soundState.value === 'suspended' && (
          <button type="button" class="small" onClick={() => void townhall.sound.unlock()}>
            <Volume2 aria-hidden="true" /> Tap to hear
          </button>
        )}
        <button
          type="button"
          class="small"
          disabled={action.isBusy || isAway}
          onClick={() => void action.run(() => connection.send({ type: isHeld ? 'avatar.resume' : 'avatar.hold' }))}
        >
          {isHeld ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
          {isHeld ? 'Let the avatar speak' : 'Hold the avatar'}
        </button>
        <button
          type="button"
          class="small"
          disabled={action.isBusy || isAway}
          onClick={() =>
            void action.run(() => connection.send({ type: isLocked ? 'townhall.unlock' : 'townhall.lock' }))
          }
        >
          {isLocked ? <DoorOpen aria-hidden="true" /> : <DoorClosed aria-hidden="true" />}
          {isLocked ? 'Open the doors' : 'Lock the doors'}
        </button>
        <button type="button" class="small" aria-keyshortcuts="?" onClick={onHelp}>
          <Keyboard aria-hidden="true" /> Keys
        </button>
        <StudioLink townhall={townhall} />
        <OrganiseLink townhall={townhall} />
        <InvitationsLink townhall={townhall} />
        <SignedInLink townhall={townhall} />
        <button type="button" class="small" onClick={() => connection.leave()}>
          <LogOut aria-hidden="true" /> Leave
        </button>
      </div>
      {stage.avatarSilentBecause !== '' && <p class="desk-note">The avatar is silent: {stage.avatarSilentBecause}</p>}
      <ModelLine door={townhall.door} />
      <Trouble text={action.trouble} />
    </header>
  );
}

function deskStatus(townhall: Townhall): string {
  if (!townhall.connection.isInTouch.value) return 'Below is what was known when the connection broke.';
  const { hall } = townhall;
  if (hall.value?.record === 'failing')
    return 'The record cannot be written right now: nothing can be changed until it is back.';
  const here = countHere(townhall.connection.people.value);
  const people = here === 1 ? '1 person here' : `${here} people here`;
  const { awaited, rest } = partReferrals(townhall.lists.value.done);
  const answered = rest.length;
  // Told a moment after the desk has opened.
  const parts = here === 0 ? [`${answered} answered`] : [people, `${answered} answered`];
  // A question that was passed on has not been answered yet.
  if (awaited.length > 0) parts.push(`${awaited.length} passed on`);
  if (hall.value?.isLocked === true) parts.push('doors locked');
  const note = voicesNotes[townhall.voicesStanding.value];
  return note === null ? parts.join(' · ') : `${parts.join(' · ')} · ${note}`;
}
