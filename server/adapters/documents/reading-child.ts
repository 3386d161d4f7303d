import './seal.ts';
import { once } from 'node:events';
import type { ChildMessage } from './child-messages.ts';

// The program of the child that reads one file: its task in the first line of the input, the file behind it, a message a line on the output.
// Everything but the seal is imported after it.
const { DocumentFailure } = await import('../../documents/read-failure.ts');
const { taskSchema } = await import('./child-messages.ts');
const { readFile } = await import('./read-file.ts');

// PDF.js leaves promises of its own alone when a file is damaged; what matters is rejected where it is awaited too.
process.on('unhandledRejection', () => undefined);

async function tell(message: ChildMessage): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain');
}

const input: AsyncIterator<Buffer> = process.stdin[Symbol.asyncIterator]();

async function firstLine(): Promise<{ line: string; rest: Buffer }> {
  let held = Buffer.alloc(0);
  while (!held.includes(0x0a)) {
    const { value, done } = await input.next();
    if (done === true) throw new Error('no task');
    held = Buffer.concat([held, value]);
  }
  const end = held.indexOf(0x0a);
  return { line: held.toString('utf8', 0, end), rest: held.subarray(end + 1) };
}

async function* chunksAfter(rest: Buffer): AsyncGenerator<Uint8Array> {
  if (rest.length > 0) yield rest;
  for (let next = await input.next(); next.done !== true; next = await input.next()) yield next.value;
}

const { line, rest } = await firstLine();
const { name, limits } = taskSchema.parse(JSON.parse(line));
try {
  for await (const read of readFile(chunksAfter(rest), name, limits)) await tell({ type: 'read', ...read });
  await tell({ type: 'done' });
} catch (error) {
  const { reason, detail } = error instanceof DocumentFailure ? error : new DocumentFailure('broken');
  await tell({ type: 'refused', reason, detail });
}
// The rest of a refused file is not waited for.
process.exit(0);
