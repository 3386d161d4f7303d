import type { SourceDocument } from '../../documents/document.ts';
import { type ReadingLimits, readingLimits } from '../../documents/read-limits.ts';
import { askChild, type ReadingProgress } from './ask-child.ts';
import { documentMessageSchema } from './child-messages.ts';
import { openSource } from './file-source.ts';

export interface ReadDocumentsOptions {
  /** The file's name, perhaps with folders before it; links begin with it, and its ending may tell the kind. */
  readonly name: string;
  readonly onProgress?: (progress: ReadingProgress) => void;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<ReadingLimits>;
  /** The child's program; our own unless a test brings another. */
  readonly program?: URL;
}

/**
 * The documents in a file, given as bytes or by its path, one after the other as they are read. A child process reads it: nothing that the file
 * does to it reaches this one, and it is ended whatever happens, also when nobody asks for more. Throws {@link DocumentFailure} when the file
 * is refused, which may be after some documents: then none of it may be taken. Throws the signal's reason when aborted. Rules DR1–DR9, DR29.
 */
export async function* readDocuments(
  file: Uint8Array | string,
  {
    name,
    onProgress,
    signal,
    limits: own,
    program = new URL('./reading-child.ts', import.meta.url),
  }: ReadDocumentsOptions,
): AsyncGenerator<SourceDocument, void> {
  const limits: ReadingLimits = { ...readingLimits, ...own };
  const parse = (line: unknown) => documentMessageSchema.parse(line);
  yield* askChild(await openSource(file), { program, limits, task: { name, limits }, parse, onProgress, signal });
}
