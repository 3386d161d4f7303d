import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Telling } from '../../../../server/adapters/colyseus/telling.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How often all pages are told something in ten seconds when it takes so long each time. */
async function toldInTenSeconds(eachTakesMs: number): Promise<number> {
  const now = { ms: 0 };
  let told = 0;
  const telling = new Telling(
    () => {
      told++;
      now.ms += eachTakesMs;
    },
    () => now.ms,
  );
  telling.start();
  for (let rested = 0; rested + told * eachTakesMs < 10_000; rested += 10) await vi.advanceTimersByTimeAsync(10);
  telling.stop();
  const before = told;
  await vi.advanceTimersByTimeAsync(2000);
  expect(told).toBe(before);
  return told;
}

it('[R5] comes ten times a second, less often in a full hall, and never less than twice', async () => {
  expect(await toldInTenSeconds(1)).toBeCloseTo(100, -1);
  expect(await toldInTenSeconds(40)).toBeCloseTo(36, -1);
  // It rests half a second at most: telling itself takes the other half.
  expect(await toldInTenSeconds(500)).toBeCloseTo(10, 0);
});
