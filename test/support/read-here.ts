import { readFile } from '../../server/adapters/documents/read-file.ts';
import type { SourceDocument } from '../../server/documents/document.ts';
import { DocumentFailure } from '../../server/documents/read-failure.ts';
import { type ReadingLimits, readingLimits } from '../../server/documents/read-limits.ts';

export interface ReadHere {
  readonly documents: readonly SourceDocument[];
  readonly leftOut: number;
}

/** What the child would read, read in this process: the same code without the start of a child. */
export async function readHere(
  file: string | Uint8Array,
  name: string,
  limits: Partial<ReadingLimits> = {},
): Promise<ReadHere> {
  const documents: SourceDocument[] = [];
  let leftOut = 0;
  for await (const read of readFile(chunksOf(Buffer.from(file)), name, { ...readingLimits, ...limits })) {
    documents.push(...read.documents);
    leftOut += read.leftOut;
  }
  return { documents, leftOut };
}

/** The one document of a file. */
export async function readOne(file: string | Uint8Array, name: string): Promise<SourceDocument> {
  const { documents } = await readHere(file, name);
  const [document] = documents;
  if (document === undefined || documents.length > 1) throw new Error(`${documents.length} documents`);
  return document;
}

/** Who says what: speaker, words, and whether they are quoted. */
export function saidIn({ text, turns }: SourceDocument): readonly (readonly [string | null, string, 'quoted'?])[] {
  return turns.map(({ start, end, speaker, isQuoted }) => {
    const words = text.slice(start, end);
    return isQuoted ? [speaker, words, 'quoted'] : [speaker, words];
  });
}

/** The refusal of what must be refused: its reason. */
export async function refusalOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof DocumentFailure) return error.reason;
    throw error;
  }
  return 'none';
}

/** In pieces of odd lengths, so that whatever lies across two of them is met. */
async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0, length = 1; at < bytes.length; at += length, length = Math.min(length * 3, 65_521))
    yield bytes.subarray(at, at + length);
}
