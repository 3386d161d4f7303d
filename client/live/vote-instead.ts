import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PageCommand } from '../../protocol/commands.ts';
import type { QuestionId } from '../../protocol/ids.ts';
import type { Outcome } from '../world/command-reply.ts';
import type { QuestionLine } from '../world/queue.ts';
import type { QuestionDraft } from './question-draft.ts';

/** What was done in place of asking, while it can be taken back. */
interface Instead {
  readonly questionId: QuestionId;
  readonly hasVotedNow: boolean;
  readonly aside: ReturnType<QuestionDraft['putAside']>;
}

/** A vote for a question that asks the same, in place of asking it again: what was typed waits beside it. Rule SQ6. */
export class VoteInstead {
  readonly #draft: QuestionDraft;
  readonly #send: (command: PageCommand) => Promise<Outcome>;
  readonly #done = signal<Instead | null>(null);

  constructor(draft: QuestionDraft, send: (command: PageCommand) => Promise<Outcome>) {
    this.#draft = draft;
    this.#send = send;
  }

  /** Null again once something else is typed. */
  readonly done: ReadonlySignal<{ readonly questionId: QuestionId } | null> = computed(() =>
    this.#draft.text.value === '' ? this.#done.value : null,
  );

  /** Nothing happens to what was typed unless the vote stands. */
  async vote({ id, hasMyVote }: QuestionLine): Promise<Outcome> {
    const outcome: Outcome = hasMyVote
      ? { kind: 'accepted', seq: 0 }
      : await this.#send({ type: 'question.vote', questionId: id });
    if (outcome.kind === 'accepted')
      this.#done.value = { questionId: id, hasVotedNow: !hasMyVote, aside: this.#draft.putAside() };
    return outcome;
  }

  /** The words are back at once; the vote was this person's answer to them, so it goes too, where it still can. */
  async undo(): Promise<Outcome> {
    const done = this.#done.peek();
    this.#done.value = null;
    if (done === null) return { kind: 'accepted', seq: 0 };
    this.#draft.putBack(done.aside);
    if (!done.hasVotedNow) return { kind: 'accepted', seq: 0 };
    return this.#send({ type: 'question.unvote', questionId: done.questionId });
  }
}
