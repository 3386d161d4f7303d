import './seal.ts';

// The program of the child that reads one file and gives its documents. Everything but the seal is imported after it.
const { DocumentFailure } = await import('../../documents/read-failure.ts');
const { readTask, tell } = await import('./child-input.ts');
const { taskSchema } = await import('./child-messages.ts');
const { readFile } = await import('./read-file.ts');

// PDF.js leaves promises of its own alone when a file is damaged; what matters is rejected where it is awaited too.
process.on('unhandledRejection', () => undefined);

const { task, chunks } = await readTask();
const { name, limits } = taskSchema.parse(task);
try {
  for await (const read of readFile(chunks, name, limits)) await tell({ type: 'read', ...read });
  await tell({ type: 'done' });
} catch (error) {
  const { reason, detail } = error instanceof DocumentFailure ? error : new DocumentFailure('broken');
  await tell({ type: 'refused', reason, detail });
}
// The rest of a refused file is not waited for.
process.exit(0);
