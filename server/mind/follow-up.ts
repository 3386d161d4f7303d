import type { AskedWord } from './words.ts';

/** A question as it is read: its words and the text whose meaning is asked. */
export interface Asked {
  readonly text: string;
  readonly words: readonly AskedWord[];
}

/** What only makes sense after another question: it points back, or joins on. */
const leansBack =
  /^\W*(?:and|but|or|so|also|even|then|what about|how about|what if|why(?: not)?\b\W*$)\b|\b(?:it|its|they|them|their|theirs|that|this|those|these|one|ones|there|he|she|him|her|his|same|else)\b/i;
/** Words of its own that make a question stand by itself. */
const enough = 4;

/**
 * Reads a question that goes on from the one before: what it leaves out is taken from there, with less weight and never as a name that must
 * be held. A question that stands by itself is read alone. Rule M30.
 */
export function followUp(
  question: string,
  previous: string | undefined,
  wordsOf: (text: string) => readonly AskedWord[],
): Asked {
  const own = wordsOf(question);
  if (previous === undefined) return { text: question, words: own };
  if (!leans(question, own)) return { text: question, words: own };
  const stems = new Set(own.map((word) => word.stem));
  const before = wordsOf(previous)
    .filter((word) => !stems.has(word.stem))
    .map((word) => ({ ...word, isName: false, isCarried: true }));
  return { text: `${previous} ${question}`, words: [...own, ...before] };
}

/** Whether a question, of these words, only makes sense after something else. */
export function leans(question: string, words: readonly AskedWord[]): boolean {
  const telling = words.filter((word) => !word.isLight).length;
  return telling < enough && (telling < 2 || leansBack.test(question));
}
