import { expect, it } from 'vitest';
import { abstentionWords } from '../../../../client/world/abstention-words.ts';
import { abstentionKindSchema } from '../../../../protocol/answer.ts';

it('[M60] the desk has one short sentence of its own for each kind', () => {
  const words = abstentionKindSchema.options.map((kind) => abstentionWords[kind]);
  expect(new Set(words).size).toBe(words.length);
  for (const text of words) expect(text).toMatch(/^[A-Z][^!]{10,70}\.$/);
});
