import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, cleanText } from '../../../server/townhall/clean-text.ts';
import { allNastyStrings, nastyStrings } from '../../support/nasty-strings.ts';

describe('cleanText', () => {
  it('[TX1] puts a text on one line, trimmed and composed', () => {
    expect(cleanText('  Why\n\n not\tcafe\u0301 ? ')).toBe('Why not café ?');
  });

  it('[TX1] takes out what turns the reading order, hides or controls', () => {
    expect(cleanText('pay\u202Eesir\u202C \u2066now\u2069\u200B\uFEFF\u0007\u00AD!')).toBe('payesir now!');
  });

  it('[TX1] takes out text hidden in tag characters and selectors', () => {
    expect(cleanText('ok\u{E0069}\u{E0067}\u{E006E}\uFE0E\u{E0101}')).toBe('ok');
  });

  it('[TX1] shortens stacks of marks and mends lone surrogates', () => {
    expect(cleanText(`x${'\u0335'.repeat(40)} \uD800`)).toBe(`x${'\u0335'.repeat(4)} \uFFFD`);
  });

  it.each(['👩🏽‍🚀', '❤️‍🔥', '👨‍👩‍👧', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'می‌خواهم', 'ශ්‍රී', '日本語', 'שלום'])(
    '[TX2] keeps %s as it is',
    (text) => {
      expect(cleanText(text)).toBe(text.normalize('NFC'));
    },
  );

  it('[TX2] takes out joiners that join nothing', () => {
    expect(cleanText('a\u200Db \u200D😀\u200D c\u200C')).toBe('ab 😀 c');
  });

  it.each([...nastyStrings.markup, ...nastyStrings.formulas, ...nastyStrings.code])(
    '[TX4] keeps %j as it is',
    (text) => {
      expect([cleanText(text), cleanName(text)]).toEqual([text, text]);
    },
  );

  it('[TX1] leaves nothing unseen, turning, stacked or broken in what is nasty, and changes nothing the second time', () => {
    for (const raw of allNastyStrings) {
      const text = cleanText(raw);
      expect(text).not.toMatch(
        /[\p{Cc}\p{Co}\p{Cs}\u2028\u2029\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{M}{5}/u,
      );
      expect([cleanText(text), text.trim()]).toEqual([text, text]);
    }
  });

  it('[TX1] changes nothing the second time', () => {
    const odd = fc.constantFrom(
      '\u200D',
      '\u200C',
      '\uFE0F',
      '\u202E',
      '😀',
      '🏽',
      '🏴',
      '\u{E0067}',
      '\u{E007F}',
      'e',
      '\u0301',
      ' ',
      'ی',
      '\u3164',
      '❤',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(odd, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (raw) => {
        expect(cleanText(cleanText(raw))).toBe(cleanText(raw));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('cleanName', () => {
  it.each(['', '   ', '\u200F\u200F\u200F', '\u202E\u2067', '\u3164\u2800', '\u0301\u0301', '\u200D\uFE0F'])(
    '[TX3] finds nothing to read in %j',
    (name) => {
      expect(cleanName(name)).toBe('');
    },
  );

  it('[TX3] keeps what can be read between right-to-left marks', () => {
    expect(cleanName('\u200F🎉 Nour\u200F')).toBe('🎉 Nour');
  });
});
