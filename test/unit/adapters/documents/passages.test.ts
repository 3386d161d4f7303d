import { describe, expect, it } from 'vitest';
import type { ImportTerms } from '../../../../protocol/import-http.ts';
import { limits } from '../../../../protocol/limits.ts';
import type { FileStream } from '../../../../server/adapters/documents/file-source.ts';
import { readPassages } from '../../../../server/adapters/documents/read-passages.ts';

const letter = `Hi all,

I talked with Peter Berg about the plant in Umeå. We will keep it open, because our customers need it.

> We should close all of it at once, said somebody.

Best, Maya`;
const secrets = ['Peter', 'Berg', 'somebody'];

async function* inPieces(text: string, length = 50): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
const streamOf = (text: string, bytes = Buffer.byteLength(text)): FileStream => ({ bytes, chunks: inPieces(text) });

function read(file: FileStream, terms: Partial<ImportTerms> = {}, signal = new AbortController().signal) {
  const told: { readonly documents: number; readonly passages: number }[] = [];
  const all = { fileName: 'letter.txt', isOwn: true, aliases: [], stays: [], ...terms };
  const options = {
    leaderName: 'Maya Lindqvist',
    terms: all,
    signal,
    onProgress: (it: (typeof told)[number]) => told.push(it),
  };
  return readPassages(file, options).then((reply) => ({ reply, told }));
}

describe('passages of a file that is brought on the page', () => {
  it('[DR30] [DR31] [PN73] are cut and redacted in the closed child, with what was taken out part by part', async () => {
    const { reply, told } = await read(streamOf(letter));
    if ('unreadable' in reply) throw new Error(reply.unreadable);
    const [passage] = reply.passages;
    const start = letter.indexOf('I talked');
    const end = letter.indexOf('\n\n>');
    expect(reply).toMatchObject({ documents: 1, skipped: { others: 0, quoted: 10, dropped: 4 }, isCut: false });
    expect(passage).toMatchObject({
      link: 'letter.txt',
      span: { start, end },
      lang: 'en',
      removed: { name: 1 },
      text: 'I talked with a colleague about the plant in Umeå. We will keep it open, because our customers need it.',
      parts: [
        { kept: 'I talked with ' },
        { taken: 'Peter Berg', put: 'a colleague', kind: 'name' },
        { kept: ' about the plant in Umeå. We will keep it open, because our customers need it.' },
      ],
    });
    for (const secret of secrets) expect(passage?.text).not.toContain(secret);
    expect(told.at(-1)).toMatchObject({ documents: 1 });
  });

  it('[DR30] a stream that ends before it should, or goes on after, is refused', async () => {
    const size = Buffer.byteLength(letter);
    for (const bytes of [size + 10, size - 10])
      expect((await read(streamOf(letter, bytes))).reply).toMatchObject({ unreadable: 'file-broken' });
    expect((await read(streamOf('', 0))).reply).toMatchObject({ unreadable: 'file-empty' });
    expect((await read(streamOf('x', limits.importBytes + 1))).reply).toMatchObject({ unreadable: 'file-too-large' });
  });

  it('[DR2] [DR30] what is no file of a kind that is known is refused', async () => {
    const { reply } = await read(streamOf('PK, or not.'), { fileName: 'speech.docx' });
    expect(reply).toMatchObject({ unreadable: 'file-broken' });
  });

  it('[DR30] is let go when whoever brings it goes away', async () => {
    const gone = new AbortController();
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('From x');
      gone.abort(new Error('gone'));
      // Whoever is gone sends no more; their connection ends.
      throw new Error('aborted');
    }
    await expect(read({ bytes: 100, chunks: slow() }, {}, gone.signal)).rejects.toThrow('gone');
  });

  it('[DR31] of one file are no more than a review takes, and that there are more is told', async () => {
    const row = (n: number) =>
      `{"decision":"We keep plant number ${n} open for all of next year.","reason":"Customers need it."},`;
    const rows = Array.from({ length: limits.importPassages + 5 }, (_, n) => row(n)).join('');
    const { reply } = await read(streamOf(`[${rows.slice(0, -1)}]`), { fileName: 'log.json' });
    if ('unreadable' in reply) throw new Error(reply.unreadable);
    expect([reply.passages.length, reply.isCut]).toEqual([limits.importPassages, true]);
  });
});
