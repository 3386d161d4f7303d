import { framesOf } from './framing.ts';
import { endsInQuestion, leansBack } from './leaning.ts';
import { isDistant, needsNext, turns } from './turning.ts';

/** A sentence of an answer is not longer (protocol/answer.ts). */
export const longestText = 1200;

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
  // What is longer is never said, and is not read to its end.
  const texts = sentences.map((text) => text.slice(0, longestText));
  const frames = framesOf(texts);
  const leans = texts.map((text, at) => leansBack(text, texts[at - 1]));
  return texts.map((text, at) => {
    const own = frames.filter((frame) => frame.at === at);
    return {
      from: Math.min(leans[at] === true ? at - 1 : at, ...own.map((frame) => frame.first)),
      to: Math.max(onTo(texts, leans, at, text), ...own.map((frame) => frame.last)),
    };
  });
}

function onTo(texts: readonly string[], leans: readonly boolean[], at: number, text: string): number {
  const next = texts[at + 1];
  if (endsInQuestion(text) || isDistant(text)) return at + 1;
  if (next === undefined) return at;
  return needsNext(text) || turns(next, text, leans[at + 1] === true) ? at + 1 : at;
}
