import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cardinal } from '../../../server/speech/numerals.ts';
import { sayingsOf, toSpoken } from '../../../server/speech/spoken.ts';

const pairs = readFileSync(new URL('../../data/spoken/pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => z.strictObject({ kind: z.string(), text: z.string(), spoken: z.string() }).parse(JSON.parse(line)));

describe('toSpoken', () => {
  it.each([
    // Numbers
    ['We sell 1,140 lines, 310 of them.', 'We sell one thousand one hundred forty lines, three hundred ten of them.'],
    ['0, 11, 40, 100, 101 and 1,000,000.', 'zero, eleven, forty, one hundred, one hundred one and one million.'],
    ['11.4 and 0.05, version 2.1.3', 'eleven point four and zero point zero five, version two point one point three'],
    [
      '007 and 12345678901234567',
      'zero zero seven and one two three four five six seven eight nine zero one two three four five six seven',
    ],
    ['1st, 2nd, 3rd, 12th, 40th, 112th', 'first, second, third, twelfth, fortieth, one hundred twelfth'],
    ['½ or 2½, 3/4 of it, 24/7', 'one half or two and a half, three quarters of it, twenty-four seven'],
    ['10–12 seats, 10-12%, 555-1234', 'ten to twelve seats, ten to twelve percent, five five five, one two three four'],
    ['−3 °C, -20 °C, x-5', 'minus three degrees Celsius, minus twenty degrees Celsius, x-five'],
    // Percent and money
    ['12% or 0.5 %', 'twelve percent or zero point five percent'],
    [
      '$3.5 million, $1, $0.50, £5.20, €1,200',
      'three point five million dollars, one dollar, fifty cents, five pounds and twenty pence, one thousand two hundred euros',
    ],
    [
      'SEK 4.2 bn, 500,000 kr, 3 million EUR, $5M',
      'four point two billion kronor, five hundred thousand kronor, three million euros, five million dollars',
    ],
    // Dates, years, times
    ['On 2 May 2026, from 1 April.', 'On the second of May twenty twenty-six, from the first of April.'],
    ['The 3rd of May; March 3, 2024; May 5th.', 'The third of May; March third, twenty twenty-four; May fifth.'],
    ['On 2026-02-11.', 'On February eleventh, twenty twenty-six.'],
    [
      'In 2026, 2005, 2000, 1994 and 1905.',
      'In twenty twenty-six, two thousand five, two thousand, nineteen ninety-four and nineteen oh five.',
    ],
    [
      '2010, 1900, since 1788, 1788 of them',
      'twenty ten, nineteen hundred, since seventeen eighty-eight, one thousand seven hundred eighty-eight of them',
    ],
    [
      '2,000 people, 2000 people, 2024–2026, the 1990s',
      'two thousand people, two thousand people, twenty twenty-four to twenty twenty-six, the nineteen nineties',
    ],
    [
      '9:05, 14:30, 9:00, 9:00 pm, 4 p.m. today',
      "nine oh five, fourteen thirty, nine o'clock, nine p m, four p m today",
    ],
    // Units, initials, short forms
    [
      '40 km/h, 1 km, 0.7 mm, 5 m',
      'forty kilometres an hour, one kilometre, zero point seven millimetres, five metres',
    ],
    ['The P40, COVID-19, B2B, 5G, CO2', 'The P forty, COVID nineteen, B to B, five G, C O two'],
    ["The CEO's AI, our IT, two CEOs, R&D", "The C E O's A I, our I T, two C E O's, R and D"],
    ['This is NOT it. WE WILL WIN BIG. OK?', 'This is NOT it. WE WILL WIN BIG. OK?'],
    ['Dr. Berg vs. Mr. Ek, e.g. here, etc.', 'Doctor Berg versus Mister Ek, for example here, et cetera.'],
    ['No. 5, #7, telephone 4444 at once', 'number five, number seven, telephone four four four four at once'],
    // Nothing to change
    ['May I come in? “No,” she said – not yet…', 'May I come in? “No,” she said – not yet…'],
    ['Umeå, Łódź, 東京 🎉', 'Umeå, Łódź, 東京 🎉'],
    ['', ''],
  ])('[SP1] says %j as people do', (text, spoken) => {
    expect(toSpoken(text)).toBe(spoken);
  });

  it.each(pairs.map(({ kind, text, spoken }) => [kind, text, spoken] as const))(
    '[M86] [SP1] says as people do, %s: %j',
    (_, text, spoken) => {
      expect(toSpoken(text)).toBe(spoken);
      // What is in words stays, but for capitals that stand for letters.
      expect(toSpoken(spoken)).toBe(spoken);
    },
  );

  it('[SP2] leaves no digit, currency sign or percent in whole and decimal numbers, and is stable', () => {
    const number = fc.tuple(fc.constantFrom('', '$', '€'), fc.nat(), fc.constantFrom('', '.5', ' million', '%'));
    fc.assert(
      fc.property(number, ([sign, value, tail]) => {
        const once = toSpoken(`We had ${sign}${value}${sign === '' ? tail : tail.replace('%', '')} then.`);
        expect(once).toMatch(/^We had [a-z -]+ then\.$/);
        expect(toSpoken(once)).toBe(once);
      }),
    );
  });

  it('[SP2] says each whole number below a million in words of its own', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), (a, b) => {
        expect(cardinal(String(a)) === cardinal(String(b))).toBe(a === b);
      }),
    );
  });

  it('[SP3] replaces stretches that ascend and keep apart, and returns a text whose words grow too long as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'19 .,-–%$A&Iaé😀:/½') }), (text) => {
        let at = 0;
        for (const { start, end, spoken } of sayingsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(spoken).not.toBe('');
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        if (text !== '') expect(toSpoken(text)).not.toBe('');
      }),
    );
    const digits = '777777 '.repeat(60);
    expect(toSpoken(digits)).toBe(digits);
  });
});
