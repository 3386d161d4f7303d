import type { Answer } from '../../protocol/answer.ts';
import type { PersonaId } from '../../protocol/ids.ts';
import type { RehearsalReport, Rehearsed } from '../../protocol/rehearsal.ts';
import { asksAsOthers } from '../rehearsal/ask-as.ts';
import type { Asker, RehearsalQuestion } from '../rehearsal/question.ts';
import { type RehearsedKnowledge, type Run, rehearsedOf, reportOf, type TextOf } from '../rehearsal/report.ts';

/** Gives what the hall's mind says to a question. Rejects when it fails, or when aborted. */
export type AskMind = (
  question: Pick<RehearsalQuestion, 'question' | 'previous'>,
  signal: AbortSignal,
) => Promise<Answer>;

export type FindContradictions = (versions: RehearsedKnowledge['statements']) => Promise<Run['contradictions']>;

export interface RehearsalTerms {
  readonly id: string;
  readonly personaId: PersonaId;
  readonly knowledge: RehearsedKnowledge;
  readonly questions: readonly RehearsalQuestion[];
  readonly askers: readonly Asker[];
  readonly last: RehearsalReport | null;
  readonly atMs: number;
  readonly ask: AskMind;
  readonly contradictions: FindContradictions;
  readonly onProgress: (progress: { readonly done: number; readonly of: number }) => void;
}

/**
 * Asks everything, one question after the other, and gives the report. Whoever else has to do with this process gets a turn after each
 * question. Rejects with the signal's reason when aborted. Rules RH4, RH5.
 */
export async function runRehearsal(terms: RehearsalTerms, signal: AbortSignal): Promise<RehearsalReport> {
  const { knowledge, askers, onProgress } = terms;
  const begun = performance.now();
  const asked: Rehearsed[] = [];
  const textOf = textsOf(knowledge);
  const askAll = async (questions: readonly RehearsalQuestion[], of: number) => {
    for (const question of questions) {
      asked.push(await askOne(question, { ...terms, textOf }, signal));
      onProgress({ done: asked.length, of });
      await turn(signal);
    }
  };
  await askAll(terms.questions, terms.questions.length);
  const again = asksAsOthers(asked, askers);
  await askAll(again, terms.questions.length + again.length);
  const inForce = statementsInForce(knowledge);
  const contradictions = await terms.contradictions(inForce);
  signal.throwIfAborted();
  const { id, personaId, atMs } = terms;
  const { leaderName, personaVersion } = knowledge;
  const ms = performance.now() - begun;
  const run = {
    id,
    personaId,
    leaderName,
    personaVersion,
    atMs,
    statements: inForce,
    questions: asked,
    contradictions,
    ms,
  };
  return reportOf(run, terms.last);
}

async function askOne(
  question: RehearsalQuestion,
  { ask, textOf }: Pick<RehearsalTerms, 'ask'> & { readonly textOf: TextOf },
  signal: AbortSignal,
): Promise<Rehearsed> {
  const begun = performance.now();
  // What fails here would fail in the hall: it is part of the report.
  const answer = await ask(question, signal).catch(() => null);
  signal.throwIfAborted();
  return rehearsedOf(question, answer, { ms: performance.now() - begun, textOf });
}

/** The texts that the mind was given, by statement and version. */
function textsOf({ statements, approvedAnswers = [], mannerWords }: RehearsedKnowledge): TextOf {
  const given = [...statements, ...approvedAnswers, ...(mannerWords === undefined ? [] : [mannerWords])];
  const texts = new Map(given.map(({ id, hash, text }) => [`${id} ${hash}`, text]));
  return ({ statementId, statementHash }) => texts.get(`${statementId} ${statementHash}`);
}

function statementsInForce({ statements, today }: RehearsedKnowledge): RehearsedKnowledge['statements'] {
  const begun = statements.filter(({ validFrom = '' }) => validFrom <= today);
  const replaced = new Set<string>(begun.flatMap(({ supersedes = [] }) => supersedes));
  return begun.filter(({ id, validUntil = '9999-12-31' }) => validUntil >= today && !replaced.has(id));
}

async function turn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
