import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sentencesOf, wholeAround } from '../../../server/mind/compose.ts';
import { openLibrary, type Passage } from '../../../server/mind/library.ts';
import { aStatement, knowledgeOf } from './knowledge.ts';

const rowSchema = z.strictObject({
  kind: z.string(),
  sentences: z.array(z.string()),
  /** The sentence that a question would pick. */
  asked: z.int(),
  /** First and last sentence that must be said; null when none may. */
  said: z.tuple([z.int(), z.int()]).nullable(),
});

function rowsOf(name: string): readonly z.infer<typeof rowSchema>[] {
  const file = readFileSync(new URL(`../../data/cuts/${name}.jsonl`, import.meta.url), 'utf8');
  return file
    .trim()
    .split('\n')
    .map((line) => rowSchema.parse(JSON.parse(line)));
}

function passageOf(text: string): Passage {
  const [passage] = openLibrary(knowledgeOf([aStatement({ text })])).passages.values();
  if (passage === undefined) throw new Error('no passage');
  return passage;
}

function said(sentences: readonly string[], asked: number): readonly string[] | null {
  const passage = passageOf(sentences.join(' '));
  expect(passage.sentences.map((sentence) => sentence.text)).toEqual(sentences);
  const excerpt = wholeAround(passage, asked);
  return excerpt === null ? null : sentencesOf(excerpt).map((sentence) => sentence.text);
}

// `traps` and `harmless` were there before the rules. The `unseen` were written after them, in two rounds: of the first 40 traps 15 were
// right before the rules were mended, of the next 20 then 14; of the harmless 23 of 24, then 12 of 12.
describe('cuts', () => {
  it.each(
    [...rowsOf('traps'), ...rowsOf('unseen-traps')].map((row) => [row.kind, row.sentences.join(' '), row] as const),
  )('[M80] [M81] [M82] [M83] brings what it needs: %s: %s', (_, __, { sentences, asked, said: range }) => {
    expect(said(sentences, asked)).toEqual(range === null ? null : sentences.slice(range[0], range[1] + 1));
  });

  it.each(
    [...rowsOf('harmless'), ...rowsOf('unseen-harmless')].map(
      (row) => [row.kind, row.sentences[row.asked] ?? '', row] as const,
    ),
  )('[M84] leaves alone what stands by itself: %s: %s', (_, __, { sentences, asked }) => {
    expect(said(sentences, asked)).toEqual([sentences[asked]]);
  });
});
