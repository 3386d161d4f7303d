import { z } from 'zod';
import { isVerbatim } from '../../server/rehearsal/exactness.ts';
import type { Row } from './row.ts';

const textSchema = z.object({ id: z.string(), text: z.string() });

/** How many quotes there are, and those that are not byte for byte what the file has at their place. */
export interface Exactness {
  readonly quotes: number;
  readonly wrong: readonly string[];
}

/**
 * Compares every quote with the statements' file itself, read once more: what the mind says of itself does not count. The slice is taken in
 * UTF-16 units, then compared as UTF-8 bytes.
 */
export function compareQuotes(rows: readonly Row[], statementsFile: string): Exactness {
  const texts = new Map(
    statementsFile
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => textSchema.parse(JSON.parse(line)))
      .map(({ id, text }) => [id, text]),
  );
  const wrong: string[] = [];
  let quotes = 0;
  for (const { id, sentences } of rows) {
    for (const sentence of sentences) {
      if (sentence.label === 'NOTICE') continue;
      quotes++;
      if (!isVerbatim(sentence, ({ statementId }) => texts.get(statementId))) wrong.push(id);
    }
  }
  return { quotes, wrong };
}
