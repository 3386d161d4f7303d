import { describe, expect, it } from 'vitest';
import { readHere, readOne, refusalOf } from '../../../support/read-here.ts';
import { docxOf, pdfOf, wordParagraph, zipOf } from '../../../support/small-files.ts';

describe('the kind of a file', () => {
  it.each([
    ['a page', '<!doctype html><p>Words.', 'Words.'],
    ['a PDF', pdfOf([['Enough words for a page of text.']]), 'Enough words for a page of text.'],
    ['a Word document', docxOf(wordParagraph('Words.')), 'Words.'],
    ['captions', 'WEBVTT\n\n00:01.000 --> 00:02.000\nWords.', '00:00:01\nWords.'],
    ['a mail', 'From: a@example.com\nMIME-Version: 1.0\n\nWords.', 'Words.'],
    ['an mbox', 'From a@b Tue Mar  3 10:00:00 2026\nSubject: x\n\nWords.', 'Words.'],
    ['decisions', '[{"decision": "Words."}]', 'Words.'],
  ])('[DR1] is told by its first bytes: %s without an ending', async (_, file, text) => {
    expect((await readOne(file, 'something')).text).toBe(text);
  });

  it.each([
    ['a.docx', 'words', 'broken'],
    ['a.pdf', 'words', 'broken'],
    ['a.zip', 'words', 'broken'],
    ['a.mbox', 'words', 'broken'],
    ['a.txt', 'wo\0rds', 'broken'],
    ['a.json', '{"decisions": 3}', 'unknown-kind'],
    ['a.json', '{', 'broken'],
    ['a.exe', 'MZ\x90\0\x03', 'unknown-kind'],
    ['words', 'nothing that tells', 'unknown-kind'],
    ['a.doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'unknown-kind'],
    ['a.docx', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'encrypted'],
    ['a.txt', '', 'empty'],
    ['a.txt', ' \n \n', 'empty'],
  ])('[DR1] refuses %s that holds %j as %s', async (name, text, reason) => {
    expect(await refusalOf(readHere(Buffer.from(text, 'latin1'), name))).toBe(reason);
  });

  it('[DR1] looks into a zip for what it is', async () => {
    expect((await readOne(docxOf(wordParagraph('Words.')), 'a.zip')).text).toBe('Words.');
    expect(await refusalOf(readHere(zipOf([{ name: 'x.txt', data: 'x' }]), 'a.zip'))).toBe('unknown-kind');
    expect(await refusalOf(readHere(zipOf([{ name: 'x.txt', data: 'x' }]), 'a.docx'))).toBe('broken');
  });

  it('[DR2] says why without a word of the file', async () => {
    const secret = 'SECRETWORD';
    for (const [name, file] of [
      ['a.json', `{"${secret}`],
      ['a.csv', `decision\n"${secret}" ${secret}"`],
      ['a.pdf', `%PDF-1.4\n${secret}`],
    ] as const) {
      const failure = await readHere(file, name).then(
        () => null,
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ name: 'DocumentFailure' });
      expect(JSON.stringify([failure, String(failure)])).not.toContain(secret);
    }
  });
});
