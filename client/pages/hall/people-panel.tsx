import { Bot, Hand, Link, Mic, Volume2, VolumeX } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { besideParameter, doorPaths } from '../../../protocol/door.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import type { Townhall } from '../../live/townhall.ts';
import type { Person } from '../../world/mirror.ts';
import { MistakenMark } from '../shared/mistaken-mark.tsx';
import { NameSearch } from '../shared/name-search.tsx';
import { SignedInLink } from '../shared/own-links.tsx';
import { useCopy } from '../shared/use-copy.ts';
import { CaptionSettings } from './caption-settings.tsx';
import { DrawingSettings } from './drawing-settings.tsx';
import { FoundPeople } from './people-finder.tsx';
import { PersonalSpace } from './personal-space.tsx';
import { ReportButton } from './report-button.tsx';
import { HallSoundsSettings, NeighbourVoices } from './sound-settings.tsx';

const roleWords: Readonly<Record<Person['role'], string>> = {
  attendee: '',
  spectator: 'Watching',
  moderator: 'Moderator',
  leader: 'Leader',
  delegate: 'Delegate',
  organiser: 'Organiser',
  administrator: 'Administrator',
};

interface PeoplePanelProps {
  readonly townhall: Townhall;
  readonly hearsNeighbours: boolean;
  /** Where no hall is drawn it makes no sound. */
  readonly hasHall: boolean;
}

/** The people around, and a way to those in other parts of the hall. */
export function PeoplePanel(props: PeoplePanelProps) {
  const [name, setName] = useState('');
  return (
    <>
      <NameSearch id="find-colleague" label="Find a colleague" name={name} setName={setName} />
      {name.trim() === '' ? (
        <PeopleList {...props} />
      ) : (
        <FoundPeople townhall={props.townhall} name={name} setName={setName} />
      )}
    </>
  );
}

/** Everyone on the roster: this person first, then raised hands, then by name. */
function PeopleList({ townhall, hearsNeighbours, hasHall }: PeoplePanelProps) {
  const self = townhall.self.value?.memberId;
  const elsewhere = townhall.hall.value?.elsewhere ?? 0;
  const { blocked } = townhall.hearing.now.value;
  const hasBody = townhall.connection.kind === 'body' && townhall.role.value !== 'spectator';
  const people = [...townhall.mirror.value.roster].sort(
    (a, b) =>
      Number(b.memberId === self) - Number(a.memberId === self) ||
      Number(b.hasHandUp) - Number(a.hasHandUp) ||
      a.name.localeCompare(b.name),
  );
  return (
    <ul class="people">
      <li class="hearing">
        <CaptionSettings townhall={townhall} />
      </li>
      {!townhall.greeting.isDemo && (
        <li class="hearing">
          <SignedInLink townhall={townhall} />
        </li>
      )}
      {hearsNeighbours && (
        <li class="hearing">
          <NeighbourVoices townhall={townhall} />
          {hasHall && <HallSoundsSettings townhall={townhall} />}
          {hasHall && <PersonalSpace townhall={townhall} />}
          {hasHall && <DrawingSettings townhall={townhall} />}
        </li>
      )}
      {people.map((person) => (
        <li key={person.memberId} data-away={person.isAway ? 'yes' : 'no'}>
          <div class="person">
            <span class="person-name">
              <bdi>{person.name}</bdi>
              {person.memberId === self && ' (you)'}
            </span>
            <span class="person-marks">
              <MistakenMark of={person.mistakenFor} />
              {person.isBot && (
                <span>
                  <Bot aria-hidden="true" /> Bot
                </span>
              )}
              {person.hasHandUp && (
                <span>
                  <Hand aria-hidden="true" /> Hand up
                </span>
              )}
              {person.mayTalk && !blocked.has(person.memberId) && (
                <span>
                  <Mic aria-hidden="true" /> Can be heard
                </span>
              )}
              {person.isMuted && <span>Muted</span>}
              {person.isAway && <span>Away</span>}
              {roleWords[person.role] !== '' && <span>{roleWords[person.role]}</span>}
              {blocked.has(person.memberId) && <span>You do not hear them, except on the stage</span>}
            </span>
          </div>
          {hasBody && person.memberId === self && <InviteButton memberId={self} />}
          {hearsNeighbours && person.memberId !== self && person.role !== 'spectator' && (
            <BlockButton townhall={townhall} person={person} isBlocked={blocked.has(person.memberId)} />
          )}
          {person.memberId !== self && (
            <ReportButton townhall={townhall} about={{ memberId: person.memberId }} of={person.name} />
          )}
        </li>
      ))}
      {people.length <= 1 && elsewhere === 0 && (
        <li class="empty">You are the first one here. Others appear as they come in.</li>
      )}
      {elsewhere > 0 && <li class="empty">{elsewhere} more are in other parts of the hall.</li>}
    </ul>
  );
}

/** A link for a colleague who is to sit beside this person. */
function InviteButton({ memberId }: { readonly memberId: MemberId }) {
  const link = `${location.origin}${doorPaths.hall}?${besideParameter}=${memberId}`;
  const { state, copy } = useCopy(link);
  return (
    <>
      <button type="button" class="quiet small" title="Whoever opens it sits beside you" onClick={() => void copy()}>
        <Link aria-hidden="true" /> Copy seat link
      </button>
      <p class="invite-note quiet-text" role="status">
        {state === 'copied' && 'Copied. A colleague who has a link to this town hall sits beside you with it.'}
        {state === 'shown' && <code>{link}</code>}
      </p>
    </>
  );
}

function BlockButton(props: { readonly townhall: Townhall; readonly person: Person; readonly isBlocked: boolean }) {
  const { townhall, person, isBlocked } = props;
  const [Icon, words] = isBlocked ? [Volume2, 'Hear again'] : [VolumeX, 'Block'];
  return (
    <button
      type="button"
      class="quiet small"
      aria-label={`${words} ${person.name}`}
      onClick={() => townhall.hearing.setBlocked(person.memberId, !isBlocked)}
    >
      <Icon aria-hidden="true" /> {words}
    </button>
  );
}
