import { languageOf } from '../translate/language-of.ts';
import { isMostlyEnglish } from '../translate/mostly-english.ts';
import { emptyWords } from '../verify/lexicon.ts';
import { stem } from '../verify/stems.ts';
import { isKnown } from '../verify/synonyms.ts';
import { englishRank } from '../word-lists.ts';
import { foreignWords } from './foreign-words.ts';

const foreign: ReadonlySet<string> = new Set(Object.values(foreignWords).flatMap((words) => words.split(' ')));

/** English words that are words there too say nothing, and "a" in both. */
const shared: ReadonlySet<string> = new Set([
  'a',
  'do',
  'no',
  'as',
  'on',
  'in',
  'per',
  'die',
  'was',
  'am',
  'me',
  'den',
  'o',
  'do',
  'me',
]);

/**
 * Whether a text is plainly in another language than English: most of its letters are of another script, or words that hold its sentences
 * together are. A name or a word of another language in an English question changes nothing. Rule M62.
 */
export function isOtherLanguage(plain: string): boolean {
  const letters = plain.match(/\p{L}/gu)?.length ?? 0;
  const latin = plain.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 1 && latin * 2 < letters) return true;
  const written = plain.normalize('NFC').match(/\p{L}+/gu) ?? [];
  const words = written.map((word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
  const english = words.filter(
    (word, i) => emptyWords.has(word) && !shared.has(word) && !hasAccent(written[i] ?? ''),
  ).length;
  const others = words.filter((word) => foreign.has(word) && !emptyWords.has(word)).length;
  if (others >= 2 && others > english) return true;
  // A short question may hold no such word of any language.
  const isStrange = (word: string, i: number) =>
    hasAccent(written[i] ?? '') || (!isKnown(stem(word)) && englishRank(word) === undefined);
  const strange = words.filter(isStrange).length;
  if (english === 0 && strange * 2 > words.length && (others > 0 || written.some(isAccented))) return true;
  return !isMostlyEnglish(plain) && languageOf(plain) !== null;
}

function hasAccent(word: string): boolean {
  return /[^a-z]/i.test(word);
}

/** A name may have its accents. */
function isAccented(word: string): boolean {
  return hasAccent(word) && /^\p{Ll}+$/u.test(word);
}
