import path from 'node:path';
import type { PartHealth } from '../protocol/http.ts';
import { createEmbeddedEmbeddings } from './adapters/embeddings/embedded-embeddings.ts';
import { readWordVectors } from './adapters/embeddings/word-vectors.ts';
import { inTurns } from './in-turns.ts';
import { type Contradiction, contradictionsIn } from './mind/contradictions.ts';
import { guarded } from './mind/guards/guarded.ts';
import { mannered } from './mind/mannered.ts';
import { createMeanings } from './mind/meaning.ts';
import type { AskedModels } from './mind/model/asking.ts';
import { createQuoteChooser } from './mind/model/choose-quotes.ts';
import { createSecondCheck } from './mind/model/second-check.ts';
import { createTranslator } from './mind/model/translate.ts';
import { createSentenceWriter } from './mind/model/write-sentences.ts';
import { createModelMind } from './mind/model-mind.ts';
import type { ApprovedStatement, LanguageModelFailure, Mind } from './mind/ports.ts';
import { createQuotingMind } from './mind/quoting-mind.ts';
import { createReader } from './mind/reader.ts';
import { createTranslatingMind, type TranslatingMindOptions } from './mind/translate/translating-mind.ts';
import { createWritingMind } from './mind/writing-mind.ts';

/** The mind as the hall has it, with what it runs on. */
export interface HallMind {
  readonly mind: Mind;
  /** Whether it finds by meaning too. */
  health(): PartHealth;
  /** Sentences that may contradict each other, bit by bit: whoever else waits has a turn. */
  contradictions(versions: readonly ApprovedStatement[]): Promise<readonly Contradiction[]>;
  close(): Promise<void>;
}

/** As much of a log as a mind writes in. */
export interface MindLog {
  warn(fields: object, message: string): void;
}

export interface HallMindOptions {
  /** Null: the quoting leader. */
  readonly model: AskedModels | null;
  /** A folder for the vectors of statements; null: they are made at each start. */
  readonly dataDir: string | null;
  /** The names of whom the questions are about, which say nothing of what they ask: the company's. */
  readonly ownNames: readonly string[];
  readonly log: MindLog;
}

/** The one place where a mind is put together: for the hall, and for `npm run eval`. */
export function openMind({ model, dataDir, ownNames, log }: HallMindOptions): HallMind {
  const file = dataDir === null ? null : path.join(dataDir, 'meanings.bin');
  const embeddings = createEmbeddedEmbeddings({ file });
  let isClosed = false;
  const meanings = createMeanings(embeddings, (error) => {
    if (!isClosed) log.warn({ err: error }, 'the embeddings failed; statements are found by their words alone');
  });
  // One index of the statements for all.
  const wordVectors = readWordVectors();
  const reader = createReader({ meanings, wordVectors, ownNames });
  const quoting = createQuotingMind(reader);
  const english = guarded(mindOf(model, quoting, reader, log), ownNames);
  // What a model translated is of its own index, and of no vectors on disk.
  const reading = createQuotingMind(createReader({ wordVectors, ownNames }));
  const minds = { quoting: guarded(quoting, ownNames), otherwise: english, reading: guarded(reading, ownNames) };
  return {
    mind: mannered(model?.translates === true ? translating(model, minds, log) : english),
    health: () =>
      meanings.isTroubled ? { status: 'off', reason: 'Statements are found by their words alone.' } : { status: 'ok' },
    contradictions: (versions) => inTurns(contradictionsIn(versions)),
    close: () => {
      isClosed = true;
      return embeddings.close();
    },
  };
}

function translating(
  model: AskedModels,
  minds: Pick<TranslatingMindOptions, 'quoting' | 'otherwise' | 'reading'>,
  log: MindLog,
): Mind {
  return createTranslatingMind({
    translator: createTranslator(model.asking),
    ...minds,
    onFallback: ({ reason }) => log.warn({ reason }, 'a question, a statement or an answer was not translated'),
  });
}

function mindOf(
  model: AskedModels | null,
  quoting: Mind,
  reader: ReturnType<typeof createReader>,
  log: HallMindOptions['log'],
): Mind {
  if (model === null) return quoting;
  const onFallback = ({ reason }: LanguageModelFailure) =>
    log.warn({ reason }, 'the language model failed; the quoting leader answers');
  if (!model.writes)
    return createModelMind({ model: createQuoteChooser(model.asking), fallback: quoting, reader, onFallback });
  return createWritingMind({
    writer: createSentenceWriter(model.asking),
    secondCheck: model.checking === null ? null : createSecondCheck(model.checking),
    fallback: quoting,
    reader,
    onFallback,
  });
}
