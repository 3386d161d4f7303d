import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { everyWhileSeen } from '../../../../client/live/seen-clock.ts';

const sight = new (class extends EventTarget {
  hidden = false;
  set(hidden: boolean) {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
})();

beforeEach(() => {
  sight.hidden = false;
  vi.useFakeTimers();
  vi.stubGlobal('document', sight);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('[CO23] goes once a second out of sight, as before when it is seen again, and at its own pace in a headset', () => {
  let count = 0;
  const isInXr = signal(false);
  const stop = everyWhileSeen(50, () => count++, isInXr);
  const within = (ms: number) => {
    const before = count;
    vi.advanceTimersByTime(ms);
    return count - before;
  };
  expect(within(1000)).toBe(20);
  sight.set(true);
  expect(within(3_600_000)).toBe(3600);
  isInXr.value = true;
  expect(within(1000)).toBe(20);
  isInXr.value = false;
  expect(within(2000)).toBe(2);
  sight.set(false);
  expect(within(1000)).toBe(20);
  stop();
  sight.set(true);
  sight.set(false);
  expect(within(5000)).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

it('[CO23] what is slower than that stays as it is', () => {
  let count = 0;
  sight.hidden = true;
  const stop = everyWhileSeen(2000, () => count++, signal(false));
  vi.advanceTimersByTime(10_000);
  expect(count).toBe(5);
  stop();
});
