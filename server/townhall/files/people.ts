import type { RecordedEvent } from '../../../protocol/events.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import type { Role } from '../../../protocol/roles.ts';
import { moment, type Table } from './table.ts';

const columns = {
  name: 'Name',
  role: 'Role',
  isBot: 'Bot',
  cameAt: 'Came first',
  leftAt: 'Left last',
  minutes: 'Minutes there',
  visits: 'Visits',
} as const;

interface Attendance {
  role: Role;
  readonly isBot: boolean;
  readonly cameMs: number;
  leftMs: number | null;
  /** Since when they are there; null: they are not. */
  sinceMs: number | null;
  thereMs: number;
  visits: number;
}

/**
 * Who was there, from when to when, counted from the record in one pass. A restart of the server sends everybody away, and so does the end of
 * the town hall. Rule EX3.
 */
export class AttendanceCount {
  readonly #people = new Map<MemberId, Attendance>();
  #lastMs = 0;

  take(_seq: number, event: RecordedEvent): void {
    this.#lastMs = event.at;
    switch (event.type) {
      case 'member.entered':
        this.#enter(event);
        break;
      case 'member.role-changed': {
        const person = this.#people.get(event.memberId);
        if (person !== undefined) person.role = event.role;
        break;
      }
      case 'member.left':
      case 'member.removed':
      case 'member.banned':
        this.#leave(this.#people.get(event.memberId), event.at);
        break;
      case 'session.started':
      case 'townhall.closed':
        for (const person of this.#people.values()) this.#leave(person, event.at);
        break;
      default:
    }
  }

  /** Names are those of now: null once erased. */
  table(nameOf: (id: MemberId) => string | null): Table<keyof typeof columns> {
    const rows = [...this.#people].map(([id, person]) => {
      const untilNowMs = person.sinceMs === null ? 0 : this.#lastMs - person.sinceMs;
      return {
        name: nameOf(id),
        role: person.role,
        isBot: person.isBot ? 'yes' : 'no',
        cameAt: moment(person.cameMs),
        leftAt: person.sinceMs !== null || person.leftMs === null ? null : moment(person.leftMs),
        minutes: Math.round((person.thereMs + untilNowMs) / 60_000),
        visits: person.visits,
      };
    });
    return { columns, rows };
  }

  #enter({ memberId, role, isBot, at }: Extract<RecordedEvent, { type: 'member.entered' }>): void {
    const known = this.#people.get(memberId);
    if (known === undefined) {
      this.#people.set(memberId, { role, isBot, cameMs: at, leftMs: null, sinceMs: at, thereMs: 0, visits: 1 });
      return;
    }
    known.role = role;
    // A desk beside a body is no other visit.
    if (known.sinceMs !== null) return;
    known.sinceMs = at;
    known.visits += 1;
  }

  #leave(person: Attendance | undefined, atMs: number): void {
    if (person?.sinceMs == null) return;
    person.thereMs += atMs - person.sinceMs;
    person.sinceMs = null;
    person.leftMs = atMs;
  }
}
