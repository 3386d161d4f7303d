import type { AttendMessage } from '../../../protocol/attention.ts';
import { type Attended, attentionOf, mayAttend } from '../../townhall/attention.ts';
import type { TownhallState } from '../../townhall/state.ts';
import type { Page } from './page.ts';

/** Where the moderators of all sections are, in memory alone: desks say it, and the desks of the others are told. Rules TG1 to TG4. */
export class AttentionBoard {
  readonly #desks = new Map<Page, Attended>();
  /** What each page was told last. */
  readonly #told = new WeakMap<Page, string>();

  /** Takes what a desk says; from anybody else, and from one that is too fast, nothing. */
  take(page: Page, message: AttendMessage, state: TownhallState, nowMs: number): void {
    if (page.kind !== 'desk' || !mayAttend(state, page.memberId) || !page.mayDo('moment', nowMs)) return;
    this.#desks.set(page, { ...message, memberId: page.memberId, atMs: nowMs });
  }

  forget(page: Page): void {
    this.#desks.delete(page);
  }

  tell(state: TownhallState, nowMs: number, pages: Iterable<Page>): void {
    for (const page of pages) {
      if (page.kind !== 'desk' || !mayAttend(state, page.memberId)) continue;
      const others = attentionOf(state, this.#desks.values(), { viewer: page.memberId, nowMs });
      const key = JSON.stringify(others);
      if (key === (this.#told.get(page) ?? '[]')) continue;
      this.#told.set(page, key);
      page.tell('attention', { others });
    }
  }
}
