import { type ReadonlySignal, signal } from '@preact/signals';
import { type StatementId, statementIdSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { keepText, keptText } from './kept-text.ts';
import { newStatementId } from './studio-desk.ts';

/** What is too long to be sent is kept too, so that it can be shortened; but not for ever more. */
const keptLength = 4 * limits.statementLength;

/**
 * An answer that is being written to what the avatar did not know, kept in this browser until it was sent: a page that is loaded again and a
 * server that is away lose nothing. Its id is that of the statement that it may become, so that keeping it again makes no second one. Rule RV23.
 */
export class AnswerDraft {
  readonly #key: string;
  readonly #text;
  readonly statementId: StatementId;
  #isKept = true;

  /** `of`: whose draft, to what, in this browser. */
  constructor(of: string) {
    this.#key = keyOf(of);
    const [, id, text = ''] = keptText(this.#key)?.match(/^(\S+) (.+)$/s) ?? [];
    const kept = statementIdSchema.safeParse(id).data;
    this.statementId = kept ?? newStatementId();
    this.#text = signal(kept === undefined ? '' : text);
  }

  get text(): ReadonlySignal<string> {
    return this.#text;
  }

  type(text: string): void {
    this.#text.value = text;
    if (this.#isKept) keepText(this.#key, text === '' ? null : `${this.statementId} ${text.slice(0, keptLength)}`);
  }

  /** It was sent or kept as a statement: it stands on this page as long as that is open, and nowhere else in this browser. */
  forget(): void {
    this.#isKept = false;
    keepText(this.#key, null);
  }
}

/** Whether an answer to this was begun in this browser. */
export function hasAnswerDraft(of: string): boolean {
  return keptText(keyOf(of)) !== null;
}

function keyOf(of: string): string {
  return `rostrum.answer.${of}`;
}
