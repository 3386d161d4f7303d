import { access } from 'node:fs/promises';
import path from 'node:path';
import { importTroubles } from '../../protocol/import-troubles.ts';
import { readDocuments } from '../../server/adapters/documents/read-documents.ts';
import type { SourceDocument } from '../../server/documents/document.ts';
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
    throw new Error(`${file} is refused: ${importTroubles[`file-${error.reason}`]}${detail} Nothing of it was taken.`, {
      cause: error,
    });
  }
};

const tellEveryMs = 2000;
