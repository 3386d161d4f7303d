import { answerSchema, signedAnswerSchema, statementSchema } from '../answer.ts';
import type { RecordedEvent } from '../events.ts';
import type { Hash } from '../ids.ts';
import { parseCanonical } from './canonical.ts';

/** What a blob must be for what refers to it. */
type Kind = 'answer' | 'statement' | 'signed answer';

interface Quote {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The blobs that belong to a record, each once: the answers, signed answers and statements that its events name, in order, and what those
 * answers cite. Export writes them in this order and verify expects them in it, so that none can be left out, doubled or moved. Rules V7, V8.
 */
export class BlobOrder {
  readonly #kinds = new Map<Hash, Kind>();
  readonly #expected: Hash[] = [];
  readonly #quotes = new Map<Hash, Quote[]>();
  #next = 0;

  /** Notes what an event names. */
  noteEvent(event: RecordedEvent): void {
    if (event.type === 'answer.prepared' || event.type === 'answer.started') this.#expect(event.answerId, 'answer');
    if (
      event.type === 'statement.added' ||
      event.type === 'statement.approved' ||
      event.type === 'statement.rolled-back'
    )
      this.#expect(event.hash, 'statement');
    if (event.type === 'answer.reviewed' && event.correction !== undefined) {
      const { hash, text } = event.correction;
      this.#expect(hash, 'signed answer');
      // The whole of it.
      this.#quote(hash, { text, start: 0, end: Number.POSITIVE_INFINITY });
    }
    if (event.type === 'answer.signed') this.#expect(event.hash, 'signed answer');
    if (event.type === 'manner.set' && event.words !== undefined) this.#expect(event.words, 'signed answer');
    if (event.type === 'statements.approved') for (const { hash } of event.statements) this.#expect(hash, 'statement');
  }

  /** The next blob, null when there is none left. */
  get next(): { readonly hash: Hash; readonly kind: Kind } | null {
    const hash = this.#expected[this.#next];
    const kind = hash === undefined ? undefined : this.#kinds.get(hash);
    return hash === undefined || kind === undefined ? null : { hash, kind };
  }

  /**
   * Takes the text of the next blob, whose hash was checked, and notes what it cites. Gives what is wrong with it: that it is not what the
   * record names it as, or that an answer quotes it with other words. Null when all is well.
   */
  takeNext(text: string): string | null {
    const { next } = this;
    this.skipNext();
    if (next === null) return 'nothing in the record names this blob';
    return next.kind === 'answer' ? this.#takeAnswer(text) : this.#takeSource(next.kind, next.hash, text);
  }

  /** Passes over the next blob, which is not to be had. */
  skipNext(): void {
    this.#next++;
  }

  #takeAnswer(text: string): string | null {
    const answer = answerSchema.safeParse(parseCanonical(text));
    if (!answer.success) return 'this blob is named as an answer and is none';
    for (const sentence of answer.data.sentences) {
      // Beside a translation stands what it translates: that is what its source must hold.
      const { label, text: said } = sentence.original ?? sentence;
      if ((sentence.label === 'TRANSLATED') !== (sentence.original !== undefined))
        return 'an answer has a translation without its original, or the other way round';
      for (const { statementHash, start, end } of sentence.sources) {
        this.#expect(statementHash, label === 'APPROVED' ? 'signed answer' : 'statement');
        if (label !== 'QUOTE' && label !== 'APPROVED') continue;
        this.#quote(statementHash, { text: said, start, end });
      }
    }
    return null;
  }

  #takeSource(kind: 'statement' | 'signed answer', hash: Hash, text: string): string | null {
    const schema = kind === 'statement' ? statementSchema : signedAnswerSchema;
    const source = schema.safeParse(parseCanonical(text));
    if (!source.success) return `this blob is named as a ${kind} and is none`;
    const quotes = this.#quotes.get(hash) ?? [];
    const isVerbatim = quotes.every(({ text: said, start, end }) => source.data.text.slice(start, end) === said);
    return isVerbatim ? null : `an answer quotes this ${kind} with words that it does not hold`;
  }

  #quote(hash: Hash, quote: Quote): void {
    this.#quotes.set(hash, [...(this.#quotes.get(hash) ?? []), quote]);
  }

  #expect(hash: Hash, kind: Kind): void {
    if (this.#kinds.has(hash)) return;
    this.#kinds.set(hash, kind);
    this.#expected.push(hash);
  }
}
