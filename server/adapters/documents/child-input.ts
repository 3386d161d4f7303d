import type { ChildMessage } from './child-messages.ts';

/** The child's side of the pipe: its task in the first line of the input, the file behind it, a message a line on the output. */

/** Said when the pipe has all of it: what a full pipe still waits for would be lost when the child ends. */
export function tell<T>(message: ChildMessage<T>): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${JSON.stringify(message)}\n`, (error) => (error ? reject(error) : resolve()));
  });
}

/** Reads the task, and gives what comes behind it. */
export async function readTask(): Promise<{ readonly task: unknown; readonly chunks: AsyncIterable<Uint8Array> }> {
  const input: AsyncIterator<Buffer> = process.stdin[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  while (!held.includes(0x0a)) {
    const { value, done } = await input.next();
    if (done === true) throw new Error('no task');
    held = Buffer.concat([held, value]);
  }
  const end = held.indexOf(0x0a);
  return { task: JSON.parse(held.toString('utf8', 0, end)), chunks: chunksAfter(held.subarray(end + 1), input) };
}

async function* chunksAfter(rest: Buffer, input: AsyncIterator<Buffer>): AsyncGenerator<Uint8Array> {
  if (rest.length > 0) yield rest;
  for (let next = await input.next(); next.done !== true; next = await input.next()) yield next.value;
}
