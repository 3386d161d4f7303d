import { expect, it } from 'vitest';
import { isOver, type LivingCaption, withLivingWords } from '../../../../client/world/living-words.ts';
import type { LivingWords } from '../../../../protocol/moment.ts';

const words = (index: number, text: string, over: Partial<LivingWords> = {}): LivingWords => ({
  kind: 'living-words',
  epoch: 4,
  index,
  text,
  isLate: false,
  ...over,
});
const first: LivingCaption = withLivingWords(null, words(0, 'Good morning.'), 1000);

it('[LC6] a phrase that comes soon after another is put behind it, so that both can be read; only the new one is read out', () => {
  expect(withLivingWords(first, words(1, 'Welcome.'), 3500)).toEqual({
    epoch: 4,
    index: 1,
    text: 'Good morning. Welcome.',
    freshFrom: 14,
    isLate: false,
    sinceMs: 3500,
  });
});

it.each([
  ['comes later', 4000, words(1, 'Welcome.')],
  ['would be too long with it', 2000, words(1, 'x'.repeat(150))],
  ['is of a newer epoch', 2000, words(0, 'Welcome.', { epoch: 5 })],
])('[LC6] one that %s takes its place', (_, nowMs, next) => {
  expect(withLivingWords(first, next, nowMs)).toMatchObject({ text: next.text, freshFrom: 0, epoch: next.epoch });
});

it('[LC6] an older one changes nothing', () => {
  expect(withLivingWords(first, words(0, 'Again.'), 2000)).toBe(first);
  expect(withLivingWords(first, words(7, 'Old.', { epoch: 3 }), 2000)).toBe(first);
});

it('[LC6] it stands for eight seconds', () => {
  expect([isOver(first, 8999), isOver(first, 9000)]).toEqual([false, true]);
});
