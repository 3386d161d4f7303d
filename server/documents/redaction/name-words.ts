import { sentencesIn } from '../sentences-in.ts';

/** A word of a text as names are read from it. */
export interface NameWord {
  readonly text: string;
  /** Lower case, without accents. */
  readonly plain: string;
  readonly start: number;
  /** Without a possessive. */
  readonly end: number;
  readonly isCapital: boolean;
  /** A single capital, its full stop not counted. */
  readonly isInitial: boolean;
  /** It opens a sentence, a quotation or what follows a colon, where every word has a capital. */
  readonly opens: boolean;
  /** What stands in its place begins with a capital. */
  readonly needsCapital: boolean;
  /** Between this word and the one before stands only a space, or the full stop of a title or an initial. */
  readonly isJoined: boolean;
}

const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.-](?=\p{L}))*/gu;
const capital = /^(?:(?:al|el|ul|[dl]|mc|mac|o|fitz)[-'’]?)?\p{Lu}/u;

/** Gives the lower-case form of a word without accents, also of letters that carry none but are drawn with one. */
export function plainOf(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i');
}

/** Reads the words of a text. */
export function nameWordsOf(text: string): readonly NameWord[] {
  const openings = sentencesIn(text).map(({ start }) => start);
  const words: NameWord[] = [];
  let nextOpening = 0;
  let last = 0;
  let wasPossessive = false;
  for (const match of text.matchAll(wordPattern)) {
    const whole = match[0];
    const word = whole.replace(/['’]s$/, '');
    const start = match.index;
    const between = text.slice(last, start);
    const opensSentence = (openings[nextOpening] ?? text.length) <= start;
    while ((openings[nextOpening] ?? text.length) <= start) nextOpening++;
    const afterStop = (words.at(-1)?.text.length ?? 9) <= 4 && /^\.[ \u00a0]?$/.test(between);
    words.push({
      text: word,
      plain: plainOf(word),
      start,
      end: start + word.length,
      isCapital: capital.test(word),
      isInitial: /^\p{Lu}(?:\.\p{Lu})*$/u.test(word) && word !== 'I',
      needsCapital: opensSentence || /[“"‘«]$/.test(between),
      opens: opensSentence || /[:“"‘«(]\s*$/.test(between),
      isJoined: !opensSentence && !wasPossessive && (/^[ \u00a0\n]$/.test(between) || afterStop),
    });
    wasPossessive = whole !== word;
    last = start + whole.length;
  }
  return words;
}
