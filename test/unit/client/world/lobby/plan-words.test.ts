import { describe, expect, it } from 'vitest';
import {
  beginningWords,
  countdownWords,
  momentWords,
  toldCountdown,
  whenWords,
} from '../../../../../client/world/lobby/plan-words.ts';
import { aPlan } from '../../../../support/a-greeting-plan.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const startsAtMs = Date.UTC(2026, 11, 3, 14, 0);
const said = (startsAtMs: number, timeZone: string, nowMs = startsAtMs - day, minutes = 45) => {
  const { day, time } = whenWords({ startsAtMs, minutes }, nowMs, timeZone);
  return `${day}, ${time}`;
};

describe('when it is', () => {
  it('[LO1] is said on the reader’s own clock, with the place that their device is set to', () => {
    expect(said(startsAtMs, 'Europe/Stockholm')).toBe('Thursday 3 December, 15:00–15:45, your time (Stockholm)');
    expect(said(startsAtMs, 'America/Argentina/Buenos_Aires')).toBe(
      'Thursday 3 December, 11:00–11:45, your time (Buenos Aires)',
    );
    expect(said(startsAtMs, 'Pacific/Auckland')).toBe('Friday 4 December, 03:00–03:45, your time (Auckland)');
    expect(said(startsAtMs, 'UTC')).toBe('Thursday 3 December, 14:00–14:45, your time (UTC)');
  });

  it('[LO1] names the year where it is another one on the reader’s clock', () => {
    const newYear = Date.UTC(2026, 11, 31, 23, 30);
    expect(said(newYear, 'Europe/Berlin', Date.UTC(2026, 11, 31, 22))).toBe(
      'Friday 1 January 2027, 00:30–01:15, your time (Berlin)',
    );
    expect(said(newYear, 'Europe/London', Date.UTC(2026, 11, 31, 22))).toContain('Thursday 31 December, 23:30–00:15');
  });

  it('[LO1] says by which time each end goes in the night when the clocks change', () => {
    expect(said(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Stockholm')).toBe(
      'Sunday 25 October, 02:30 GMT+2–02:15 GMT+1, your time (Stockholm)',
    );
    expect(said(Date.UTC(2026, 9, 25, 0, 30), 'UTC')).toContain('00:30–01:15,');
    // A week between two dates over the change: each by its own day's time.
    expect(momentWords(Date.UTC(2026, 9, 24, 12), Date.UTC(2026, 9, 24, 1), 'Europe/Stockholm')).toBe('at 14:00');
    expect(momentWords(Date.UTC(2026, 9, 25, 12), Date.UTC(2026, 9, 25, 1), 'Europe/Stockholm')).toBe('at 13:00');
  });

  it('[LO1] says the day of the doors where that is another one', () => {
    const midnight = Date.UTC(2026, 11, 2, 23, 0);
    expect(momentWords(midnight - 10 * minute, midnight, 'Europe/Stockholm')).toBe('on Wednesday 2 December at 23:50');
    expect(momentWords(midnight - 10 * minute, midnight, 'UTC')).toBe('at 22:50');
  });
});

describe('the countdown', () => {
  it('[LO2] is in days, hours and minutes, and in the last minute in seconds', () => {
    expect(
      [5.6 * day, 2 * day + hour, day, 2 * hour + 14 * minute, hour, minute + 1, minute, 45_001, 1, 0, -hour].map(
        countdownWords,
      ),
    ).toEqual([
      'in 6 days',
      'in 2 days 1 hour',
      'in 1 day',
      'in 2 hours 14 minutes',
      'in 1 hour',
      'in 2 minutes',
      'in 60 seconds',
      'in 46 seconds',
      'in 1 second',
      'any moment now',
      'any moment now',
    ]);
  });

  it('[LO2] is told at most once a minute, and seldom while it is long', () => {
    const told: { readonly atMs: number; readonly words: string }[] = [];
    let last = '';
    for (let leftMs = 3 * hour; leftMs > -hour; leftMs -= 1000) {
      const words = toldCountdown(leftMs);
      if (words !== '' && words !== last) told.push({ atMs: -leftMs, words });
      last = words;
    }
    expect(told.map(({ words }) => words)).toEqual([
      'in 3 hours',
      'in 2 hours',
      'in 1 hour',
      ...[30, 15, 10, 5, 4, 3, 2].map((minutes) => `in ${minutes} minutes`),
      'in 1 minute',
    ]);
    expect(told.every(({ atMs }, i) => i === 0 || atMs - (told[i - 1]?.atMs ?? 0) >= minute)).toBe(true);
  });

  it('[LO6] says in the hall when it begins, on another day with the day, and without a plan that it has not', () => {
    const plan = aPlan({ startsAtMs });
    const at = (nowMs: number) => beginningWords(plan, nowMs, 'Europe/Stockholm');
    expect([at(startsAtMs - 12 * minute), at(startsAtMs - 9 * hour), at(startsAtMs - day), at(startsAtMs)]).toEqual([
      'Begins at 15:00, in 12 minutes',
      'Begins at 15:00, in 9 hours',
      'Begins on Thursday 3 December at 15:00, in 1 day',
      'Begins any moment now',
    ]);
    expect(beginningWords(null, 0, 'UTC')).toBe('It has not begun yet');
  });
});
