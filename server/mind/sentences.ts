/** One whole sentence of a text: its exact slice, in UTF-16 units, end exclusive. */
export interface SentenceSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits prose into whole sentences, each an exact slice without surrounding white space. A line break between paragraphs ends a
 * sentence; abbreviations, initials, decimal points and ellipses inside a sentence do not. Together the spans hold every character
 * that is not white space.
 */
export function splitSentences(text: string): readonly SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?…]+["'”’)\]*†¹²³⁴]*(?=\s|$)|\n\s*\n|\n(?=\s*[-•*])/g)) {
    const end = match.index + match[0].length;
    if (!endsSentence(text, match.index, end)) continue;
    push(spans, text, start, end);
    start = end;
  }
  push(spans, text, start, text.length);
  return spans;
}

function endsSentence(text: string, mark: number, end: number): boolean {
  if (text.slice(mark, end).trim() === '') return true;
  const next = /^\s+(["'“‘(]*)(\S)/.exec(text.slice(end, end + 12))?.[2];
  if (next === undefined) return true;
  if (/\p{Ll}/u.test(next)) return false;
  if (text[mark] !== '.' || end - mark > 1) return true;
  const before = /[\p{L}.]+$/u.exec(text.slice(Math.max(0, mark - 12), mark))?.[0] ?? '';
  if (/^nos?$/i.test(before)) return !/\d/.test(next);
  return !(abbreviations.has(before.toLowerCase()) || /^(\p{Lu}|(\p{L}\.)+\p{L})$/u.test(before));
}

function push(spans: SentenceSpan[], text: string, from: number, to: number): void {
  const slice = text.slice(from, to);
  const trimmed = slice.trim();
  if (trimmed === '') return;
  const start = from + slice.indexOf(trimmed);
  spans.push({ text: trimmed, start, end: start + trimmed.length });
}

const abbreviations: ReadonlySet<string> = new Set(
  'mr mrs ms dr prof st vs etc approx fig inc ltd co corp dept est jr sr e.g i.e cf al'.split(' '),
);
