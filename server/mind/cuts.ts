import { framesOf } from './framing.ts';
import { endsInQuestion, leansBack } from './leaning.ts';
import { isDistant, needsNext, turns } from './turning.ts';

/** What must come along when a sentence is quoted: the first and the last sentence, as indices. */
export interface Cut {
  /** −1 when what it needs was never written. */
  readonly from: number;
  /** The number of sentences when what it needs was never written. */
  readonly to: number;
}

/**
 * For every sentence of a statement what must be said with it, so that no cut changes what was meant. Whoever quotes a stretch brings what
 * each of its sentences needs, and what that needs in turn. Rules M8, M80–M83.
 */
export function cutsOf(sentences: readonly string[]): readonly Cut[] {
  const frames = framesOf(sentences);
  return sentences.map((text, at) => {
    const own = frames.filter((frame) => frame.at === at);
    return {
      from: Math.min(backFrom(sentences, at, text), ...own.map((frame) => frame.first)),
      to: Math.max(onTo(sentences, at, text), ...own.map((frame) => frame.last)),
    };
  });
}

function backFrom(sentences: readonly string[], at: number, text: string): number {
  return leansBack(text, sentences[at - 1]) ? at - 1 : at;
}

function onTo(sentences: readonly string[], at: number, text: string): number {
  const next = sentences[at + 1];
  if (endsInQuestion(text) || isDistant(text)) return at + 1;
  if (next === undefined) return at;
  return needsNext(text) || turns(next, text) ? at + 1 : at;
}
