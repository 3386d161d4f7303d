import { type ReadonlySignal, signal } from '@preact/signals';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { keepText, keptText } from './kept-text.ts';
import { randomText } from './random-text.ts';

/** What is too long to be sent is kept too, so that it can be shortened; but not for ever more. */
const keptLength = 20 * limits.questionLength;

/** Words that were put aside, with what they went on from and whether they are to be sent without a name. */
interface Aside {
  readonly text: string;
  readonly followsUp: QuestionId | null;
  readonly isUnnamed: boolean;
}

/**
 * The question that is being typed, kept in this browser: a panel that is closed, a page that is loaded again and a tab that dies lose
 * nothing. Its id belongs to these words, so that sending them again is the same question. So does the choice to ask without a name:
 * words that were typed under it never come back under a name. Rules CO9, CO22, UN2.
 */
export class QuestionDraft {
  readonly #key: string;
  readonly #text;
  readonly #isUnnamed;
  readonly #followsUp = signal<QuestionId | null>(null);
  readonly #edits = signal<QuestionId | null>(null);
  /** The wording that the change began from. */
  #base = '';
  /** What was typed before a question of one's own came into the box to be changed. */
  #before: Aside = { text: '', followsUp: null, isUnnamed: false };
  /** What was typed without a name before a follow-up, which carries one. */
  #unnamed: string | null = null;
  #questionId: QuestionId;

  /** `of`: whose draft it is, in this browser; `mayBeUnnamed`: whether one can ask without a name here. */
  constructor(of: string, mayBeUnnamed = false) {
    this.#key = `rostrum.draft.${of}`;
    const unnamed = mayBeUnnamed ? keptText(this.#unnamedKey) : null;
    const [, id, text = ''] = keptText(this.#key)?.match(/^(\S+) (.+)$/s) ?? [];
    const kept = questionIdSchema.safeParse(id).data;
    this.#questionId = kept ?? newQuestionId();
    this.#text = signal(unnamed ?? (kept === undefined ? '' : text));
    this.#isUnnamed = signal(unnamed !== null);
  }

  get text(): ReadonlySignal<string> {
    return this.#text;
  }

  get questionId(): QuestionId {
    return this.#questionId;
  }

  /** Whether the words in the box are to be sent without a name, or are of a question that was. Rule UN2. */
  get isUnnamed(): ReadonlySignal<boolean> {
    return this.#isUnnamed;
  }

  /** Chooses for the words in the box, and what comes after them on this page. Rule UN2. */
  setUnnamed(isUnnamed: boolean): void {
    const text = this.#text.peek();
    this.#keep('');
    this.#isUnnamed.value = isUnnamed;
    // Words that were sent under a name, perhaps, are another question without it.
    this.#questionId = newQuestionId();
    this.#keep(text);
  }

  /** The question that this one goes on from, which lasts as long as the page. Rule Q16. */
  get followsUp(): ReadonlySignal<QuestionId | null> {
    return this.#followsUp;
  }

  followUp(on: QuestionId | null): void {
    this.stopEditing();
    if (on !== null && this.#isUnnamed.peek()) {
      this.#unnamed = this.#text.peek();
      this.#isUnnamed.value = false;
      this.#text.value = '';
    } else if (on === null) this.#bringUnnamed();
    this.#followsUp.value = on;
  }

  /** One's own question that is being changed; null: these words are another one. Rule SQ8. */
  get edits(): ReadonlySignal<QuestionId | null> {
    return this.#edits;
  }

  /** The wording that the change began from, or that its author has seen since and means to replace. Rule TG14. */
  get base(): string {
    return this.#base;
  }

  /** The author has this wording of somebody else before their eyes, and saves their own instead. Rule TG14. */
  replaces(text: string): void {
    this.#base = text;
  }

  /** Brings a question into the box to be changed. What is being typed waits, and stays what the browser keeps. Rule SQ8. */
  edit(id: QuestionId, text: string, isUnnamed: boolean): void {
    this.stopEditing();
    this.#before = this.#now();
    this.#isUnnamed.value = isUnnamed;
    this.#edits.value = id;
    this.#base = text;
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
    if (this.#edits.peek() === null) this.#keep(text);
  }

  /** Empties the box; the words come back with {@link putBack}. */
  putAside(): Aside {
    const aside = this.#now();
    this.#followsUp.value = null;
    this.type('');
    return aside;
  }

  putBack({ text, followsUp, isUnnamed }: Aside): void {
    this.#followsUp.value = followsUp;
    this.#isUnnamed.value = isUnnamed;
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
    this.#bringUnnamed();
  }

  get #unnamedKey(): string {
    return `${this.#key}.unnamed`;
  }

  #now(): Aside {
    return { text: this.#text.peek(), followsUp: this.#followsUp.peek(), isUnnamed: this.#isUnnamed.peek() };
  }

  #bringUnnamed(): void {
    if (this.#unnamed === null) return;
    this.#isUnnamed.value = true;
    this.#text.value = this.#unnamed;
    this.#unnamed = null;
  }

  #keep(text: string): void {
    const kept = text.slice(0, keptLength);
    if (this.#isUnnamed.peek()) keepText(this.#unnamedKey, kept === '' ? null : kept);
    else keepText(this.#key, kept === '' ? null : `${this.#questionId} ${kept}`);
  }
}

function newQuestionId(): QuestionId {
  return questionIdSchema.parse(`q${randomText()}`);
}
