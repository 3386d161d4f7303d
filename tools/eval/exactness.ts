import { z } from 'zod';
import type { Answer, Label } from '../../protocol/answer.ts';
import { checkAnswer } from '../../server/mind/check-answer.ts';
import type { Knowledge } from '../../server/mind/ports.ts';
import { isSupported } from '../../server/rehearsal/exactness.ts';
import type { Row } from './row.ts';

const textSchema = z.object({ id: z.string(), text: z.string() });

/** What a comparison with the statements' file found. Ids are of questions. */
export interface Exactness {
  readonly quotes: number;
  /** With a quote that is not byte for byte what the file has at its place. */
  readonly wrong: readonly string[];
  /** How many sentences were written, and not quoted, by label. */
  readonly written: Readonly<Partial<Record<Label, number>>>;
  /** With a written sentence that names no source or one that is not in the file, or a translation of what is not there. */
  readonly unresolved: readonly string[];
}

/**
 * Compares every sentence with the statements' file itself, read once more: what the mind says of itself does not count. The slice of a quote is taken
 * in UTF-16 units, then compared as UTF-8 bytes; of a translation its original is, and of a written sentence every source is a span of the file. Rules M26, M109.
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
  const unresolved: string[] = [];
  const written: Partial<Record<Label, number>> = {};
  let quotes = 0;
  for (const { id, sentences } of rows) {
    for (const sentence of sentences) {
      const { label } = sentence;
      if (label === 'NOTICE') continue;
      const isQuote = label === 'QUOTE' || label === 'APPROVED';
      if (isQuote) quotes++;
      else written[label] = (written[label] ?? 0) + 1;
      if (!isSupported(sentence, ({ statementId }) => texts.get(statementId))) (isQuote ? wrong : unresolved).push(id);
    }
  }
  return { quotes, wrong, written, unresolved };
}

/**
 * The GENERATED sentences of an answer whose check by code fails, each looked at by itself against its statements as they stand in the file:
 * none may. Rule M109.
 */
export function unsupportedIn(answer: Answer, { statements, today }: Knowledge): readonly string[] {
  return answer.sentences.flatMap((sentence) => {
    if (sentence.label !== 'GENERATED') return [];
    try {
      checkAnswer({ ...answer, sentences: [sentence] }, statements, today);
      return [];
    } catch {
      // It throws for nothing else than what the sentence lacks.
      return [sentence.text];
    }
  });
}
