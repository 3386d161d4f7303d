import type { MemberId } from '../../../protocol/ids.ts';
import { can } from '../../../protocol/roles.ts';
import type { PersonView } from '../../../protocol/views.ts';
import type { TownhallState } from '../../townhall/state.ts';
import { personView } from '../../townhall/views.ts';
import type { Page } from './page.ts';

/** People in one message: some 30 kB. */
const perMessage = 200;

/** Tells the desks of those who moderate who is in the town hall, in whatever section: everybody at first, then what changed. Rule SC6. */
export class PeopleFeed {
  readonly #changed = new Set<MemberId>();
  /** Pages that know everybody. */
  readonly #told = new WeakSet<Page>();

  changed(memberId: MemberId): void {
    this.#changed.add(memberId);
  }

  tell(state: TownhallState, leaderName: string, pages: Iterable<Page>): void {
    const viewOf = (memberId: MemberId) => ({ memberId, person: personView(state, memberId, leaderName) });
    for (const page of pages) {
      if (page.kind !== 'desk') continue;
      const role = state.members.get(page.memberId)?.role;
      if (role === undefined || !can(role, 'member.mute')) this.#told.delete(page);
      else if (this.#told.has(page)) tellOf(page, [...this.#changed].map(viewOf), false);
      else {
        this.#told.add(page);
        tellOf(page, [...state.members.keys()].map(viewOf), true);
      }
    }
    this.#changed.clear();
  }
}

interface Seen {
  readonly memberId: MemberId;
  /** Null when they are on no roster any more. */
  readonly person: PersonView | null;
}

function tellOf(page: Page, seen: readonly Seen[], isNew: boolean): void {
  const here: PersonView[] = [];
  const gone: MemberId[] = [];
  for (const { memberId, person } of seen) {
    if (person !== null) here.push(person);
    else if (!isNew) gone.push(memberId);
  }
  if (!isNew && here.length + gone.length === 0) return;
  page.tell('people', { isNew, here: here.slice(0, perMessage), gone });
  for (let from = perMessage; from < here.length; from += perMessage)
    page.tell('people', { isNew: false, here: here.slice(from, from + perMessage), gone: [] });
}
