import { expect, it } from 'vitest';
import { inTurns } from '../../../client/pages/record/in-turns.ts';

it('[F11] lines come in turns, in order and whole, and others have their turn between', async () => {
  const lines = Array.from({ length: 40 }, (_, index) => `${index}`);
  let turns = 0;
  let others = 0;
  const timer = setInterval(() => others++, 0);
  const given: string[] = [];
  for await (const line of inTurns(lines, (at) => {
    turns++;
    expect(at).toBe(given.length);
  })) {
    given.push(line);
    // As long as a slow line takes.
    for (const end = performance.now() + 5; performance.now() < end; );
  }
  clearInterval(timer);
  expect(given).toEqual(lines);
  expect(turns).toBeGreaterThan(3);
  expect(others).toBeGreaterThan(0);
});
