import type { Answer } from '../../protocol/answer.ts';
import { checkAnswer } from './check-answer.ts';
import { type Excerpt, maxSentences, wholeAround } from './compose.ts';
import { answerUnasked, type CoveredMindOptions } from './covered-mind.ts';
import type { Support } from './evidence.ts';
import type { Passage } from './library.ts';
import { type LanguageModel, LanguageModelFailure, type Mind } from './ports.ts';
import { createReader } from './reader.ts';
import { abstention, quotingAnswer } from './write-answer.ts';

export interface ModelMindOptions extends CoveredMindOptions {
  readonly model: LanguageModel;
}

interface Candidate {
  readonly id: string;
  readonly passage: Passage;
  readonly at: number;
}

/** How many supporting statements the model may choose from, and how many it may use. */
const statementsOffered = 4;
const statementsUsed = 2;

/**
 * The leader with a language model that only chooses and orders quotes. What no statement supports never reaches the model; of its
 * reply only ids that it was offered count; what a chosen sentence needs to be understood is brought along. So neither the question
 * nor the model can put a word into the leader's mouth. Rules M16, M17, M18.
 */
export function createModelMind(options: ModelMindOptions): Mind {
  const { model, fallback, reader = createReader() } = options;
  return {
    id: model.id,
    prepare: (knowledge) => reader.prepare(knowledge),
    async answer(question, knowledge, signal, setting): Promise<Answer> {
      const unasked = await answerUnasked({ question, knowledge, signal, setting }, options);
      if (unasked !== null) return unasked;
      const { supports } = await reader.read(question, knowledge, setting);
      const candidates = candidatesOf(supports);
      if (candidates.length === 0) return fallback.answer(question, knowledge, signal, setting);
      const choice = await choose(model, question, candidates, signal);
      signal.throwIfAborted();
      if (choice instanceof LanguageModelFailure) {
        options.onFallback?.(choice);
        return fallback.answer(question, knowledge, signal, setting);
      }
      if (choice.length === 0) return abstention('no-support', knowledge, [model.id]);
      return checkAnswer(quotingAnswer(question, choice, knowledge, [model.id]), knowledge.statements);
    },
  };
}

function candidatesOf(supports: readonly Support[]): readonly Candidate[] {
  const passages = supports.slice(0, statementsOffered).map(({ found }) => found.passage);
  return passages.flatMap((passage, p) =>
    passage.sentences.map((_, at) => ({ id: `s${p + 1}-${at + 1}`, passage, at })),
  );
}

/** The model's choice as whole excerpts; empty when it abstains; a failure when it failed or nothing of its reply can be used. */
async function choose(
  model: LanguageModel,
  question: string,
  candidates: readonly Candidate[],
  signal: AbortSignal,
): Promise<readonly Excerpt[] | LanguageModelFailure> {
  const offered = candidates.map(({ id, passage: { statement, sentences }, at }) => {
    return { id, title: statement.title, date: statement.date, text: sentences[at]?.text ?? '' };
  });
  try {
    const ids = await model.chooseQuotes(question, offered, signal);
    if (ids.length === 0) return [];
    const known = ids.flatMap((id) => candidates.find((candidate) => candidate.id === id) ?? []);
    const excerpts = excerptsOf(known);
    return excerpts.length > 0 ? excerpts : new LanguageModelFailure('malformed', { retryable: false });
  } catch (error) {
    if (error instanceof LanguageModelFailure) return error;
    throw error;
  }
}

/** In the model's order, each sentence once, with what it needs, as long as the answer stays short. */
function excerptsOf(chosen: readonly Candidate[]): readonly Excerpt[] {
  let excerpts: readonly Excerpt[] = [];
  for (const { passage, at } of chosen) {
    const excerpt = wholeAround(passage, at);
    if (excerpt === null) continue;
    const next = joined(excerpts, excerpt);
    const sentences = next.reduce((sum, e) => sum + e.last - e.first + 1, 0);
    if (sentences <= maxSentences && new Set(next.map((e) => e.passage)).size <= statementsUsed) excerpts = next;
  }
  return excerpts;
}

/** Adds an excerpt; those of the same statement that it overlaps become one with it, in the first one's place. */
function joined(excerpts: readonly Excerpt[], added: Excerpt): readonly Excerpt[] {
  const meets = (e: Excerpt) => e.passage === added.passage && e.first <= added.last && added.first <= e.last;
  const place = excerpts.findIndex(meets);
  if (place === -1) return [...excerpts, added];
  const met = [added, ...excerpts.filter(meets)];
  const first = Math.min(...met.map((e) => e.first));
  const last = Math.max(...met.map((e) => e.last));
  const rest = excerpts.slice(place).filter((e) => !meets(e));
  return [...excerpts.slice(0, place), { passage: added.passage, first, last }, ...rest];
}
