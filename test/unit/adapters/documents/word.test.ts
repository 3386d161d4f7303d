import { describe, expect, it } from 'vitest';
import { readHere, readOne, refusalOf, saidIn } from '../../../support/read-here.ts';
import { docxOf, wordParagraph, zipOf } from '../../../support/small-files.ts';

const styles = {
  name: 'word/styles.xml',
  data: `<w:styles xmlns:w="w"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
    <w:style w:styleId="Geheim"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
};
const core = {
  name: 'docProps/core.xml',
  data: '<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc"><dc:title>Staying</dc:title><dc:creator>An assistant</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>',
};
const text = async (body: string): Promise<string> =>
  (await readOne(docxOf(wordParagraph('Seen.') + body, [styles]), 'a.docx')).text;

describe('reading a Word document', () => {
  it('[DR19] tells headings and quotes by their styles, and says nothing of who made it', async () => {
    const body = [
      wordParagraph('Head', 'berschrift1'),
      wordParagraph('3 March 2026'),
      wordParagraph('We stay &amp; grow.'),
      wordParagraph('They go.', 'Zitat'),
    ].join('');
    const document = await readOne(docxOf(body, [styles, core]), 'a.docx');
    expect(document).toMatchObject({
      title: 'Staying',
      lang: 'en-GB',
      date: '2026-03-03',
      text: 'Head\n\n3 March 2026\n\nWe stay & grow.\n\nThey go.',
    });
    expect(saidIn(document)).toEqual([
      [null, '3 March 2026\n\nWe stay & grow.'],
      [null, 'They go.', 'quoted'],
    ]);
  });

  it('[DR19] joins runs, tabs and line ends as Word shows them', async () => {
    expect(
      await text(
        '<w:p><w:r><w:t>We </w:t></w:r><w:r><w:t>stay</w:t><w:tab/><w:t>here</w:t><w:br/><w:t>for good</w:t></w:r></w:p>',
      ),
    ).toBe('Seen.\n\nWe stay here\nfor good');
  });

  it.each([
    '<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>',
    '<w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>',
    '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>',
    '<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>x</w:t></w:r></w:p>',
    '<w:p><w:r><w:rPr><w:sz w:val="1"/></w:rPr><w:t>x</w:t></w:r></w:p>',
    wordParagraph('x', 'Geheim'),
    '<w:p><w:r><w:instrText>x</w:instrText></w:r></w:p>',
    '<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>',
    '<!-- x -->',
  ])('[DR19] leaves out what is not there to be read: %s', async (unseen) => {
    expect(await text(unseen)).toBe('Seen.');
  });

  it('[DR19] keeps what a change added, and what is not hidden after all', async () => {
    expect(await text('<w:p><w:ins><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>New.</w:t></w:r></w:ins></w:p>')).toBe(
      'Seen.\n\nNew.',
    );
  });

  it('[DR19] refuses a document type and its entities, fetches no relation, runs no macro', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1_000)}">]><w:document xmlns:w="w"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`;
    expect(await refusalOf(readHere(zipOf([{ name: 'word/document.xml', data: laughs }]), 'a.docx'))).toBe('broken');
    const outside = {
      name: 'word/_rels/document.xml.rels',
      data: '<Relationships><Relationship Id="r1" Type="attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>',
    };
    const macro = { name: 'word/vbaProject.bin', data: 'Sub AutoOpen' };
    expect((await readOne(docxOf(wordParagraph('Words.'), [outside, macro]), 'a.docx')).text).toBe('Words.');
  });

  it('[DR8] refuses elements inside each other without end', async () => {
    expect(await refusalOf(readHere(docxOf('<w:tbl>'.repeat(10_000)), 'a.docx'))).toBe('too-deep');
  });
});

describe('a zip', () => {
  it('[DR20] is refused by what it would become, before it does', async () => {
    const bomb = docxOf(wordParagraph('x'), [{ name: 'word/media/bomb', data: Buffer.alloc(30_000_000) }]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusalOf(readHere(bomb, 'a.docx', { inflatedBytes: 20_000_000 }))).toBe('too-large');
  });

  it('[DR20] is inflated no further than its directory says', async () => {
    const liar = zipOf([{ name: 'word/document.xml', data: Buffer.alloc(30_000_000, ' '), claimedSize: 1_000 }]);
    expect(await refusalOf(readHere(liar, 'a.docx', { inflatedBytes: 20_000 }))).toBe('broken');
  });

  it('[DR20] with a damaged entry, a password or without its end is refused', async () => {
    const whole = docxOf(wordParagraph('Words that are long enough to be packed, to be packed, to be packed.'));
    const damaged = Buffer.from(whole);
    const at = damaged.indexOf('word/document.xml') + 60;
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    expect(await refusalOf(readHere(damaged, 'a.docx'))).toBe('broken');
    expect(await refusalOf(readHere(whole.subarray(0, -30), 'a.docx'))).toBe('broken');
    const locked = zipOf([{ name: 'word/document.xml', data: 'x', isEncrypted: true }]);
    expect(await refusalOf(readHere(locked, 'a.docx'))).toBe('encrypted');
    const many = zipOf(Array.from({ length: 30 }, (_, i) => ({ name: `${i}`, data: '' })));
    expect(await refusalOf(readHere(many, 'a.docx', { parts: 20 }))).toBe('too-many-parts');
  });

  it('[DR20] writes nothing, wherever its names lead', async () => {
    const away = zipOf([
      { name: '../../../tmp/away', data: 'x' },
      {
        name: 'word/document.xml',
        data: '<w:document xmlns:w="w"><w:p><w:r><w:t>Words.</w:t></w:r></w:p></w:document>',
      },
    ]);
    expect((await readOne(away, 'a.docx')).text).toBe('Words.');
  });
});
