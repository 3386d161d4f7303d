import type { MemberId, QuestionId } from '../../../protocol/ids.ts';
import type { PollChanges } from '../../session/changes.ts';
import type { TownhallState } from '../../townhall/state.ts';
import type { Page } from './page.ts';
import { PollsFeed } from './polls-feed.ts';
import { feedQuestions } from './questions-feed.ts';

/** What is not told yet to some of the pages of a section: desks have a pace of their own, and with it news of their own. */
export class News {
  #questions = new Set<QuestionId>();
  #voters = new Set<MemberId>();
  readonly #polls = new PollsFeed();

  changed(changes: {
    readonly questions: Iterable<QuestionId>;
    readonly voters: Iterable<MemberId>;
    readonly polls?: PollChanges;
  }): void {
    for (const questionId of changes.questions) this.#questions.add(questionId);
    for (const memberId of changes.voters) this.#voters.add(memberId);
    if (changes.polls !== undefined) this.#polls.changed(changes.polls);
  }

  /**
   * Gives what tells pages all that is new, as of this state; null when nothing is. It may be called for some pages now and for others later: each is told the
   * same, and what comes meanwhile is news again.
   */
  take(
    state: TownhallState,
    at: { readonly seq: number; readonly leaderName: string; readonly nowMs: number },
  ): ((pages: Iterable<Page>) => void) | null {
    const changes = { questions: this.#questions, voters: this.#voters };
    this.#questions = new Set();
    this.#voters = new Set();
    const tellPolls = this.#polls.take(state, at);
    if (changes.questions.size === 0 && changes.voters.size === 0) return tellPolls;
    const tellQuestions = feedQuestions(state, at, changes);
    return (pages) => {
      tellQuestions(pages);
      tellPolls?.(pages);
    };
  }
}
