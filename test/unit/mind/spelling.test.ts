import { describe, expect, it } from 'vitest';
import { createSpelling, slipsBetween } from '../../../server/mind/spelling.ts';

const meant = createSpelling(
  new Set('electric battery monthly ransom wheelchair passenger timetable settle tram'.split(' ')),
);

describe('spelling', () => {
  it.each([
    ['electirc', 'electric'],
    ['batery', 'battery'],
    ['montly', 'monthly'],
    ['ransome', 'ransom'],
    ['wheelchiar', 'wheelchair'],
    ['becuase', 'because'],
  ])('[M25] takes %s for %s', (written, right) => {
    expect(meant(written)).toBe(right);
  });

  it.each(['kettle', 'crocodile', 'trem', 'p40', 'waiting', 'xylqzt'])('[M25] leaves %s as it is', (word) => {
    expect(meant(word)).toBe(word);
  });

  it('[M25] counts letters added, left out, changed and swapped, up to a number', () => {
    const pairs = [
      ['form', 'form'],
      ['form', 'from'],
      ['tram', 'trams'],
      ['tram', 'trim'],
      ['tram', 'ferry'],
    ] as const;
    expect(pairs.map(([a, b]) => slipsBetween(a, b, 2))).toEqual([0, 1, 1, 1, 3]);
  });
});
