import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const everyMs = 5;

/**
 * Loaded before the product's own `main.ts` (`--import`): how late its event loop is, looked at every five milliseconds since the last time
 * that it was asked, which is what SIGUSR2 does; it says so in one line. `busyMs` is what the thread itself worked meanwhile: late without
 * work is a processor that somebody else had. The product knows nothing of it.
 */
if (isMainThread) {
  let lateMs: number[] = [];
  let busyMs: number[] = [];
  let lastMs = performance.now();
  let lastWorkedMs = workedMs();
  const look = (): void => {
    const nowMs = performance.now();
    const nowWorkedMs = workedMs();
    lateMs.push(Math.max(0, nowMs - lastMs - everyMs));
    busyMs.push(nowWorkedMs - lastWorkedMs);
    lastMs = nowMs;
    lastWorkedMs = nowWorkedMs;
    setTimeout(look, everyMs).unref();
  };
  look();
  process.on('SIGUSR2', () => {
    writeSync(1, `loop ${JSON.stringify({ lateMs: lateMs.map(toTenth), busyMs: busyMs.map(toTenth) })}\n`);
    lateMs = [];
    busyMs = [];
  });
}

function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
