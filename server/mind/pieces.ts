import { auxiliaries, commonVerbs } from './verify/lexicon.ts';
import { isIrregularBase, verbForm } from './verify/stems.ts';

/** A word or a mark of a sentence. */
export interface Piece {
  readonly text: string;
  /** In lower case. */
  readonly word: string;
  readonly isMark: boolean;
  readonly isCapital: boolean;
}

/** The words and marks of a sentence, in order. */
export function piecesOf(text: string): readonly Piece[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*(?<![.'’-])|[,;:.!?()–—]/gu)].map(([piece]) => ({
    text: piece,
    word: piece.toLowerCase(),
    isMark: !/[\p{L}\p{N}]/u.test(piece),
    isCapital: /^\p{Lu}/u.test(piece),
  }));
}

/** The word at a place in lower case; empty outside. */
export function lower(pieces: readonly Piece[], at: number): string {
  return pieces[at]?.word ?? '';
}

/** Whether a word by itself looks like a finite verb. */
export function isVerbLike(word: string): boolean {
  if (auxiliaries.has(word) || /n['’]t$/.test(word)) return true;
  const form = verbForm(word);
  if (form !== null && form !== 'ing') return true;
  return (
    commonVerbs.has(word) || (/s$/.test(word) && (commonVerbs.has(word.replace(/s$/, '')) || isIrregularBase(word)))
  );
}

/** Names of times, which no pronoun stands for: days, months, years, "morning". */
export function isTimeNoun(word: string): boolean {
  return timeNoun.test(word);
}

const timeNoun =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|(?:year|month|week|day|hour|minute|second|quarter|decade|century|morning|afternoon|evening|night|spring|summer|autumn|fall|winter|moment|time|while|season|weekend)s?|centuries|days|1\d{3}|20\d\d)$/;

/** Plurals without an -s. */
export const plurals: ReadonlySet<string> = new Set(
  'people men women children staff police colleagues feet teeth'.split(' '),
);
