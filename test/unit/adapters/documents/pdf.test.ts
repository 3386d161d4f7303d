import { describe, expect, it } from 'vitest';
import { linkAt } from '../../../../server/documents/read-link.ts';
import { readHere, readOne, refusalOf, saidIn } from '../../../support/read-here.ts';
import { pdfOf } from '../../../support/small-files.ts';

const long = 'A line that is long enough to reach across the whole of this narrow page and';

describe('reading a PDF', () => {
  it('[DR21] puts its lines together into paragraphs', async () => {
    const page = [
      'Staying',
      '',
      'From: Maya Lindqvist',
      'Date: 3 March 2026',
      '',
      long,
      'goes on here with more words. An exam-',
      'ple is here.',
      '',
      'Another one.',
    ];
    const document = await readOne(pdfOf([page], { title: 'On staying' }), 'a.pdf');
    expect(document).toMatchObject({ title: 'On staying', date: '2026-03-03' });
    expect(saidIn(document)).toEqual([
      ['Maya Lindqvist', `${long} goes on here with more words. An exam-\nple is here.\n\nAnother one.`],
    ]);
  });

  it('[DR21] makes a word whole again that a full line breaks', async () => {
    const { text } = await readOne(
      pdfOf([['We stay here, and that is a promise for all the years to come, an exam-', 'ple.']]),
      'a.pdf',
    );
    expect(text).toBe('We stay here, and that is a promise for all the years to come, an example.');
  });

  it('[DR21] [DR28] links each page, and leaves out page numbers and running heads', async () => {
    const pages = Array.from({ length: 4 }, (_, i) => [
      'Example Ltd, memo',
      '',
      `The words of page ${'abcd'[i]}.`,
      '',
      `Page ${i + 1} of 4`,
    ]);
    const document = await readOne(pdfOf(pages), 'a.pdf');
    expect(document.text).toBe(
      'The words of page a.\n\nThe words of page b.\n\nThe words of page c.\n\nThe words of page d.',
    );
    expect(linkAt(document, document.text.indexOf('page c'))).toBe('a.pdf#page=3');
    expect(linkAt(document, 0)).toBe('a.pdf#page=1');
  });

  it('[DR21] runs none of its scripts', async () => {
    const script = '<< /S /JavaScript /JS (globalThis.ran = true; app.alert\\(1\\)) >>';
    const pdf = pdfOf([['Enough words for a page of text.']], { catalogue: '/OpenAction 7 0 R', objects: [script] });
    expect((await readOne(pdf, 'a.pdf')).text).toBe('Enough words for a page of text.');
    expect('ran' in globalThis).toBe(false);
  });

  it('[DR21] one behind a password is refused as encrypted', async () => {
    const key = `<${'00'.repeat(32)}>`;
    const lock = `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ${key} /U ${key} >>`;
    const pdf = pdfOf([['Enough words for a page of text.']], {
      objects: [lock],
      trailer: `/Encrypt 7 0 R /ID [<00> <00>]`,
    });
    expect(await refusalOf(readHere(pdf, 'a.pdf'))).toBe('encrypted');
  });

  it('[DR21] one of pictures is refused as empty, and told why', async () => {
    await expect(readHere(pdfOf([[], ['7']]), 'a.pdf')).rejects.toMatchObject({
      reason: 'empty',
      detail: 'pages without text; they may be scanned',
    });
  });

  it('[DR8] refuses more pages than the limit', async () => {
    expect(await refusalOf(readHere(pdfOf([['a'], ['b'], ['c']]), 'a.pdf', { parts: 2 }))).toBe('too-many-parts');
  });
});
