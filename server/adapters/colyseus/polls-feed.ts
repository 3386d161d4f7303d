import type { MemberId, PollId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { PollsMessage, PollView } from '../../../protocol/poll.ts';
import type { PollChanges } from '../../session/changes.ts';
import { ownAnswers, type PollAudience, pollAudienceFor, pollView } from '../../townhall/poll-views.ts';
import type { TownhallState } from '../../townhall/state.ts';
import type { Page } from './page.ts';

/**
 * Tells every page the polls that changed, and everybody their own answer. Counts of an open poll wait: a thousand people who answer
 * within seconds are one message a second to each page. Rule PO6.
 */
export class PollsFeed {
  readonly #changed = new Set<PollId>();
  readonly #counted = new Set<PollId>();
  readonly #answerers = new Set<MemberId>();
  #countedAtMs = Number.NEGATIVE_INFINITY;

  changed({ changed, counted, answerers }: PollChanges): void {
    for (const id of changed) this.#changed.add(id);
    for (const id of counted) this.#counted.add(id);
    for (const memberId of answerers) this.#answerers.add(memberId);
  }

  /** Gives what tells pages all that is new, as of this state; null when nothing is. */
  take(
    state: TownhallState,
    { seq, nowMs }: { readonly seq: number; readonly nowMs: number },
  ): ((pages: Iterable<Page>) => void) | null {
    if (this.#counted.size > 0 && nowMs - this.#countedAtMs >= limits.pollCountsEveryMs) {
      this.#countedAtMs = nowMs;
      for (const id of this.#counted) this.#changed.add(id);
      this.#counted.clear();
    }
    if (this.#changed.size === 0 && this.#answerers.size === 0) return null;
    const made = { everyone: this.#make(state, 'everyone'), crew: this.#make(state, 'crew') };
    const answerers = new Set(this.#answerers);
    this.#changed.clear();
    this.#answerers.clear();
    return (pages) => {
      for (const page of pages) {
        const member = state.members.get(page.memberId);
        if (member === undefined) continue;
        const news = made[pollAudienceFor(member)];
        const hasAnswered = answerers.has(member.id);
        if (news.changed.length + news.gone.length === 0 && !hasAnswered) continue;
        const message: PollsMessage = { seq, ...news, ...(hasAnswered && { own: ownAnswers(state, member.id) }) };
        page.tell('polls', message);
      }
    };
  }

  #make(state: TownhallState, audience: PollAudience): Pick<PollsMessage, 'changed' | 'gone'> {
    const changed: PollView[] = [];
    const gone: PollId[] = [];
    for (const id of this.#changed) {
      const poll = state.polls.get(id);
      const view = poll === undefined ? null : pollView(poll, audience);
      if (view !== null) changed.push(view);
      else if (audience === 'crew') gone.push(id);
    }
    return { changed, gone };
  }
}
