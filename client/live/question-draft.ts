import { type ReadonlySignal, signal } from '@preact/signals';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { keepText, keptText } from './kept-text.ts';
import { randomText } from './random-text.ts';

/** What is too long to be sent is kept too, so that it can be shortened; but not for ever more. */
const keptLength = 20 * limits.questionLength;

/** Words that were put aside, with what they went on from. */
interface Aside {
  readonly text: string;
  readonly followsUp: QuestionId | null;
}

/**
 * The question that is being typed, kept in this browser: a panel that is closed, a page that is loaded again and a tab that dies lose
 * nothing. Its id belongs to these words, so that sending them again is the same question. Rules CO9, CO22.
 */
export class QuestionDraft {
  readonly #key: string;
  readonly #text;
  readonly #followsUp = signal<QuestionId | null>(null);
  readonly #edits = signal<QuestionId | null>(null);
  /** What was typed before a question of one's own came into the box to be changed. */
  #before: Aside = { text: '', followsUp: null };
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
    this.stopEditing();
    this.#followsUp.value = on;
  }

  /** One's own question that is being changed; null: these words are another one. Rule SQ8. */
  get edits(): ReadonlySignal<QuestionId | null> {
    return this.#edits;
  }

  /** Brings a question into the box to be changed. What is being typed waits, and stays what the browser keeps. Rule SQ8. */
  edit(id: QuestionId, text: string): void {
    this.stopEditing();
    this.#before = { text: this.#text.peek(), followsUp: this.#followsUp.peek() };
    this.#edits.value = id;
    this.#followsUp.value = null;
    this.#text.value = text;
  }

  /** Leaves the question as it was; what was being typed comes back. */
  stopEditing(): void {
    if (this.#edits.peek() === null) return;
    this.#edits.value = null;
    this.putBack(this.#before);
  }

  type(text: string): void {
    this.#text.value = text;
    if (this.#edits.peek() === null)
      keepText(this.#key, text === '' ? null : `${this.#questionId} ${text.slice(0, keptLength)}`);
  }

  /** Empties the box; the words come back with {@link putBack}. */
  putAside(): Aside {
    const aside = { text: this.#text.peek(), followsUp: this.#followsUp.peek() };
    this.#followsUp.value = null;
    this.type('');
    return aside;
  }

  putBack({ text, followsUp }: Aside): void {
    this.#followsUp.value = followsUp;
    this.type(text);
  }

  /** The gate has it: the next words are another question. */
  sent(): void {
    if (this.#edits.peek() !== null) {
      this.stopEditing();
      return;
    }
    this.#questionId = newQuestionId();
    this.#followsUp.value = null;
    this.type('');
  }
}

function newQuestionId(): QuestionId {
  return questionIdSchema.parse(`q${randomText()}`);
}
