import type { GreetingPlan } from '../../../protocol/greeting-plan.ts';

/** A thousand pages that wait for the same moment do not ask in the same one. */
const spreadMs = 8000;
/** A plan may be moved or cancelled meanwhile. */
const everyMs = 300_000;
/** What is due and has not happened is asked for again after so long, then less and less often. */
const firstAgainMs = 4000;
const longestAgainMs = 60_000;

/**
 * In how long a page that is not in the hall asks how its plan stands: when the doors open or it begins, now and then before that, and with
 * pauses that grow while the server does not answer or what is due has not happened (`tries`); null where nothing is waited for. `random`
 * is from [0, 1). Rule LO4.
 */
export function askAgainMs(plan: GreetingPlan | null, nowMs: number, tries: number, random: number): number | null {
  const dueMs = dueOf(plan);
  if (dueMs === null) return null;
  const againMs = Math.min(longestAgainMs, firstAgainMs * 2 ** tries) * (0.75 + random / 2);
  if (tries > 0 || nowMs >= dueMs) return againMs;
  return Math.min(dueMs - nowMs + random * spreadMs, everyMs * (1 + random / 5));
}

/** Whether what the plan waits for should have happened by now. */
export function isDue(plan: GreetingPlan | null, nowMs: number): boolean {
  const dueMs = dueOf(plan);
  return dueMs !== null && nowMs >= dueMs;
}

function dueOf(plan: GreetingPlan | null): number | null {
  if (plan?.stage === 'planned') return plan.doorsAtMs;
  return plan?.stage === 'lobby' ? plan.startsAtMs : null;
}

/** Whether one comes in: now, later, or not any more. After the end the hall is closed, and what was passed on is still read and answered. */
export type Entry = 'now' | 'later' | 'over' | 'cancelled';

/** Rules LO2, LO5. */
export function entryOf(plan: GreetingPlan | null, isToHall: boolean): Entry {
  switch (plan?.stage) {
    case 'planned':
      return 'later';
    case 'cancelled':
      return 'cancelled';
    case 'ended':
      return isToHall ? 'over' : 'now';
    default:
      return 'now';
  }
}
