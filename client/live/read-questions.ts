import { type ReadonlySignal, signal } from '@preact/signals';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { keepText, keptText } from './kept-text.ts';

/** Which questions this moderator has had before them, kept in this browser for one town hall. Rule DK12. */
export class ReadQuestions {
  readonly #key: string;
  readonly #ids;

  constructor(townhallId: string) {
    this.#key = `rostrum.desk-read.${townhallId}`;
    this.#ids = signal<ReadonlySet<QuestionId>>(kept(this.#key));
  }

  get ids(): ReadonlySignal<ReadonlySet<QuestionId>> {
    return this.#ids;
  }

  note(id: QuestionId): void {
    if (this.#ids.peek().has(id)) return;
    this.#ids.value = new Set([...this.#ids.peek(), id]);
    keepText(this.#key, [...this.#ids.peek()].join(' '));
  }
}

function kept(key: string): ReadonlySet<QuestionId> {
  const words = (keptText(key) ?? '').split(' ');
  return new Set(words.flatMap((word) => questionIdSchema.safeParse(word).data ?? []));
}
