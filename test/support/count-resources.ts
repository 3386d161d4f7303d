import { writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/** How often a thread beside the main one collects its rubbish: what is left counts as the process's memory. */
const threadsCollectEveryMs = 5000;

/**
 * Loaded before the product's own `main.ts` (`--import`), and in each of its threads: at SIGUSR2, and when the process ends, it says in one
 * line what keeps the process alive and what its memory holds once the rubbish is collected. The product knows nothing of it.
 */
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
if (!isMainThread && typeof collect === 'function') setInterval(() => collect(), threadsCollectEveryMs).unref();
if (isMainThread) {
  const say = (when: 'now' | 'end'): void => {
    if (typeof collect === 'function') collect();
    const resources: Record<string, number> = {};
    for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
    const { heapUsed, external, rss } = process.memoryUsage();
    const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
    writeSync(
      1,
      `counts ${JSON.stringify({ when, resources, listeners, heapBytes: heapUsed + external, rssBytes: rss })}\n`,
    );
  };
  process.on('SIGUSR2', () => say('now'));
  process.on('exit', () => say('end'));
}
