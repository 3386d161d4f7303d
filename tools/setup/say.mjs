import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** One plain line for the person at the terminal, apart from what a program prints. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
