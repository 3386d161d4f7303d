import { randomBytes, randomFillSync } from 'node:crypto';
import type { Clock, Dice } from '../../session/ports.ts';
import { steadyTime } from './steady-time.ts';

/** Longest delay of a Node timer; a later time is waited for in pieces. */
const longestTimerMs = 2 ** 31 - 1;

const now = steadyTime(
  () => Date.now(),
  () => performance.now(),
);

/** The machine's clock, which never goes back here. A timer never keeps the process alive. */
export const systemClock: Clock = {
  now,
  at(atMs, task) {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const delayMs = Math.max(0, atMs - now());
      timer = setTimeout(delayMs > longestTimerMs ? wait : task, Math.min(delayMs, longestTimerMs));
      timer.unref();
    };
    wait();
    return () => clearTimeout(timer);
  },
};

/** Asking the operating system costs the same for many bytes as for a few. */
const pool = new Uint8Array(4096);
let used = pool.length;

/** Randomness of the operating system. No byte is given twice, and none stays behind. */
export const systemDice: Dice = {
  bytes(count) {
    if (count > pool.length) return Uint8Array.from(randomBytes(count));
    if (used + count > pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const taken = pool.slice(used, used + count);
    pool.fill(0, used, used + count);
    used += count;
    return taken;
  },
};
