import { type SentenceSpan, splitSentences } from '../mind/sentences.ts';

/** Rows of so many marks end no sentence twice, and reading them would take time by their square. */
const rowOfMarks = /[.!?…]{8,}|["'”’)\]]{8,}/g;

/** Gives the sentences of a text that anybody may have written: as {@link splitSentences}, in time in proportion to its length. */
export function sentencesIn(text: string): readonly SentenceSpan[] {
  const tamed = text.replace(rowOfMarks, (row) => `${row.charAt(0)}${' '.repeat(row.length - 1)}`);
  if (tamed === text) return splitSentences(text);
  return splitSentences(tamed).map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}
