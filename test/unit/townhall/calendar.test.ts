import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { townhallIdSchema } from '../../../protocol/ids.ts';
import { calendarFile } from '../../../server/townhall/files/calendar.ts';
import { aPlan } from '../../support/a-plan.ts';

const entry = {
  id: townhallIdSchema.parse('x7'),
  plan: aPlan({ startsAtMs: Date.UTC(2027, 2, 28, 0, 30), minutes: 90 }),
  revision: 2,
  isCancelled: false,
  url: 'https://townhall.example/hall',
  nowMs: Date.UTC(2027, 0, 5, 7, 4, 9),
};

/** A stranger's reader: lines are unfolded first, then parted at their first colon, and texts unmarked (RFC 5545 §3.1, §3.3.11). */
function read(file: string): ReadonlyMap<string, string> {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      const value = line.slice(at + 1).replaceAll(/\\(.)/gs, (_, sign: string) => (/[nN]/.test(sign) ? '\n' : sign));
      return [line.slice(0, at), value];
    }),
  );
}

describe('the calendar file', () => {
  it('[OT10] is one entry with times in UTC, over the night in which clocks are set forward', () => {
    expect(calendarFile(entry).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Rostrum//Town hall//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:x7@rostrum',
      'SEQUENCE:2',
      'DTSTAMP:20270105T070409Z',
      'DTSTART:20270328T003000Z',
      'DTEND:20270328T020000Z',
      'SUMMARY:Autumn',
      'DESCRIPTION:What we did\\, and what comes.\\n\\nhttps://townhall.example/hall',
      'LOCATION:https://townhall.example/hall',
      'URL:https://townhall.example/hall',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('[OT10] takes the same entry out of the calendar when it is cancelled', () => {
    const was = read(calendarFile(entry));
    const now = read(calendarFile({ ...entry, isCancelled: true }));
    expect([now.get('METHOD'), now.get('STATUS'), now.get('UID')]).toEqual(['CANCEL', 'CANCELLED', was.get('UID')]);
    expect(Number(now.get('SEQUENCE'))).toBeGreaterThan(Number(was.get('SEQUENCE')));
  });

  it('[OT10] keeps every text as it was, in lines of 75 octets at most, of which none cuts a sign', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 }).map((said) => said.replaceAll(/\p{Cc}/gu, '').trim());
    fc.assert(
      fc.property(text, text, (title, about) => {
        const file = calendarFile({ ...entry, plan: aPlan({ title, about }) });
        const lines = file.split('\r\n');
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
        }
        expect(read(file).get('SUMMARY')).toBe(title);
        expect(read(file).get('DESCRIPTION')).toBe(about === '' ? entry.url : `${about}\n\n${entry.url}`);
      }),
      { numRuns: 100 },
    );
  });

  it('[OT10] no text ends its line or begins an entry of its own', () => {
    const title = 'A\r\nEND:VEVENT\nATTENDEE:mailto:x@y;z,\\ \u0007\u2028';
    const file = calendarFile({ ...entry, plan: aPlan({ title }) });
    expect(file.split('\r\n').filter((line) => /^(END:VEVENT|ATTENDEE)/.test(line))).toEqual(['END:VEVENT']);
    expect(read(file).get('SUMMARY')).toBe('A\nEND:VEVENT\nATTENDEE:mailto:x@y;z,\\  \u2028');
  });
});
