import type { GreetingPlan } from '../../../protocol/greeting-plan.ts';

/** How long a link may open: in hours, and in words. */
export const lasts = [
  [24, 'a day'],
  [72, 'three days'],
  [168, 'a week'],
  [720, 'thirty days'],
  [2160, 'ninety days'],
] as const;
const hourMs = 3_600_000;

/** When a planned town hall ends. */
export function endOf({ startsAtMs, minutes }: Pick<GreetingPlan, 'startsAtMs' | 'minutes'>): number {
  return startsAtMs + minutes * 60_000;
}

/** A week, or as long as it takes until a town hall has ended; null where no link opens so long. Rule IV13. */
export function hoursUntil(endsAtMs: number | null, nowMs: number): number | null {
  const week = lasts[2][0];
  if (endsAtMs === null) return week;
  return lasts.find(([hours]) => hours >= week && nowMs + hours * hourMs >= endsAtMs)?.[0] ?? null;
}

/** What is said of a link that ends before its town hall does; empty where it does not. */
export function tooShortWords(lastsHours: number, endsAtMs: number | null, nowMs: number): string {
  if (endsAtMs === null || endsAtMs <= nowMs || nowMs + lastsHours * hourMs >= endsAtMs) return '';
  return hoursUntil(endsAtMs, nowMs) === null
    ? 'The town hall is later than any link lasts: make it nearer to the day.'
    : 'It ends before the town hall does: whoever comes then needs another. Choose longer.';
}
