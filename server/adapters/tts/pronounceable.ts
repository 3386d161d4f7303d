import { wordsOf } from '../../speech/words.ts';

/** Longest text given to flite, in characters; longer ones are refused before they start. About two and a half minutes of speech. */
export const longestText = 2000;

/** Letters that are not a plain letter with a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  ø: 'o',
  Ø: 'O',
  œ: 'oe',
  Œ: 'Oe',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '’': "'",
  '‘': "'",
  '–': ', ',
  '—': ', ',
};

/**
 * The text as flite can read it: ASCII on one line. Accents fall off, typographic marks become plain ones, and what English has no sound
 * for (control characters, emoji, other scripts) becomes a space. May be empty.
 */
export function pronounceable(text: string): string {
  return [...text.normalize('NFKC')]
    .map((character) => plainLetters[character] ?? character.normalize('NFD').replace(/\p{M}/gu, ''))
    .join('')
    .replace(/[^A-Za-z0-9 .,;:!?'()-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A word's place in a text, with the letters that flite is to read; empty for a word in another script. */
export interface ReadableWord {
  readonly start: number;
  readonly end: number;
  readonly letters: string;
}

/** The words of a text, each as flite reads it alone. */
export function readableWords(text: string): readonly ReadableWord[] {
  return wordsOf(text).map(({ start, end }) => ({
    start,
    end,
    letters: pronounceable(text.slice(start, end)).replace(/[^A-Za-z0-9']/g, ''),
  }));
}
