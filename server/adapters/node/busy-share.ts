import type { EventLoopUtilization, Performance } from 'node:perf_hooks';

/** Gives a function that tells the share of its time (0…1) that this process was busy since it was last asked. */
export function busyShareOf({ eventLoopUtilization }: Pick<Performance, 'eventLoopUtilization'>): () => number {
  let before: EventLoopUtilization = eventLoopUtilization();
  return () => {
    const now = eventLoopUtilization();
    const { utilization } = eventLoopUtilization(now, before);
    before = now;
    return utilization;
  };
}
