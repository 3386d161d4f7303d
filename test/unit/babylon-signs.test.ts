import { expect, it } from 'vitest';
import { mostSigns, type Sign, SignRows } from '../../client/adapters/babylon/people/sign-rows.ts';

const aSign = (over: Partial<Sign>): Sign => ({
  reaction: 'heart',
  at: [1, 2, 3],
  startMs: 0,
  isInBalcony: false,
  ...over,
});
/** When the signs begin that have not gone, in seconds. */
const startsOf = ({ places }: SignRows) =>
  Array.from({ length: mostSigns }, (_, index) => places[index * 4 + 3] ?? 0).filter((startS) => startS >= 0);

it('[BC6] a sign says from where and when it rises, and which picture it is', () => {
  const rows = new SignRows();
  rows.add(aSign({ reaction: 'laugh', startMs: 2500 }));
  expect([...rows.places.subarray(0, 4), rows.kinds[0]]).toEqual([1, 2, 3, 2.5, 2]);
});

it('[BC6] however many react in the balconies, nobody near loses their sign, nor the other way round', () => {
  const rows = new SignRows();
  rows.add(aSign({ startMs: 7000 }));
  for (let i = 0; i < 1000; i++) rows.add(aSign({ startMs: 8000, isInBalcony: true }));
  expect(startsOf(rows).filter((startS) => startS === 7)).toHaveLength(1);
  expect(startsOf(rows)).toHaveLength(257);
  for (let i = 0; i < 1000; i++) rows.add(aSign({ startMs: 9000 }));
  expect(startsOf(rows).filter((startS) => startS === 8)).toHaveLength(256);
});
