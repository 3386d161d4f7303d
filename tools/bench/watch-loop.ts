import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const everyMs = 5;
/** Memory is looked at each so many turns: it takes longer. */
const memoryEvery = 20;

/**
 * Loaded before the product's own `main.ts` (`--import`): how late its event loop is, looked at every five milliseconds since the last time
 * that it was asked, which is what SIGUSR2 does, and the most memory that its main thread held; it says so in one line. `busyMs` is what the thread itself worked meanwhile: late without
 * work is a processor that somebody else had. The product knows nothing of it.
 */
if (isMainThread) {
  let lateMs: number[] = [];
  let busyMs: number[] = [];
  let heldBytes = 0;
  let lastMs = performance.now();
  let lastWorkedMs = workedMs();
  const look = (): void => {
    const nowMs = performance.now();
    const nowWorkedMs = workedMs();
    lateMs.push(Math.max(0, nowMs - lastMs - everyMs));
    busyMs.push(nowWorkedMs - lastWorkedMs);
    if (lateMs.length % memoryEvery === 1) heldBytes = Math.max(heldBytes, held());
    lastMs = nowMs;
    lastWorkedMs = nowWorkedMs;
    setTimeout(look, everyMs).unref();
  };
  look();
  process.on('SIGUSR2', () => {
    writeSync(1, `loop ${JSON.stringify({ lateMs: lateMs.map(toTenth), busyMs: busyMs.map(toTenth), heldBytes })}\n`);
    lateMs = [];
    busyMs = [];
    heldBytes = 0;
  });
}

function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** What is in use or waits to be collected: what was given back and stays resident is not in it. */
function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
