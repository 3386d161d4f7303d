import { randomBytes } from 'node:crypto';
import type { Clock, Dice } from '../../session/ports.ts';

/** Longest delay of a Node timer; a later time is waited for in pieces. */
const longestTimerMs = 2 ** 31 - 1;

/** The machine's clock. A timer never keeps the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  at(atMs, task) {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const delayMs = Math.max(0, atMs - Date.now());
      timer = setTimeout(delayMs > longestTimerMs ? wait : task, Math.min(delayMs, longestTimerMs));
      timer.unref();
    };
    wait();
    return () => clearTimeout(timer);
  },
};

/** Randomness of the operating system. */
export const systemDice: Dice = { bytes: (count) => Uint8Array.from(randomBytes(count)) };
