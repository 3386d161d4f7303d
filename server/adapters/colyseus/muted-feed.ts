import type { TownhallState } from '../../townhall/state.ts';
import { readable } from '../../townhall/views.ts';
import type { Page } from './page.ts';

/** Tells each page of somebody why they are muted: at first, and when it changed. Rule WR4. */
export class MutedFeed {
  /** Those that were told a reason last. */
  readonly #told = new WeakMap<Page, string>();

  tell({ members }: Pick<TownhallState, 'members'>, pages: Iterable<Page>): void {
    for (const page of pages) {
      const reason = readable(members.get(page.memberId)?.mutedBecause?.reason) ?? '';
      if (reason === (this.#told.get(page) ?? '')) continue;
      this.#told.set(page, reason);
      page.tell('muted', { reason });
    }
  }
}
