import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Telling } from '../../../../server/adapters/colyseus/telling.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A telling in so many steps that says what it does. */
function aTelling(steps: number, stepTakesMs = 0) {
  const told: string[] = [];
  const now = { ms: 0 };
  let rounds = 0;
  function* all() {
    const round = ++rounds;
    for (let step = 1; step <= steps; step++) {
      if (step > 1) yield;
      now.ms += stepTakesMs;
      told.push(`${round}.${step}`);
    }
  }
  const telling = new Telling({ desks: () => void told.push('desks'), all, nowMs: () => now.ms + Date.now() });
  return { telling, told };
}

/** How often all pages are told something in ten seconds when it takes so long each time. */
async function toldInTenSeconds(eachTakesMs: number): Promise<number> {
  const now = { ms: 0 };
  let told = 0;
  function* all() {
    told++;
    now.ms += eachTakesMs / 2;
    yield;
    now.ms += eachTakesMs / 2;
  }
  const telling = new Telling({ desks: () => undefined, all, nowMs: () => now.ms + Date.now() });
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

it('[DC1] tells desks at once, again only after their pace, and never after everybody', async () => {
  const { telling, told } = aTelling(1, 200);
  telling.start();
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(['desks', '1.1']);
  // The hall is full: the next round is half a second off.
  telling.desksSoon();
  await vi.advanceTimersByTimeAsync(1);
  telling.desksSoon();
  telling.desksSoon();
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual(['desks', '1.1', 'desks']);
  await vi.advanceTimersByTimeAsync(60);
  expect(told).toEqual(['desks', '1.1', 'desks', 'desks']);
  telling.stop();
});

it('[DC1] tells desks less often where that takes its time, but ten times a second', async () => {
  const now = { ms: 0 };
  let told = 0;
  const desks = () => {
    told++;
    now.ms += 30;
  };
  const telling = new Telling({ desks, all: () => [][Symbol.iterator](), nowMs: () => now.ms + Date.now() });
  telling.start();
  for (let waitedMs = 0; waitedMs + now.ms < 1000; waitedMs += 10) {
    telling.desksSoon();
    await vi.advanceTimersByTimeAsync(10);
  }
  telling.stop();
  expect(told).toBeCloseTo(10, -1);
});

it('[DC1] does not let everybody wait for the pace of a full hall when a moderator moved a question', async () => {
  const { telling, told } = aTelling(1, 200);
  telling.start();
  await vi.advanceTimersByTimeAsync(100);
  telling.allSoon();
  await vi.advanceTimersByTimeAsync(100);
  expect(told.filter((what) => what !== 'desks')).toEqual(['1.1', '2.1']);
  telling.stop();
});

it('[DC2] gives others their turn between two steps', async () => {
  const { telling, told } = aTelling(3);
  telling.start();
  await vi.advanceTimersToNextTimerAsync();
  setImmediate(() => told.push('a command'));
  telling.desksSoon();
  await vi.advanceTimersByTimeAsync(50);
  expect(told.indexOf('a command')).toBeGreaterThan(told.indexOf('1.1'));
  expect(told.indexOf('1.3')).toBeGreaterThan(told.indexOf('a command'));
  telling.stop();
});

it('[DC3] ends the round under way when something is about to be sent past it, and goes on with the next', async () => {
  const { telling, told } = aTelling(3);
  telling.finish();
  telling.start();
  await vi.advanceTimersToNextTimerAsync();
  telling.finish();
  told.push('stop');
  telling.finish();
  await vi.advanceTimersByTimeAsync(110);
  expect(told).toEqual(['desks', '1.1', '1.2', '1.3', 'stop', 'desks', '2.1', '2.2', '2.3']);
  telling.stop();
});

it('[DC2] tells nobody after it was stopped amid a round', async () => {
  const { telling, told } = aTelling(3);
  telling.start();
  await vi.advanceTimersToNextTimerAsync();
  telling.stop();
  telling.desksSoon();
  telling.finish();
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual(['desks', '1.1']);
});
