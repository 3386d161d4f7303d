import type { Answer, Sentence } from '../../protocol/answer.ts';
import { checkAnswer } from './check-answer.ts';
import { answerUnasked, type CoveredMindOptions } from './covered-mind.ts';
import type { Support } from './evidence.ts';
import type { Passage } from './library.ts';
import type { SecondCheck } from './model/second-check.ts';
import type { SentenceWriter, WrittenSentence } from './model/write-sentences.ts';
import { type Knowledge, LanguageModelFailure, type Mind } from './ports.ts';
import { createReader } from './reader.ts';
import { abstention, dateMatters, fits, frame } from './write-answer.ts';
import { type Judged, judgeWritten, offer } from './written-sentence.ts';

export interface WritingMindOptions extends CoveredMindOptions {
  readonly writer: SentenceWriter;
  /** Null: code alone checks, and a person reads what was written before it is said. */
  readonly secondCheck: SecondCheck | null;
}

/** How many supporting statements the model may write from. */
const statementsOffered = 3;

/**
 * The leader with a language model that writes from supporting statements. Each sentence is held against its passage by code and, where there is
 * one, by a second model that sees only the two; what does not hold is left out, and when the first sentence does not hold, quotes are said
 * instead. Rules MD10 to MD16.
 */
export function createWritingMind(options: WritingMindOptions): Mind {
  const { writer, fallback, reader = createReader() } = options;
  return {
    id: writer.id,
    prepare: (knowledge) => reader.prepare(knowledge),
    async answer(question, knowledge, signal, setting): Promise<Answer> {
      const unasked = await answerUnasked({ question, knowledge, signal, setting }, options);
      if (unasked !== null) return unasked;
      const { supports } = await reader.read(question, knowledge, setting);
      const quoted = () => fallback.answer(question, knowledge, signal, setting);
      const passages = writableOf(supports, knowledge);
      if (passages.length === 0) return quoted();
      const written = await write(options, { question, previous: setting?.previous, passages, knowledge }, signal);
      signal.throwIfAborted();
      if (written === null) return quoted();
      if (written.length === 0) return abstention('no-support', knowledge, [writer.id]);
      const held = await heldOf(written, { question, passages, knowledge }, options, signal);
      signal.throwIfAborted();
      if (held === null) return quoted();
      return checkAnswer(answerOf(held, options, knowledge), knowledge.statements, knowledge.today);
    },
  };
}

interface Task {
  readonly question: string;
  readonly previous?: string | undefined;
  readonly passages: readonly Passage[];
  readonly knowledge: Knowledge;
}

/**
 * What may be written from: what everybody may hear, in English, in force, and whole. Where the best of it is none of these, nothing is written, so that
 * the answer is not from the second best. Rule MD10.
 */
function writableOf(supports: readonly Support[], { today }: Knowledge): readonly Passage[] {
  const passages = supports.slice(0, statementsOffered).map(({ found }) => found.passage);
  const mayWrite = ({ isReplaced, statement: { scope, lang, validUntil, text } }: Passage) =>
    !isReplaced &&
    !blanked.test(text) &&
    scope === undefined &&
    (lang === undefined || /^en\b/i.test(lang)) &&
    (validUntil === undefined || today <= validUntil);
  const [best] = passages;
  return best !== undefined && mayWrite(best) ? passages.filter(mayWrite) : [];
}

/** Where something that was written for machines was taken out (M66): with a gap in the middle it is quoted, and nothing is written from it. */
const blanked = /\s{12,}/;

/** What the model wrote; null when it failed. */
async function write(
  { writer, onFallback }: WritingMindOptions,
  { question, previous, passages, knowledge: { manner = { length: 'normal' } } }: Task,
  signal: AbortSignal,
): Promise<readonly WrittenSentence[] | null> {
  try {
    return await writer.write({ question, previous, passages: offer(passages), manner }, signal);
  } catch (error) {
    if (!(error instanceof LanguageModelFailure)) throw error;
    onFallback?.(error);
    return null;
  }
}

interface Held {
  readonly sentences: readonly Sentence[];
  /** Whether a second check found every written sentence supported, and each only shortens its source. */
  readonly maySpeakUnread: boolean;
}

/**
 * The sentences that hold, in the model's order, all from the passage of the first one: a sentence of another would be heard as being about the
 * same. Null when the first does not hold, or the day must be told on which it was said: then quotes are better. Rules MD13 to MD16.
 */
async function heldOf(
  written: readonly WrittenSentence[],
  { question, passages, knowledge }: Task,
  { secondCheck }: WritingMindOptions,
  signal: AbortSignal,
): Promise<Held | null> {
  const judged = written.map((each) => judgeWritten(each, passages, knowledge.today));
  const [core] = judged;
  if (core === undefined || core.kind === 'dropped') return null;
  const kept = judged.filter((each): each is Exclude<Judged, { kind: 'dropped' }> => {
    return each.kind !== 'dropped' && each.passage === core.passage;
  });
  const verdicts = await Promise.all(kept.map((each) => secondVerdict(each, secondCheck, signal)));
  if (verdicts[0] === 'unsupported') return null;
  const sentences: Sentence[] = [];
  for (const [i, each] of kept.entries()) {
    const said = each.kind === 'written' ? [each.sentence] : each.sentences;
    const isNew = said.every(({ text }) => !sentences.some((other) => other.text === text));
    if (verdicts[i] !== 'unsupported' && isNew && fits([...sentences, ...said])) sentences.push(...said);
  }
  const { statement } = core.passage;
  const hasTurned = (statement.supersedes ?? []).length > 0;
  const cited = sentences.flatMap(({ sources }) => sources.map(({ start, end }) => statement.text.slice(start, end)));
  const said = [...sentences.map(({ text }) => text), ...cited].map((text) => ({ text }));
  if (dateMatters(question, knowledge.today, { date: statement.date, said, hasTurned })) return null;
  const areOwnWords = kept.every((each) => each.kind === 'quotes' || each.isInOwnWords);
  return { sentences, maySpeakUnread: areOwnWords && !verdicts.includes('unknown') };
}

async function secondVerdict(
  judged: Exclude<Judged, { kind: 'dropped' }>,
  secondCheck: SecondCheck | null,
  signal: AbortSignal,
): Promise<'supported' | 'unsupported' | 'unknown'> {
  if (judged.kind === 'quotes') return 'supported';
  if (secondCheck === null) return 'unknown';
  const { title, date, text } = judged.passage.statement;
  try {
    const isSupported = await secondCheck.isSupported(judged.sentence.text, [{ title, date, text }], signal);
    return isSupported ? 'supported' : 'unsupported';
  } catch (error) {
    if (error instanceof LanguageModelFailure) return 'unknown';
    throw error;
  }
}

function answerOf({ sentences, maySpeakUnread }: Held, options: WritingMindOptions, knowledge: Knowledge): Answer {
  const { writer, secondCheck } = options;
  const isWritten = sentences.some(({ label }) => label === 'GENERATED');
  const models = [writer.id, ...(isWritten && secondCheck !== null ? [secondCheck.id] : [])];
  return {
    ...frame(knowledge),
    outcome: 'answered',
    sentences,
    models: [...new Set(models)],
    ...(isWritten && !maySpeakUnread && { needsReading: true as const }),
  };
}
