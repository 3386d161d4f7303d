import { describe, expect, it } from 'vitest';
import { linkAt } from '../../../../server/documents/read-link.ts';
import { readHere, readOne, refusalOf, saidIn } from '../../../support/read-here.ts';

const vtt = (...cues: readonly (readonly [string, string])[]): string =>
  `WEBVTT\n\n${cues.map(([time, words], i) => `${i + 1}\n${time}.000 --> 01:59:59.000 align:start position:0%\n${words}\n`).join('\n')}`;

describe('reading a transcript', () => {
  it('[DR23] joins what one voice says, under its time and name', async () => {
    const source = vtt(
      ['00:00:01', '<v Maya Lindqvist>Good <i>morning</i>.</v>'],
      ['00:00:05', '<v Maya Lindqvist>We stay &amp; grow.</v>'],
      ['00:14:05', '<v Bo>Why?</v>\n<v.loud Maya Lindqvist>Because.</v>'],
    );
    const document = await readOne(source, 'town-hall.vtt');
    expect(document.text).toBe(
      '00:00:01 Maya Lindqvist\nGood morning. We stay & grow.\n\n00:14:05 Bo\nWhy?\n\n00:14:05 Maya Lindqvist\nBecause.',
    );
    expect(saidIn(document)).toEqual([
      ['Maya Lindqvist', 'Good morning. We stay & grow.'],
      ['Bo', 'Why?'],
      ['Maya Lindqvist', 'Because.'],
    ]);
    expect(document.link).toBe('town-hall.vtt#00:00:01');
  });

  it('[DR28] leads to the time of each cue', async () => {
    const document = await readOne(vtt(['00:00:01', '<v Maya>One.'], ['00:14:05', '<v Maya>Two.']), 'a.vtt');
    expect(document.text).toBe('00:00:01 Maya\nOne.\n\nTwo.');
    expect(linkAt(document, document.text.indexOf('One'))).toBe('a.vtt#00:00:01');
    expect(linkAt(document, document.text.indexOf('Two'))).toBe('a.vtt#00:14:05');
  });

  it('[DR23] finds names before the words, and leaves to nobody what comes before the first', async () => {
    const source = vtt(
      ['00:00:01', 'Welcome.'],
      ['00:00:02', 'Maya Lindqvist: Good morning.'],
      ['00:00:03', 'Remember: we stay.'],
      ['00:00:04', 'Bo: Why?'],
      ['00:00:05', 'Bo: And how?'],
    );
    expect(saidIn(await readOne(source, 'a.vtt'))).toEqual([
      ['Maya Lindqvist', 'Good morning. Remember: we stay.'],
      ['Bo', 'Why? And how?'],
    ]);
  });

  it('[DR23] is one unnamed speaker’s without names, and nobody’s by name where captions say that people change', async () => {
    expect(saidIn(await readOne(vtt(['00:00:01', 'We stay.'], ['00:00:02', 'For good.']), 'a.vtt'))).toEqual([
      [null, 'We stay. For good.'],
    ]);
    expect(saidIn(await readOne(vtt(['00:00:01', '>> We stay.'], ['00:00:02', '>> Why?']), 'a.vtt'))).toEqual([
      ['Unnamed speaker', 'We stay. Why?'],
    ]);
  });

  it('[DR23] reads SubRip, drops notes and styles', async () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Maya Lindqvist:</i> We stay.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nFor good.\r\n';
    expect(saidIn(await readOne(srt, 'a.srt'))).toEqual([['Maya Lindqvist', 'We stay. For good.']]);
    const noted = `WEBVTT - Town hall\n\nNOTE recorded 3 March 2026\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\nWe stay.\n`;
    expect(await readOne(noted, 'a.vtt')).toMatchObject({
      title: 'Town hall',
      date: '2026-03-03',
      text: '00:00:01\nWe stay.',
    });
  });

  it('[DR8] refuses what has no cue, and too many', async () => {
    expect(await refusalOf(readHere('WEBVTT\n\nwords', 'a.vtt'))).toBe('broken');
    expect(
      await refusalOf(readHere(vtt(['00:00:01', 'a'], ['00:00:02', 'b'], ['00:00:03', 'c']), 'a.vtt', { parts: 2 })),
    ).toBe('too-many-parts');
  });
});
