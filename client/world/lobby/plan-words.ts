import type { GreetingPlan } from '../../../protocol/greeting-plan.ts';

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/** Days and minutes on the clock of one time zone. */
interface Clock {
  /** "Thursday 3 December". */
  readonly day: (atMs: number) => string;
  readonly year: (atMs: number) => string;
  /** "15:00". */
  readonly time: (atMs: number) => string;
  /** "GMT+1". */
  readonly offset: (atMs: number) => string;
}

function clockIn(timeZone: string): Clock {
  const parts = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
    return (atMs: number, type: Intl.DateTimeFormatPartTypes) =>
      format.formatToParts(atMs).find((part) => part.type === type)?.value ?? '';
  };
  const date = parts({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const time = parts({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const zone = parts({ timeZoneName: 'shortOffset' });
  return {
    day: (atMs) => `${date(atMs, 'weekday')} ${date(atMs, 'day')} ${date(atMs, 'month')}`,
    year: (atMs) => date(atMs, 'year'),
    time: (atMs) => `${time(atMs, 'hour')}:${time(atMs, 'minute')}`,
    offset: (atMs) => zone(atMs, 'timeZoneName'),
  };
}

/**
 * When a town hall is, on the reader's clock: the day, "Thursday 3 December", with the year where it is another one; and the time,
 * "15:00–15:45, your time (Stockholm)". Where the clocks change meanwhile both ends say by which they go. Rule LO1.
 */
export function whenWords(
  { startsAtMs, minutes }: Pick<GreetingPlan, 'startsAtMs' | 'minutes'>,
  nowMs: number,
  timeZone: string,
): { readonly day: string; readonly time: string } {
  const { day, year, time, offset } = clockIn(timeZone);
  const endsAtMs = startsAtMs + minutes * minuteMs;
  const changes = offset(startsAtMs) !== offset(endsAtMs);
  const [from, to] = [startsAtMs, endsAtMs].map((atMs) => (changes ? `${time(atMs)} ${offset(atMs)}` : time(atMs)));
  return {
    day: year(startsAtMs) === year(nowMs) ? day(startsAtMs) : `${day(startsAtMs)} ${year(startsAtMs)}`,
    time: `${from}–${to}, your time (${placeOf(timeZone)})`,
  };
}

/** "Europe/Stockholm" is "Stockholm": a device that is set to another place shows itself. */
function placeOf(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** "at 14:45", or on another day than that of `dayMs`, "on Wednesday 2 December at 23:50". */
export function momentWords(atMs: number, dayMs: number, timeZone: string): string {
  const { day, time } = clockIn(timeZone);
  return day(atMs) === day(dayMs) ? `at ${time(atMs)}` : `on ${day(atMs)} at ${time(atMs)}`;
}

/** How long until then: days, hours and minutes, in the last minute seconds. What is due is "any moment now". Rule LO2. */
export function countdownWords(leftMs: number): string {
  if (leftMs <= 0) return 'any moment now';
  if (leftMs <= minuteMs) return `in ${counted(Math.ceil(leftMs / 1000), 'second')}`;
  return `in ${minutesWords(Math.ceil(leftMs / minuteMs))}`;
}

function minutesWords(minutes: number): string {
  if (minutes >= 3 * dayMinutes) return counted(Math.round(minutes / dayMinutes), 'day');
  const words = [
    [Math.floor(minutes / dayMinutes), 'day'],
    [Math.floor((minutes % dayMinutes) / 60), 'hour'],
    // Who waits for tomorrow counts no minutes.
    [minutes < dayMinutes ? minutes % 60 : 0, 'minute'],
  ] as const;
  return words.flatMap(([count, unit]) => (count > 0 ? [counted(count, unit)] : [])).join(' ');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** At these minutes before, who listens to the page is told. */
const toldAt = [30, 15, 10, 5, 4, 3, 2, 1];

/**
 * The countdown for who does not see it: told at full hours and a few minutes before the end, for a minute each, and empty in between, so
 * that it is told at most once a minute. Rule LO2.
 */
export function toldCountdown(leftMs: number): string {
  const minutes = Math.ceil(leftMs / minuteMs);
  const isTold = toldAt.includes(minutes) || (minutes > 0 && minutes < dayMinutes && minutes % 60 === 0);
  return isTold ? `in ${minutesWords(minutes)}` : '';
}

/** What stands wherever the hall says what happens on its stage, until that begins. Rule LO6. */
export function beginningWords(plan: GreetingPlan | null, nowMs: number, timeZone: string): string {
  if (plan === null) return 'It has not begun yet';
  const leftMs = plan.startsAtMs - nowMs;
  if (leftMs <= 0) return 'Begins any moment now';
  return `Begins ${momentWords(plan.startsAtMs, nowMs, timeZone)}, ${countdownWords(leftMs)}`;
}

export const beginsNowWords = 'It begins now';
