import { Bot, Hand, Mic } from 'lucide-preact';
import type { Townhall } from '../../live/townhall.ts';
import type { Person } from '../../world/mirror.ts';

const roleWords: Readonly<Record<Person['role'], string>> = {
  attendee: '',
  spectator: 'Watching',
  moderator: 'Moderator',
  leader: 'Leader',
  delegate: 'Delegate',
  organiser: 'Organiser',
  administrator: 'Administrator',
};

/** Everyone on the roster: this person first, then raised hands, then by name. */
export function PeopleList({ townhall }: { readonly townhall: Townhall }) {
  const self = townhall.self.value?.memberId;
  const people = [...townhall.mirror.value.roster].sort(
    (a, b) =>
      Number(b.memberId === self) - Number(a.memberId === self) ||
      Number(b.hasHandUp) - Number(a.hasHandUp) ||
      a.name.localeCompare(b.name),
  );
  return (
    <ul class="people">
      {people.map((person) => (
        <li key={person.memberId} data-away={person.isAway ? 'yes' : 'no'}>
          <span class="person-name">
            <bdi>{person.name}</bdi>
            {person.memberId === self && ' (you)'}
          </span>
          <span class="person-marks">
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
            {person.mayTalk && (
              <span>
                <Mic aria-hidden="true" /> Can be heard
              </span>
            )}
            {person.isMuted && <span>Muted</span>}
            {person.isAway && <span>Away</span>}
            {roleWords[person.role] !== '' && <span>{roleWords[person.role]}</span>}
          </span>
        </li>
      ))}
      {people.length <= 1 && <li class="empty">You are the first one here. Others appear as they come in.</li>}
    </ul>
  );
}
