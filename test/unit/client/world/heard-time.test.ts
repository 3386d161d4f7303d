import { expect, it } from 'vitest';
import { heardMs } from '../../../../client/world/heard-time.ts';

it('[CM14] is as far behind what was rendered as the output takes, and 12 ms at most', () => {
  expect([30, 12, 5, 0].map((outputMs) => heardMs(1000, outputMs, null))).toEqual([988, 988, 995, 1000]);
  expect(heardMs(3, 30, null)).toBe(0);
});

it('[CM14] waits for what the ear has still to tell, as long as it tells anything', () => {
  expect([995, 985, 900, 705].map((knownToMs) => heardMs(1000, 30, knownToMs))).toEqual([988, 985, 900, 705]);
  expect(heardMs(1000, 30, 690)).toBe(988);
});
