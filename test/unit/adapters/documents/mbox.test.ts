import { describe, expect, it } from 'vitest';
import { readHere, refusalOf } from '../../../support/read-here.ts';

const message = (id: number, body: string): string =>
  `From bo@example.com Tue Mar  3 10:0${id % 10}:00 2026\nFrom: Bo <bo@example.com>\nSubject: Number ${id}\nMessage-ID: <m${id}@example.com>\n\n${body}\n\n`;

describe('reading an mbox', () => {
  it('[DR15] gives each mail, whatever lies across two pieces of the file', async () => {
    const file = Array.from({ length: 200 }, (_, i) => message(i, `Words of ${i}. ${'x'.repeat(i * 7)}`)).join('');
    const { documents, leftOut } = await readHere(file, 'all.mbox');
    expect(documents.map(({ title }) => title)).toEqual(Array.from({ length: 200 }, (_, i) => `Number ${i}`));
    expect(documents.every(({ text }, i) => text === `Words of ${i}. ${'x'.repeat(i * 7)}`.trim())).toBe(true);
    expect(documents[7]?.link).toBe('all.mbox#m7@example.com');
    expect(leftOut).toBe(0);
  });

  it('[DR15] undoes >From, and is not parted by a sentence', async () => {
    const body = 'First.\n\n>From now on we meet daily.\n>>From two.\n\nFrom the start it was so.';
    const { documents } = await readHere(message(1, body) + message(2, 'Second.'), 'all.mbox');
    expect(documents.map(({ text }) => text)).toEqual([
      'First.\n\nFrom now on we meet daily.\nFrom two.\n\nFrom the start it was so.',
      'Second.',
    ]);
  });

  it('[DR15] reads lines that end in CR LF', async () => {
    const file = (message(1, 'One.') + message(2, 'Two.')).replaceAll('\n', '\r\n');
    expect((await readHere(file, 'all.mbox')).documents.map(({ text }) => text)).toEqual(['One.', 'Two.']);
  });

  it('[DR15] leaves out and counts a mail that is broken or too deep', async () => {
    const deep = Array.from(
      { length: 500 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
    ).join('');
    const file = `From x Tue Mar  3 10:00:00 2026\n\nno headers\n\nFrom x Tue Mar  3 10:00:00 2026\n${deep}\n\n${message(3, 'Whole.')}`;
    const { documents, leftOut } = await readHere(file, 'all.mbox');
    expect({ texts: documents.map(({ text }) => text), leftOut }).toEqual({ texts: ['Whole.'], leftOut: 2 });
  });

  it('[DR8] refuses a mail that is too large, and too many mails', async () => {
    const file = message(1, 'x'.repeat(3_000)) + message(2, 'Two.');
    expect(await refusalOf(readHere(file, 'all.mbox', { wholeBytes: 2_000 }))).toBe('too-large');
    expect(await refusalOf(readHere(file, 'all.mbox', { messages: 1 }))).toBe('too-many-parts');
  });
});
