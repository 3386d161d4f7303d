import './seal.ts';
import type { Reviewed } from './child-messages.ts';

// The program of the child that goes on to passages: it reads, cuts and takes out, so that no document ever holds up the hall.
const { DocumentFailure } = await import('../../documents/read-failure.ts');
const { foundPassageOf } = await import('../../documents/found-passage.ts');
const { prepareReview } = await import('../../documents/prepare-review.ts');
const { readTask, tell } = await import('./child-input.ts');
const { passagesTaskSchema } = await import('./child-messages.ts');
const { readFile } = await import('./read-file.ts');

process.on('unhandledRejection', () => undefined);

const { task, chunks } = await readTask();
const { name, limits, most, terms } = passagesTaskSchema.parse(task);
let room = most;
try {
  for await (const { documents, leftOut } of readFile(chunks, name, limits)) {
    const reviewed: Reviewed[] = [];
    for (const document of documents) {
      const { prepared, skipped } = prepareReview(document, terms);
      reviewed.push({ passages: prepared.slice(0, room).map(foundPassageOf), skipped, isCut: prepared.length > room });
      room = Math.max(0, room - prepared.length);
    }
    await tell({ type: 'read', documents: reviewed, leftOut });
  }
  await tell({ type: 'done' });
} catch (error) {
  const { reason, detail } = error instanceof DocumentFailure ? error : new DocumentFailure('broken');
  await tell({ type: 'refused', reason, detail });
}
process.exit(0);
