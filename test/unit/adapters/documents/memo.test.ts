import { describe, expect, it } from 'vitest';
import { dateIn } from '../../../../server/documents/read-date.ts';
import { cleanLine, cleanText } from '../../../../server/documents/read-text.ts';
import { readOne, saidIn } from '../../../support/read-here.ts';

describe('reading a memo', () => {
  it('[DR22] takes its head for what it says, and leaves it to nobody', async () => {
    const text =
      'MEMORANDUM\n\nTo: All staff\nFrom: Maya Lindqvist\nDate: 3 March 2026\nSubject: Staying\n\nWe stay.\n\nFor good.';
    const { turns, ...rest } = await readOne(text, 'a.txt');
    expect(rest).toMatchObject({ title: 'Staying', date: '2026-03-03', audience: 'All staff' });
    expect(saidIn({ ...rest, turns })).toEqual([['Maya Lindqvist', 'We stay.\n\nFor good.']]);
  });

  it('[DR22] is of one who is not named when nothing names them', async () => {
    expect(saidIn(await readOne('Note: we stay.\n\n> They go.\n\nNote: for good.', 'a.txt'))).toEqual([
      [null, 'Note: we stay.'],
      [null, 'They go.', 'quoted'],
      [null, 'Note: for good.'],
    ]);
  });

  it('[DR22] is of those whose names stand before what they say', async () => {
    const text =
      'Town hall\n\nMaya Lindqvist: We stay.\nFor good.\n\nBo: Why?\n\nMaya Lindqvist: Because we can.\n\nAnd we like it.';
    expect(saidIn(await readOne(text, 'a.txt'))).toEqual([
      ['Maya Lindqvist', 'We stay.\nFor good.'],
      ['Bo', 'Why?'],
      ['Maya Lindqvist', 'Because we can.\n\nAnd we like it.'],
    ]);
  });

  it('[DR22] takes questions for somebody else’s and answers for the author’s', async () => {
    const text = 'From: Maya\nDate: 2026-03-03\n\nQ: Do we stay?\nA: Yes.\n\nFor good.\n\nQ: Why?\nA: We can.';
    expect(saidIn(await readOne(text, 'a.txt'))).toEqual([
      [null, 'Do we stay?', 'quoted'],
      ['Maya', 'Yes.\n\nFor good.'],
      [null, 'Why?', 'quoted'],
      ['Maya', 'We can.'],
    ]);
  });

  it.each([
    ['Sent 2026-03-03', '2026-03-03'],
    ['3 March 2026', '2026-03-03'],
    ['the 3rd of March 2026', '2026-03-03'],
    ['March 3rd, 2026', '2026-03-03'],
    ['Sept. 3, 2026', '2026-09-03'],
    ['Wed, 4 Mar 2026 00:30:00 +0900', '2026-03-04'],
    ['3.3.2026', '2026-03-03'],
    ['25/12/2026', '2026-12-25'],
    ['12/25/2026', '2026-12-25'],
    ['03/04/2026', null],
    ['2026-02-30', null],
    ['29 February 2026', null],
    ['29 February 2028', '2028-02-29'],
    ['may be 2026', null],
    ['', null],
  ])('[DR11] reads %j as %s', (line, date) => {
    expect(dateIn(line)).toBe(date);
  });

  it('[DR11] is dated by a short line near its beginning, or by its name', async () => {
    expect((await readOne('Speech, Berlin, 3 March 2026\n\nWe stay.', 'a.txt')).date).toBe('2026-03-03');
    expect((await readOne('We stay.', 'x/2026-03-03 speech.txt')).date).toBe('2026-03-03');
    expect((await readOne('On 1 May 2020 we came here, and we have been here ever since.', 'a.txt')).date).toBeNull();
  });

  it('[DR10] is as people read it', async () => {
    const text =
      '\ufeffCafe\u0301\r\n\r\n\r\n\u202eWe\u200b \u00a0 stay.\u0007 \u{e0041}\t\r\rFor\u00ad good.\u2029End.';
    expect((await readOne(text, 'a.txt')).text).toBe('Café\n\nWe stay.\n\nFor good.\n\nEnd.');
    expect(cleanText('👩\u200d💻 \ud800')).toBe('👩\u200d💻 \ufffd');
    expect(cleanLine(`${'word '.repeat(100)}`, 20)).toBe('word word word word…');
  });

  it('[DR10] is read in the encoding that its bytes have', async () => {
    expect((await readOne(Buffer.from('Grüße', 'latin1'), 'a.txt')).text).toBe('Grüße');
    expect((await readOne(Buffer.from('\ufeffGrüße', 'utf16le'), 'a.txt')).text).toBe('Grüße');
  });
});
