import { limits } from './limits.ts';

const dayMs = 86_400_000;

/** The day at this time (milliseconds since 1970), as an ISO date (YYYY-MM-DD) in UTC. */
export function dayAt(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

/** The day so many days after an ISO date. */
export function daysAfter(isoDate: string, days: number): string {
  return dayAt(Date.parse(isoDate) + days * dayMs);
}

/** The day by which what is passed on today is answered, where nobody chose another: an ISO date. Rule Q13. */
export function usualDue(today: string): string {
  return daysAfter(today, limits.referralDays);
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** An ISO date as people write it who know the year: "7 December". */
export function dayAndMonth(isoDate: string): string {
  const [, month, day] = isoDate.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]}`;
}
