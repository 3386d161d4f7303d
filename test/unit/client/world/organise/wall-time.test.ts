import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf, offsetMsAt, wallTimeAt } from '../../../../../client/world/organise/wall-time.ts';

const at = (date: string, time: string, zone: string) => momentOf({ date, time }, zone);
const once = (utc: string) => ({ kind: 'once', ms: Date.parse(utc) });

describe('a day, a time and a zone', () => {
  it('[OP6] are one moment, in summer and in winter, whole hours from UTC or not', () => {
    expect(at('2026-03-12', '15:00', 'Europe/Stockholm')).toEqual(once('2026-03-12T14:00Z'));
    expect(at('2026-07-12', '15:00', 'Europe/Stockholm')).toEqual(once('2026-07-12T13:00Z'));
    expect(at('2026-03-12', '15:00', 'America/New_York')).toEqual(once('2026-03-12T19:00Z'));
    expect(at('2026-03-12', '00:10', 'Asia/Kathmandu')).toEqual(once('2026-03-11T18:25Z'));
    expect(at('2026-01-01', '00:00', 'Pacific/Kiritimati')).toEqual(once('2025-12-31T10:00Z'));
    expect(at('2026-01-01', '00:00', 'UTC')).toEqual(once('2026-01-01T00:00Z'));
  });

  it('[OP6] do not exist where clocks go forward over them; the nearest that do are named', () => {
    expect(at('2026-03-29', '02:30', 'Europe/Stockholm')).toEqual({
      kind: 'never',
      before: { date: '2026-03-29', time: '01:30' },
      after: { date: '2026-03-29', time: '03:30' },
    });
    expect(at('2026-03-29', '01:59', 'Europe/Stockholm')).toEqual(once('2026-03-29T00:59Z'));
    expect(at('2026-03-29', '03:00', 'Europe/Stockholm')).toEqual(once('2026-03-29T01:00Z'));
    // By half an hour, and by a whole day.
    expect(at('2026-10-04', '02:15', 'Australia/Lord_Howe')).toMatchObject({ kind: 'never', after: { time: '02:45' } });
    expect(at('2011-12-30', '12:00', 'Pacific/Apia')).toEqual({
      kind: 'never',
      before: { date: '2011-12-29', time: '12:00' },
      after: { date: '2011-12-31', time: '12:00' },
    });
  });

  it('[OP6] are two moments where clocks go back over them', () => {
    const twice = (first: string, second: string) => ({
      kind: 'twice',
      firstMs: Date.parse(first),
      secondMs: Date.parse(second),
    });
    expect(at('2026-10-25', '02:30', 'Europe/Stockholm')).toEqual(twice('2026-10-25T00:30Z', '2026-10-25T01:30Z'));
    expect(at('2026-11-01', '01:00', 'America/New_York')).toEqual(twice('2026-11-01T05:00Z', '2026-11-01T06:00Z'));
    expect(at('2026-11-01', '02:00', 'America/New_York')).toEqual(once('2026-11-01T07:00Z'));
  });

  it('[OP6] are unreadable where they are none', () => {
    for (const [date, time] of [
      ['', '15:00'],
      ['2026-02-30', '15:00'],
      ['2026-03-12', ''],
      ['2026-03-12', '24:00'],
      ['tomorrow', 'noon'],
      ['12026-03-12', '15:00'],
    ] as const)
      expect(at(date, time, 'Europe/Stockholm')).toEqual({ kind: 'unreadable' });
  });

  it('[OP6] lead from any minute to what clocks show then and back, in any zone', () => {
    const minuteMs = 60_000;
    const minutes = fc.integer({ min: Date.parse('2000-01-01') / minuteMs, max: Date.parse('2040-01-01') / minuteMs });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...Intl.supportedValuesOf('timeZone')), (minute, zone) => {
        const ms = minute * minuteMs;
        const moment = momentOf(wallTimeAt(ms, zone), zone);
        const found =
          moment.kind === 'once' ? [moment.ms] : moment.kind === 'twice' ? [moment.firstMs, moment.secondMs] : [];
        expect(found).toContain(ms);
        expect(new Date(ms + offsetMsAt(ms, zone)).toISOString().slice(0, 16)).toBe(
          `${wallTimeAt(ms, zone).date}T${wallTimeAt(ms, zone).time}`,
        );
      }),
      { numRuns: 60 },
    );
  });
});
