import { rules } from './spoken-rules.ts';

/** A stretch of the text (UTF-16, end exclusive) that is said otherwise than it is written. */
export interface Saying {
  readonly start: number;
  readonly end: number;
  readonly spoken: string;
}

/** A sentence's `spoken` may not be longer (protocol/answer.ts). */
const longestSpoken = 2000;

/**
 * The text as people say it in English: numbers, dates, money, percent, units, abbreviations and initials in words; everything else
 * stays as it is. A text whose words would pass 2,000 characters comes back unchanged. Rules SP1–SP3.
 *
 * @example toSpoken('Up 12% since 2 May 2026.') // 'Up twelve percent since the second of May twenty twenty-six.'
 */
export function toSpoken(text: string): string {
  let spoken = '';
  let at = 0;
  for (const saying of sayingsOf(text)) {
    spoken += text.slice(at, saying.start) + saying.spoken;
    at = saying.end;
  }
  spoken += text.slice(at);
  return spoken.length > longestSpoken ? text : spoken;
}

/** What {@link toSpoken} replaces, in order and apart. */
export function sayingsOf(text: string): readonly Saying[] {
  const sayings: Saying[] = [];
  for (let at = 0; at < text.length; ) {
    const saying = isInsideWord(text, at) ? undefined : sayingAt(text, at);
    if (saying !== undefined) sayings.push(saying);
    at = saying?.end ?? at + 1;
  }
  return sayings;
}

function sayingAt(text: string, at: number): Saying | undefined {
  for (const { pattern, say } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const spoken = say(match, { before: text.slice(Math.max(0, at - 40), at), after: text.slice(pattern.lastIndex) });
    if (spoken !== undefined) return { start: at, end: pattern.lastIndex, spoken };
  }
  return undefined;
}

/** A rule may begin at a word's first character or at a sign, never inside a word or number. */
function isInsideWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}\p{M}'’]/u.test(text[at] ?? ' ');
}
