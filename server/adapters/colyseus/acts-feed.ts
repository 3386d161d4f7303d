import type { ActView } from '../../../protocol/acts.ts';
import { can } from '../../../protocol/roles.ts';
import { actsView } from '../../townhall/acts-view.ts';
import type { TownhallState } from '../../townhall/state.ts';
import type { Page } from './page.ts';

/** Acts in one message: some 10 kB. */
const perMessage = 50;

type Keyed = readonly { readonly act: ActView; readonly key: string }[];

/** Tells the desks of the crew what the crew did last: all of it at first, then what is new or stands otherwise. Rules TG20, TG21. */
export class ActsFeed {
  /** By entry, what each page was told last. */
  readonly #told = new WeakMap<Page, ReadonlyMap<number, string>>();
  #seen: TownhallState | null = null;
  #acts: Keyed = [];

  tell(state: TownhallState, nowMs: number, pages: Iterable<Page>): void {
    for (const page of pages) {
      if (page.kind !== 'desk') continue;
      const role = state.members.get(page.memberId)?.role;
      if (role === undefined || !can(role, 'act.undo')) this.#told.delete(page);
      else this.#tellPage(page, this.#now(state), nowMs);
    }
  }

  /** Made once for all pages, and not again while nothing that it is made of is another. */
  #now(state: TownhallState): Keyed {
    if (state === this.#seen) return this.#acts;
    this.#seen = state;
    this.#acts = actsView(state).map((act) => ({ act, key: JSON.stringify(act) }));
    return this.#acts;
  }

  #tellPage(page: Page, acts: Keyed, nowMs: number): void {
    const told = this.#told.get(page);
    const changed = acts.filter(({ act, key }) => told?.get(act.entry) !== key).map(({ act }) => act);
    if (told !== undefined && changed.length === 0) return;
    this.#told.set(page, new Map(acts.map(({ act, key }) => [act.entry, key])));
    const from = acts[0]?.act.entry ?? null;
    for (let at = 0; at === 0 || at < changed.length; at += perMessage)
      page.tell('acts', { nowMs, from, acts: changed.slice(at, at + perMessage) });
  }
}
