import type { Answer, Statement } from '../../protocol/answer.ts';
import type { Hash } from '../../protocol/ids.ts';

/** A statement with the hash of the very version that is approved. */
export interface ApprovedStatement extends Statement {
  readonly hash: Hash;
}

/** What the mind may know when it answers: approved statements only, and the persona's version they belong to. */
export interface Knowledge {
  readonly personaVersion: number;
  readonly leaderName: string;
  /** Who gets a question that the avatar cannot answer, as people say it ("Jonas Ek, her chief of staff"). */
  readonly referTo: string;
  /** The day for which statements must be valid, as an ISO date (YYYY-MM-DD). */
  readonly today: string;
  readonly statements: readonly ApprovedStatement[];
}

/** Prepares an answer. Never rejects for lack of support: it abstains. Rejects only when aborted. */
export interface Mind {
  readonly id: string;
  answer(question: string, knowledge: Knowledge, signal: AbortSignal): Promise<Answer>;
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
  readonly reason: 'unavailable' | 'timeout' | 'rejected' | 'malformed' | 'aborted';
  readonly retryable: boolean;
  constructor(reason: LanguageModelFailure['reason'], options: { retryable: boolean; cause?: unknown }) {
    super(`language model failed: ${reason}`, { cause: options.cause });
    this.name = 'LanguageModelFailure';
    this.reason = reason;
    this.retryable = options.retryable;
  }
}
