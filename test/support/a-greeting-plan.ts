import type { GreetingPlan } from '../../protocol/greeting-plan.ts';

/** A plan whose doors open a quarter of an hour before it begins. */
export function aPlan(change: Partial<GreetingPlan> = {}): GreetingPlan {
  const startsAtMs = change.startsAtMs ?? Date.UTC(2026, 11, 3, 14, 0);
  return {
    stage: 'planned',
    about: 'Where we stand.',
    startsAtMs,
    minutes: 45,
    doorsAtMs: startsAtMs - 15 * 60_000,
    reason: '',
    calendarPath: '/calendar/spring.ics',
    ...change,
  };
}
