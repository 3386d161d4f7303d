import { setImmediate as turn } from 'node:timers/promises';
import { readWordVectors } from './adapters/embeddings/word-vectors.ts';
import { inTurns } from './in-turns.ts';
import { createSimilarQuestions } from './mind/similar-questions.ts';
import { SimilarDesk, type SimilarDeskParts } from './session/similar-desk.ts';

export interface HallSimilarOptions extends Pick<SimilarDeskParts, 'state' | 'strain'> {
  /** The company's, which say nothing of what is asked. */
  readonly ownNames: readonly string[];
}

/** Finds the questions that ask the same as one that is being typed: by words, and by what they mean. */
export function openHallSimilar({ ownNames, ...parts }: HallSimilarOptions): SimilarDesk {
  const vectors = readWordVectors();
  return new SimilarDesk({ ...parts, inTurns, turn, newIndex: () => createSimilarQuestions(vectors, ownNames) });
}
