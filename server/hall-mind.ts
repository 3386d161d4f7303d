import path from 'node:path';
import type { PartHealth } from '../protocol/http.ts';
import { createEmbeddedEmbeddings } from './adapters/embeddings/embedded-embeddings.ts';
import { readWordVectors } from './adapters/embeddings/word-vectors.ts';
import { createOpenAiLanguageModel } from './adapters/openai/language-model.ts';
import type { Config } from './config.ts';
import { guarded } from './mind/guards/guarded.ts';
import { createMeanings } from './mind/meaning.ts';
import { createModelMind } from './mind/model-mind.ts';
import type { Mind } from './mind/ports.ts';
import { createQuotingMind } from './mind/quoting-mind.ts';
import { createReader } from './mind/reader.ts';

/** The mind as the hall has it, with what it runs on. */
export interface HallMind {
  readonly mind: Mind;
  /** Whether it finds by meaning too. */
  health(): PartHealth;
  close(): Promise<void>;
}

/** As much of a log as a mind writes in. */
export interface MindLog {
  warn(fields: object, message: string): void;
}

export interface HallMindOptions {
  readonly openAi: Config['openAi'];
  /** A folder for the vectors of statements; null: they are made at each start. */
  readonly dataDir: string | null;
  /** The names of whom the questions are about, which say nothing of what they ask: the company's. */
  readonly ownNames: readonly string[];
  readonly log: MindLog;
}

/** The one place where a mind is put together: for the hall, and for `npm run eval`. */
export function openMind({ openAi, dataDir, ownNames, log }: HallMindOptions): HallMind {
  const file = dataDir === null ? null : path.join(dataDir, 'meanings.bin');
  const embeddings = createEmbeddedEmbeddings({ file });
  let isClosed = false;
  const meanings = createMeanings(embeddings, (error) => {
    if (!isClosed) log.warn({ err: error }, 'the embeddings failed; statements are found by their words alone');
  });
  // One index of the statements for both.
  const reader = createReader({ meanings, wordVectors: readWordVectors(), ownNames });
  return {
    mind: guarded(mindOf(openAi, createQuotingMind(reader), reader, log), ownNames),
    health: () =>
      meanings.isTroubled ? { status: 'off', reason: 'Statements are found by their words alone.' } : { status: 'ok' },
    close: () => {
      isClosed = true;
      return embeddings.close();
    },
  };
}

function mindOf(
  openAi: Config['openAi'],
  quoting: Mind,
  reader: ReturnType<typeof createReader>,
  log: HallMindOptions['log'],
): Mind {
  if (openAi === null || openAi.model === null) return quoting;
  const { baseUrl, apiKey, model } = openAi;
  return createModelMind({
    model: createOpenAiLanguageModel({ baseUrl, apiKey, model, timeoutMs: 20_000 }),
    fallback: quoting,
    reader,
    onFallback: (failure) =>
      log.warn({ reason: failure.reason }, 'the language model failed; the quoting leader answers'),
  });
}
