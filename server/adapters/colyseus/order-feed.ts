import { can } from '../../../protocol/roles.ts';
import { orderView } from '../../townhall/order-view.ts';
import type { TownhallState } from '../../townhall/state.ts';
import type { Page } from './page.ts';

type Seen = Pick<TownhallState, 'members' | 'order' | 'reports'>;

/** Tells the desks of those who moderate what nobody else sees of order in the hall: at first, and when it changed. Rules OH6, OH8, OH10. */
export class OrderFeed {
  /** What each page was told last. */
  readonly #told = new WeakMap<Page, { readonly seen: Seen; readonly key: string }>();

  tell(state: TownhallState, pages: Iterable<Page>): void {
    for (const page of pages) {
      if (page.kind !== 'desk') continue;
      const role = state.members.get(page.memberId)?.role;
      if (role === undefined || !can(role, 'order.words')) this.#told.delete(page);
      else this.#tellPage(state, page);
    }
  }

  #tellPage(state: TownhallState, page: Page): void {
    const before = this.#told.get(page);
    if (before !== undefined && isSame(before.seen, state)) return;
    const view = orderView(state, page.memberId);
    const key = JSON.stringify(view);
    const { members, order, reports } = state;
    this.#told.set(page, { seen: { members, order, reports }, key });
    if (key !== before?.key) page.tell('order', view);
  }
}

function isSame(a: Seen, b: Seen): boolean {
  return a.members === b.members && a.order === b.order && a.reports === b.reports;
}
