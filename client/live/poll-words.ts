import { type ReadonlySignal, signal } from '@preact/signals';
import type { PollId } from '../../protocol/ids.ts';
import type { OwnAnswer } from '../../protocol/poll.ts';
import type { SpokenQuestion, SpokenQuestionParts } from './spoken-question.ts';

/** The few words that one answers a poll with, typed or said in a headset, until they are sent. Rule WR2. */
export class PollWords {
  readonly #text = signal('');
  readonly spoken: SpokenQuestion;
  #of: PollId | null = null;

  constructor(speakInto: (draft: SpokenQuestionParts['draft']) => SpokenQuestion) {
    this.spoken = speakInto(this);
  }

  get text(): ReadonlySignal<string> {
    return this.#text;
  }

  type(text: string): void {
    this.#text.value = text;
  }

  /** Words for one poll are none for the next; what was answered already is there to be changed. */
  belongTo(pollId: PollId | null, own: OwnAnswer | null): void {
    if (pollId === this.#of) return;
    this.#of = pollId;
    this.spoken.cancel();
    this.#text.value = own?.text ?? '';
  }
}
