import { describe, expect, it } from 'vitest';
import { endOf, hoursUntil, tooShortWords } from '../../../../../client/world/organise/link-lasts.ts';

const hourMs = 3_600_000;
const nowMs = 1_700_000_000_000;
const inHours = (hours: number) => nowMs + hours * hourMs;

describe('how long a link is proposed to open', () => {
  it('[IV13] a week, or until its town hall has ended; of one that is later than any link lasts it says so', () => {
    const startsAtMs = inHours(167);
    const ends = [45, 60, 61].map((minutes) => hoursUntil(endOf({ startsAtMs, minutes }), nowMs));
    expect(ends).toEqual([168, 168, 720]);
    expect([null, inHours(-1), inHours(2160), inHours(2161)].map((end) => hoursUntil(end, nowMs))).toEqual([
      ...[168, 168, 2160, null],
    ]);
    expect([24, 168, 720].map((hours) => tooShortWords(hours, inHours(168), nowMs) === '')).toEqual([
      false,
      true,
      true,
    ]);
    expect(tooShortWords(24, inHours(168), nowMs)).toContain('Choose longer');
    expect(tooShortWords(2160, inHours(2161), nowMs)).toContain('nearer to the day');
    expect([tooShortWords(24, null, nowMs), tooShortWords(24, inHours(-1), nowMs)]).toEqual(['', '']);
  });
});
