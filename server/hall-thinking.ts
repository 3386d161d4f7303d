import type { Logger } from 'pino';
import type { Closers } from './closers.ts';
import type { Config } from './config.ts';
import type { HallMind } from './hall-mind.ts';
import { type HallModel, openModel } from './hall-model.ts';
import { openMindThread } from './mind-thread.ts';

export interface ThinkingOptions {
  readonly townhallId: string;
  readonly dataDir: string;
  readonly ownNames: readonly string[];
  readonly log: Logger;
}

/** The hall's mind, in a thread of its own, and the language model if one is configured, which is asked from here. */
export async function openThinking(
  openAi: Config['openAi'],
  { townhallId, ...options }: ThinkingOptions,
  closers: Closers,
): Promise<{ readonly thinking: HallMind; readonly model: HallModel | null }> {
  const { dataDir, log } = options;
  const model = openAi === null ? null : await openModel({ openAi, dataDir, townhallId, nowMs: () => Date.now(), log });
  closers.keep(model, (part) => part?.close());
  return { model, thinking: closers.keep(openMindThread({ ...options, model }), (part) => part.close()) };
}
