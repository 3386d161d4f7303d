import type { Plan } from '../../../protocol/organising.ts';
import { offsetMsAt, wallTimeAt } from './wall-time.ts';

type Times = Pick<Plan, 'startsAtMs' | 'minutes' | 'timeZone'>;

const minuteMs = 60_000;

/** “Thursday 12 March 2026”. */
export function dayWords(ms: number, timeZone: string): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone }).format(ms).replace(',', '');
}

/** “Thu 14:45”. */
export function shortWords(ms: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone }).format(ms);
  return `${day} ${wallTimeAt(ms, timeZone).time}`;
}

/** “15:00–16:00”. */
export function hoursWords({ startsAtMs, minutes }: Omit<Times, 'timeZone'>, timeZone: string): string {
  const [from, to] = [startsAtMs, startsAtMs + minutes * minuteMs].map((ms) => wallTimeAt(ms, timeZone).time);
  return `${from}–${to}`;
}

/** What people call a zone: “New York” of `America/New_York`. */
export function placeOf(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** “UTC+1”, “UTC−3:30”, “UTC”. */
export function offsetWords(ms: number, timeZone: string): string {
  const minutes = Math.round(offsetMsAt(ms, timeZone) / minuteMs);
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** When it is, where somebody reads it; and there, if clocks show something else. Rule OP2. */
export function whenWords(plan: Times, ownZone: string): { readonly own: string; readonly there: string | null } {
  const at = (zone: string) => [dayWords(plan.startsAtMs, zone), hoursWords(plan, zone)] as const;
  const [[ownDay, ownHours], [day, hours]] = [at(ownZone), at(plan.timeZone)];
  const own = `${ownDay}, ${ownHours}`;
  if (ownDay === day && ownHours === hours) return { own, there: null };
  const place = placeOf(plan.timeZone);
  return {
    own: `${own} your time`,
    there: ownDay === day ? `${hours} in ${place}` : `${day}, ${hours} in ${place}`,
  };
}

/** When its doors open. */
export function doorsAtMs({ startsAtMs, doorsMinutes }: Pick<Plan, 'startsAtMs' | 'doorsMinutes'>): number {
  return startsAtMs - doorsMinutes * minuteMs;
}
