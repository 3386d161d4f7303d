import type { OrderMessage } from '../../../protocol/order.ts';
import { can } from '../../../protocol/roles.ts';
import { orderView } from '../../townhall/order-view.ts';
import type { TownhallState } from '../../townhall/state.ts';
import type { Page } from './page.ts';

/** Tells the desks of those who moderate what nobody else sees of order in the hall: at first, and when it changed. Rules OH6, OH8. */
export class OrderFeed {
  /** What each page was told last. */
  readonly #told = new WeakMap<Page, string>();
  #seen: Pick<TownhallState, 'members' | 'order'> | null = null;
  #view: OrderMessage = { words: [], out: [] };
  #key = '';

  tell(state: TownhallState, pages: Iterable<Page>): void {
    for (const page of pages) {
      if (page.kind !== 'desk') continue;
      const role = state.members.get(page.memberId)?.role;
      if (role === undefined || !can(role, 'order.words')) this.#told.delete(page);
      else {
        this.#look(state);
        if (this.#told.get(page) === this.#key) continue;
        this.#told.set(page, this.#key);
        page.tell('order', this.#view);
      }
    }
  }

  #look(state: TownhallState): void {
    if (this.#seen?.members === state.members && this.#seen.order === state.order) return;
    this.#seen = state;
    this.#view = orderView(state);
    this.#key = JSON.stringify(this.#view);
  }
}
