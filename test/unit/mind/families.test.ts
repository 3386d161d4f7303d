import { describe, expect, it } from 'vitest';
import { createFamilies } from '../../../server/mind/families.ts';
import { stem } from '../../../server/mind/words.ts';

describe('families of words', () => {
  it.each([
    ['adverts', 'advertising'],
    ['overcrowding', 'crowd'],
    ['privatised', 'privatisation'],
    ['inspectors', 'inspection'],
  ])('[M24] %s and %s are forms of one word', (a, b) => {
    expect(createFamilies([stem(b)])(stem(a))).toEqual([stem(b)]);
  });

  it.each([
    ['car', 'career'],
    ['train', 'trail'],
    ['station', 'statue'],
    ['form', 'formula'],
    ['2025', '2026'],
    ['porter', 'report'],
  ])('[M24] %s and %s are two', (a, b) => {
    expect(createFamilies([stem(b)])(stem(a))).toEqual([]);
  });
});
