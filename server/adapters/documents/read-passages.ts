import type { FoundPassage, ImportReply, ImportTerms } from '../../../protocol/import-http.ts';
import type { FileRefused } from '../../../protocol/import-troubles.ts';
import { limits } from '../../../protocol/limits.ts';
import { leaderFrom } from '../../documents/leader.ts';
import { DocumentFailure } from '../../documents/read-failure.ts';
import { readingLimits } from '../../documents/read-limits.ts';
import { askChild } from './ask-child.ts';
import { type PassagesTask, passagesMessageSchema } from './child-messages.ts';
import { type FileStream, openSource } from './file-source.ts';

export interface ReadPassagesOptions {
  readonly leaderName: string;
  readonly terms: ImportTerms;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: {
    readonly readBytes: number;
    readonly documents: number;
    readonly passages: number;
  }) => void;
}

/**
 * The leader's passages in a file that comes as a stream, read, cut and redacted by the closed child: nothing of the file lies on a disk, and
 * of the reading nothing is left here but what is given. Throws the signal's reason when aborted. Rules DR30, DR31.
 */
export async function readPassages(
  file: FileStream,
  { leaderName, terms, signal, onProgress }: ReadPassagesOptions,
): Promise<ImportReply | FileRefused> {
  const { fileName, isOwn, aliases, stays } = terms;
  const task: PassagesTask = {
    name: fileName,
    limits: { ...readingLimits, bytes: limits.importBytes },
    most: limits.importPassages,
    terms: { leader: leaderFrom(leaderName, aliases), isOwn, stays },
  };
  const program = new URL('./passages-child.ts', import.meta.url);
  const parse = (line: unknown) => passagesMessageSchema.parse(line);
  const passages: FoundPassage[] = [];
  const skipped = { others: 0, quoted: 0, dropped: 0 };
  let isCut = false;
  let documents = 0;
  const onRead = ({ readBytes, documents }: { readonly readBytes: number; readonly documents: number }) =>
    onProgress({ readBytes, documents, passages: passages.length });
  try {
    const source = await openSource(file);
    for await (const reviewed of askChild(source, {
      program,
      limits: task.limits,
      task,
      parse,
      onProgress: onRead,
      signal,
    })) {
      documents += 1;
      passages.push(...reviewed.passages.slice(0, limits.importPassages - passages.length));
      for (const kind of ['others', 'quoted', 'dropped'] as const) skipped[kind] += reviewed.skipped[kind];
      isCut ||= reviewed.isCut;
      // The rest would be read for nothing.
      if (isCut) break;
    }
  } catch (error) {
    if (error instanceof DocumentFailure) return { unreadable: `file-${error.reason}`, detail: error.detail };
    throw error;
  }
  return { passages, documents, skipped, isCut };
}
