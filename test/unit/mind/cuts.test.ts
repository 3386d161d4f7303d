import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isWhole, sentencesOf, wholeAround } from '../../../server/mind/compose.ts';
import { cutsOf } from '../../../server/mind/cuts.ts';
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

// `traps` and `harmless` were there before the rules. The `unseen` were written after them, in three rounds, and the rules were mended after
// each: at first sight 15 of 40 traps were right, then 14 of 20, then 11 of 20; of the harmless 23 of 24, 12 of 12, 10 of 12.
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

  it('[M80] [M83] whatever a statement says, its cuts lie within reach, and what comes along is whole', () => {
    const words = 'It we Leeds the first rule not unless if would said: “no” (two) but nobody 12 had'.split(' ');
    const sentence = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 })
      .map((list) => `${list.join(' ')}.`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 7 }), (sentences) => {
        const passage = passageOf(sentences.join(' '));
        const texts = passage.sentences.map(({ text }) => text);
        for (const [at, { from, to }] of cutsOf(texts).entries()) {
          expect(from).toBeGreaterThanOrEqual(-1);
          expect(from).toBeLessThanOrEqual(at);
          expect(to).toBeGreaterThanOrEqual(at);
          expect(to).toBeLessThanOrEqual(texts.length);
          const excerpt = wholeAround(passage, at);
          if (excerpt !== null) expect(isWhole(excerpt) && excerpt.first <= at && at <= excerpt.last).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('[M80] reads no sentence that is too long to be said to its end', () => {
    expect(cutsOf([`“${'a '.repeat(20_000)}.`, 'Tea is free.'])).toHaveLength(2);
    expect(wholeAround(passageOf(`The ${'a '.repeat(700)}.`), 0)).toBeNull();
  });
});
