import { access } from 'node:fs/promises';
import path from 'node:path';
import { readDocuments } from '../../server/adapters/documents/read-documents.ts';
import type { DocumentRefusal, SourceDocument } from '../../server/documents/document.ts';
import { DocumentFailure } from '../../server/documents/read-failure.ts';

/** Reads what a file holds, document by document. Rejects with a sentence that says why not. */
export type ReadFile = (file: string) => AsyncIterable<SourceDocument>;

/** Reads a file in a closed child, and says on the error output how far it is when that takes long. */
export const readFileDocuments: ReadFile = async function* (file) {
  await access(file);
  const name = path.basename(file);
  let nextMs = performance.now() + tellEveryMs;
  try {
    yield* readDocuments(file, {
      name,
      onProgress: ({ readBytes, totalBytes, documents }) => {
        if (performance.now() < nextMs) return;
        nextMs = performance.now() + tellEveryMs;
        process.stderr.write(`${name}: ${Math.round((100 * readBytes) / totalBytes)} %, ${documents} documents\n`);
      },
    });
  } catch (error) {
    if (!(error instanceof DocumentFailure)) throw error;
    const detail = error.detail === '' ? '' : ` (${error.detail})`;
    throw new Error(`${file} is refused: ${refusalWords[error.reason]}${detail} Nothing of it was taken.`, {
      cause: error,
    });
  }
};

const tellEveryMs = 2000;

/** Why a file is refused, and what to do. */
const refusalWords: Readonly<Record<DocumentRefusal, string>> = {
  'unknown-kind':
    'it is no mail, memo, speech, chat export, transcript or decision log. Save it as .eml, .mbox, .md, .txt, .docx, .pdf, .html, .json, .vtt, .srt or .csv.',
  'too-large': 'it is too large. Split it.',
  'too-many-parts': 'it has too many pages, messages or rows. Split it.',
  'too-deep': 'it is nested too deep to be a text that people wrote.',
  'too-slow': 'reading it took too long. Split it.',
  'too-much-memory': 'reading it took too much memory. Split it.',
  encrypted: 'it is locked with a password. Save it without one.',
  broken: 'it is damaged, or not what its name says. Save it again.',
  empty: 'it holds no words.',
};
