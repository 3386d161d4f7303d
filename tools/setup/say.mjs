import path from 'node:path';

export const repository = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');

/** One plain line for the person at the terminal, apart from what a program prints. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
