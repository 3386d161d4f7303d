import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../server/mind/sentences.ts';

const texts = (text: string) => splitSentences(text).map((span) => span.text);

describe('splitSentences', () => {
  it.each([
    ['We grew. We hired.', ['We grew.', 'We hired.']],
    ['Margin was 11.4 percent. Good.', ['Margin was 11.4 percent.', 'Good.']],
    ['Ask Dr. Rao or J. Ek, e.g. on Monday. They know.', ['Ask Dr. Rao or J. Ek, e.g. on Monday.', 'They know.']],
    ['Are we closing? No. We invest.', ['Are we closing?', 'No.', 'We invest.']],
    ['She said "Stop." Then she left.', ['She said "Stop."', 'Then she left.']],
    ['Well ... perhaps. Yes.', ['Well ... perhaps.', 'Yes.']],
    ['First paragraph\n\nSecond paragraph', ['First paragraph', 'Second paragraph']],
    ['Wir kommen aus Umeå. Übrigens: gern.', ['Wir kommen aus Umeå.', 'Übrigens: gern.']],
    ['It is in room No. 7. No. Room 8.', ['It is in room No. 7.', 'No.', 'Room 8.']],
    ['Up by 4.* Paper was flat.† Good.', ['Up by 4.*', 'Paper was flat.†', 'Good.']],
    ['No end', ['No end']],
    ['   ', []],
  ])('[M7] %j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('[M10] gives exact slices in order, and loses nothing but white space', () => {
    const pieces = fc.constantFrom(
      'We grew',
      '11.4',
      '. ',
      '? ',
      '!',
      '\n',
      '\n\n',
      ' ',
      '"',
      '😀',
      'Dr',
      'å',
      'e.g',
      'No',
      '- ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const spans = splitSentences(text);
        for (const [i, { start, end, text: slice }] of spans.entries()) {
          expect(text.slice(start, end)).toBe(slice);
          expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
        }
        expect(
          spans
            .map((span) => span.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
