import type { Answer } from '../../protocol/answer.ts';
import { answerApproved } from './approved-answer.ts';
import { checkAnswer } from './check-answer.ts';
import type { Knowledge, LanguageModelFailure, Mind, Setting } from './ports.ts';
import type { Reader } from './reader.ts';

/** What a mind that asks a model has beside it. */
export interface CoveredMindOptions {
  /** Answers when the model fails, is slow or answers nonsense, or what it wrote does not hold: the quoting leader. */
  readonly fallback: Mind;
  readonly reader?: Reader;
  /** Told of each failure that the fallback covered, for the log and the desk. */
  readonly onFallback?: (failure: LanguageModelFailure) => void;
}

interface Asked {
  readonly question: string;
  readonly knowledge: Knowledge;
  readonly signal: AbortSignal;
  readonly setting: Setting | undefined;
}

/** What is answered without a model: by the leader's signed answer, or by the fallback where somebody waits on the stage. Null: a model is asked. */
export async function answerUnasked(
  { question, knowledge, signal, setting }: Asked,
  { fallback }: CoveredMindOptions,
): Promise<Answer | null> {
  signal.throwIfAborted();
  const approved = answerApproved(question, knowledge, setting);
  if (approved !== null) return checkAnswer(approved, knowledge.statements, knowledge.today, knowledge.approvedAnswers);
  return setting?.isHurried === true ? fallback.answer(question, knowledge, signal, setting) : null;
}
