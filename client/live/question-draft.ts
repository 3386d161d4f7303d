import { type ReadonlySignal, signal } from '@preact/signals';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { keepText, keptText } from './kept-text.ts';
import { randomText } from './random-text.ts';

/** What is too long to be sent is kept too, so that it can be shortened; but not for ever more. */
const keptLength = 20 * limits.questionLength;

/**
 * The question that is being typed, kept in this browser: a panel that is closed, a page that is loaded again and a tab that dies lose
 * nothing. Its id belongs to these words, so that sending them again is the same question. Rules CO9, CO22.
 */
export class QuestionDraft {
  readonly #key: string;
  readonly #text;
  readonly #followsUp = signal<QuestionId | null>(null);
  #questionId: QuestionId;

  /** `of`: whose draft it is, in this browser. */
  constructor(of: string) {
    this.#key = `rostrum.draft.${of}`;
    const [, id, text = ''] = keptText(this.#key)?.match(/^(\S+) (.+)$/s) ?? [];
    const kept = questionIdSchema.safeParse(id).data;
    this.#questionId = kept ?? newQuestionId();
    this.#text = signal(kept === undefined ? '' : text);
  }

  get text(): ReadonlySignal<string> {
    return this.#text;
  }

  get questionId(): QuestionId {
    return this.#questionId;
  }

  /** The question that this one goes on from, which lasts as long as the page. Rule Q16. */
  get followsUp(): ReadonlySignal<QuestionId | null> {
    return this.#followsUp;
  }

  followUp(on: QuestionId | null): void {
    this.#followsUp.value = on;
  }

  type(text: string): void {
    this.#text.value = text;
    keepText(this.#key, text === '' ? null : `${this.#questionId} ${text.slice(0, keptLength)}`);
  }

  /** The gate has it: the next words are another question. */
  sent(): void {
    this.#questionId = newQuestionId();
    this.#followsUp.value = null;
    this.type('');
  }
}

function newQuestionId(): QuestionId {
  return questionIdSchema.parse(`q${randomText()}`);
}
