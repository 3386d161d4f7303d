import { rewritings } from './rewritings.ts';
import { fold, stem } from './stems.ts';

/** One word, number or mark of a text as it is read: rewritten to one way of saying it, folded, with its stem. */
export interface RawToken {
  /** Lower case without accents. */
  readonly text: string;
  readonly stem: string;
  readonly isMark: boolean;
  /** Begins with a capital. */
  readonly isCapital: boolean;
  /** The first word of the text. */
  readonly opens: boolean;
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');

/** The words, numbers and marks of one sentence, in order, after contractions and set phrases have been written out. */
export function rawTokens(sentence: string): readonly RawToken[] {
  let text = sentence
    .replace(/[’‘`]/g, "'")
    .replace(/[“”"«»]/g, '')
    .replace(/(?<=\d)[–—‑](?=\d)/g, ' to ');
  text = text.replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, (all, y, m, d) =>
    monthNames[m - 1] === undefined ? all : `${Number(d)} ${monthNames[m - 1]} ${y}`,
  );
  for (const [pattern, instead] of rewritings) text = text.replace(pattern, instead);
  const found =
    text.match(/\p{Sc}|%|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[\p{L}\p{M}]+(?:[-'&][\p{L}\p{M}\d]+)*|[,;:()–—!?.]/gu) ?? [];
  return found.flatMap((word, i) => split(word).map((part, k) => token(part, i === 0 && k === 0)));
}

/** Hyphened words are read as two, so that "three-year" and "three years" are alike. */
function split(word: string): readonly string[] {
  return /\p{L}-/u.test(word) ? word.split('-').filter((part) => part !== '') : [word];
}

function token(word: string, opens: boolean): RawToken {
  const text = fold(word).replace(/'s$|'$/, '');
  const isMark = /^[,;:()–—!?.]$/.test(text);
  return { text, stem: isMark ? text : stem(text), isMark, isCapital: /^\p{Lu}/u.test(word), opens };
}
