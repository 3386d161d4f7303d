import type { Answer, Manner, SignedAnswer, Statement } from '../../protocol/answer.ts';
import type { Hash } from '../../protocol/ids.ts';

/** A statement with the hash of the very version that is approved. */
export interface ApprovedStatement extends Statement {
  readonly hash: Hash;
}

/** An answer that the leader signed for a question and its other wordings, in the version that is said. */
export interface ApprovedAnswer extends SignedAnswer {
  readonly hash: Hash;
}

/** What the mind may know when it answers: approved statements only, and the persona's version they belong to. */
export interface Knowledge {
  readonly personaVersion: number;
  /** Of the consent under which it answers; null where nobody's consent is at stake: a file of questions. */
  readonly consentEpoch: number | null;
  readonly leaderName: string;
  /** Who gets a question that the avatar cannot answer, as people say it ("Jonas Ek, her chief of staff"). */
  readonly referTo: string;
  /** The day for which statements must be valid, as an ISO date (YYYY-MM-DD). */
  readonly today: string;
  readonly statements: readonly ApprovedStatement[];
  /** Answers that the leader signed for a question; in the order in which they were signed; they come before any quote. None where absent. */
  readonly approvedAnswers?: readonly ApprovedAnswer[] | undefined;
  /** Normal where absent. */
  readonly manner?: Manner | undefined;
  /** The leader's openings and closings, as they were signed. Nothing is said before or after an answer where absent. */
  readonly mannerWords?: ApprovedAnswer | undefined;
}

/** What may be known of a question beside its words. */
export interface Setting {
  /** The question before it, where it may go on from there ("And on Sundays?"). */
  readonly previous?: string | undefined;
  /** The one scope that everybody who listens belongs to. */
  readonly scope?: string | undefined;
  /** The question's language, where it is known. */
  readonly lang?: string | undefined;
  /** Somebody waits for it on the stage: no model is asked, the quoting leader answers. */
  readonly isHurried?: boolean | undefined;
}

/** Prepares an answer. Never rejects for lack of support: it abstains. Rejects only when aborted. */
export interface Mind {
  readonly id: string;
  /** Reads the statements in, so that the first question need not wait for that. Never rejects. */
  prepare?(knowledge: Knowledge): Promise<void>;
  // A fourth parameter, because most callers know nothing beside the words.
  answer(question: string, knowledge: Knowledge, signal: AbortSignal, setting?: Setting): Promise<Answer>;
}

/**
 * Vectors of what texts mean: unit length, all of one size, in the order of the texts. Texts that mean alike have a high dot product.
 * The same text always gets the same vector, to five digits. Rejects with {@link EmbeddingsFailure}.
 */
export interface Embeddings {
  readonly id: string;
  /** Of questions: nothing of them is kept. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
  /** Of the whole library: kept by content, where the adapter can, and nothing else is kept. */
  embedLibrary(texts: readonly string[]): Promise<readonly Float32Array[]>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

/** English words by what they mean, each with an id. */
export interface WordVectors {
  /** Of a word in lower case; undefined when its meaning is not known. */
  idOf(word: string): number | undefined;
  /** How alike two words are, by their ids: −1 to 1; above 0.6 they are of one family. */
  alike(a: number, b: number): number;
}

export class EmbeddingsFailure extends Error {
  readonly reason: 'unavailable' | 'timeout' | 'rejected' | 'aborted' | 'off';
  constructor(reason: EmbeddingsFailure['reason'], options: { readonly cause?: unknown } = {}) {
    super(`embeddings failed: ${reason}`, options);
    this.name = 'EmbeddingsFailure';
    this.reason = reason;
  }
}

/**
 * One choice of quotes by a language model: ids of candidate sentences in speaking order, or none to abstain.
 * Keeps its own deadline and rejects with {@link LanguageModelFailure}; the ids are not trusted by the mind.
 */
export interface LanguageModel {
  readonly id: string;
  chooseQuotes(
    question: string,
    candidates: readonly {
      readonly id: string;
      readonly title: string;
      readonly date: string;
      readonly text: string;
    }[],
    signal: AbortSignal,
  ): Promise<readonly string[]>;
}

export class LanguageModelFailure extends Error {
  /** `resting`: it failed several times and is left alone for a while; `over-budget`: it may cost no more. */
  readonly reason: 'unavailable' | 'timeout' | 'rejected' | 'malformed' | 'aborted' | 'resting' | 'over-budget';
  readonly retryable: boolean;
  /** How long the server wants to be left alone, where it said so. */
  readonly retryAfterMs: number | null;
  constructor(
    reason: LanguageModelFailure['reason'],
    options: { retryable: boolean; cause?: unknown; retryAfterMs?: number | null },
  ) {
    super(`language model failed: ${reason}`, { cause: options.cause });
    this.name = 'LanguageModelFailure';
    this.reason = reason;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
