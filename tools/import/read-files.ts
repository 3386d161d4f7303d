import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceDocument } from '../../server/documents/document.ts';

/** Reads what a file holds, document by document. Rejects with a sentence that says why not. */
export type ReadFile = (file: string) => AsyncIterable<SourceDocument>;

/** The one place that says by what files are read. */
export const readFileDocuments: ReadFile = readPlainText;

/** Plain text and Markdown: one document without date, place or speakers. */
async function* readPlainText(file: string): AsyncIterable<SourceDocument> {
  if (!/\.(?:txt|md)$/i.test(file))
    throw new Error(`${file}: only .txt and .md can be read. Save it as plain text first.`);
  const text = (await readFile(file, 'utf8'))
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .toWellFormed();
  if (text.trim() === '') throw new Error(`${file} is empty.`);
  const title = /\.md$/i.test(file) ? (/^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? '') : '';
  const turns = [{ start: 0, end: text.length, speaker: null, isQuoted: false }];
  yield { title, date: null, place: null, audience: null, lang: null, link: path.basename(file), text, turns };
}
