import { expect, it } from 'vitest';
import { ApplauseCount } from '../../../server/crowd/applause-count.ts';
import { idOf } from '../../support/build-townhall.ts';

it('[AG9] counts each who claps once, for four seconds after they last did', () => {
  const count = new ApplauseCount();
  for (const [name, atMs] of [
    ['ada', 0],
    ['bob', 1000],
    ['ada', 2000],
  ] as const)
    count.clapped(idOf(name), atMs);
  expect([2000, 5000, 5001, 6000, 6001].map((atMs) => count.at(atMs))).toEqual([2, 2, 1, 1, 0]);
});
