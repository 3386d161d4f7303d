import { cardinal, decimal, digitByDigit } from './numerals.ts';
import { months } from './spoken-words.ts';

/** What stands around a match. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/** One way of writing and how it is said; undefined passes the match on to the next rule. */
export interface Rule {
  readonly pattern: RegExp;
  readonly say: (match: RegExpExecArray, around: Around) => string | undefined;
}

/** A rule is tried exactly where the reader stands. */
export function rule(source: string, say: Rule['say']): Rule {
  return { pattern: new RegExp(source, 'uy'), say };
}

/** The point of a short month is taken only inside a sentence. */
export const month = `(${Object.keys(months).join('|')})(?:\\.(?= [\\p{Ll}\\d]))?`;
/** Thousands are set apart by commas, or by a space that does not break a line. Never half of a decimal. */
export const number = '(\\d{1,3}(?:[,\\u00a0\\u202f]\\d{3})+|\\d+)(?:\\.(\\d+))?(?!\\.\\d)';
/** Where a word or a number ends. */
export const end = '(?![\\p{L}\\p{N}])';
export const gap = '[ \\u00a0\\u202f]?';

/** A number as written, in words; one that opens with zero digit by digit. */
export function say(whole = '', fraction?: string): string {
  const digits = whole.replace(/\D/g, '');
  if (fraction !== undefined) return decimal(digits, fraction);
  return /^0\d/.test(digits) ? digitByDigit(digits) : cardinal(digits);
}

/** Whether four digits may be a year. */
export function isYear(digits: string): boolean {
  return /^(1[1-9]|20)\d\d$/.test(digits);
}

/** Whether a sentence begins after `before`. */
export function opensSentence(before: string): boolean {
  return /(?:^|[.!?]["'”’)]*\s+)$/.test(before);
}
