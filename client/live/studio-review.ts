import { type ReadonlySignal, signal } from '@preact/signals';
import type { QuestionId } from '../../protocol/ids.ts';
import type { AgainReply, ReviewReply, ReviewRequest } from '../../protocol/persona-http.ts';
import type { Outcome } from '../world/command-reply.ts';
import type { Door } from './ports.ts';

export type Given = ReviewReply['given'][number];

/** The answers that were given, to be marked, with what would be said now. By HTTP: no room has to be joined for it. Rules RV7, RV8. */
export class StudioReview {
  readonly #door: Pick<Door, 'review' | 'again' | 'mark'>;
  readonly #given = signal<readonly Given[] | null>(null);
  /** Of two answers on their way the one asked for last counts. */
  #asked = 0;

  constructor(door: Pick<Door, 'review' | 'again' | 'mark'>) {
    this.#door = door;
  }

  /** Null until it is known, and for whoever may not see it. */
  get given(): ReadonlySignal<readonly Given[] | null> {
    return this.#given;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const reply = await this.#door.review();
    if (asked !== this.#asked || reply.kind === 'unreachable') return;
    this.#given.value = reply.kind === 'ok' ? reply.value.given : null;
  }

  /** What would be said now; a sentence where that cannot be known. */
  async again(questionId: QuestionId): Promise<AgainReply | string> {
    const reply = await this.#door.again(questionId);
    if (reply.kind === 'ok') return reply.value;
    return reply.kind === 'refused' ? reply.message : 'The server did not answer. Ask again in a moment.';
  }

  async mark(request: ReviewRequest): Promise<Outcome> {
    const reply = await this.#door.mark(request);
    // Done twice it is done once.
    if (reply.kind === 'unreachable')
      return { kind: 'lost', message: 'The server did not answer, so it may not be marked. Do it again in a moment.' };
    await this.load();
    return reply.kind === 'ok' ? { kind: 'accepted', seq: reply.value.seq } : reply;
  }
}
