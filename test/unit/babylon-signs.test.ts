import { expect, it } from 'vitest';
import { type Sign, SignRows } from '../../client/adapters/babylon/people/sign-rows.ts';

const aSign = (over: Partial<Sign>): Sign => ({
  reaction: 'heart',
  at: [1, 2, 3],
  startMs: 0,
  place: null,
  isOfWave: false,
  ...over,
});
/** When the signs begin that there are, in seconds. */
const startsOf = ({ count, places }: SignRows) =>
  Array.from({ length: count }, (_, index) => places[index * 4 + 3] ?? 0).filter((startS) => startS >= 0);

it('[BC6] a sign says from where and when it rises, and which picture it is', () => {
  const rows = new SignRows(208);
  rows.add(aSign({ reaction: 'laugh', startMs: 2500 }));
  expect(rows.begin(2500)).toBe(true);
  expect([...rows.places.subarray(0, 4), rows.kinds[0]]).toEqual([1, 2, 3, 2.5, 2]);
});

it('[BC6] however many react in the balconies, nobody near loses their sign, nor they to one another or to who is near', () => {
  const rows = new SignRows(208);
  rows.add(aSign({ startMs: 7000 }));
  for (const startMs of [8000, 9000]) for (let place = 0; place < 256; place++) rows.add(aSign({ startMs, place }));
  rows.begin(9000);
  expect(startsOf(rows)).toEqual([7, ...Array(208).fill(9)]);
  for (let i = 0; i < 1000; i++) rows.add(aSign({ startMs: 10_000 }));
  rows.begin(10_000);
  expect(startsOf(rows)).toEqual([...Array(256).fill(10), ...Array(208).fill(9)]);
});

it('[BC6] a sign in a balcony stays until the next one there begins, and one whose message came early is not lost', () => {
  const rows = new SignRows(208);
  const startsAt = (nowMs: number) => {
    rows.begin(nowMs);
    return startsOf(rows);
  };
  rows.add(aSign({ place: 5, startMs: 1900 }));
  expect([startsAt(1899), startsAt(1900)]).toEqual([[], [expect.closeTo(1.9, 3)]]);
  rows.add(aSign({ place: 5, startMs: 2900 }));
  expect(startsAt(2899)).toEqual([expect.closeTo(1.9, 3)]);
  rows.add(aSign({ place: 5, startMs: 3880 }));
  expect([rows.begin(2899), startsOf(rows)]).toEqual([true, [expect.closeTo(2.9, 3)]]);
  expect([startsAt(3880), rows.begin(9000)]).toEqual([[expect.closeTo(3.88, 3)], false]);
});
