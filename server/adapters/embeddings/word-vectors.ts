import { readFileSync } from 'node:fs';
import type { WordVectors } from '../../mind/ports.ts';

const headBytes = 12;
const own = new URL('./word-vectors.bin', import.meta.url);

/**
 * Reads the words that come along, 21,719 of the commonest English ones with 96 numbers each (`assets/make/word-vectors.mjs`): a few
 * milliseconds, 4 MB. A file that is not whole is a bug of the installation and throws.
 */
export function readWordVectors(file: URL = own): WordVectors {
  const bytes = readFileSync(file);
  const count = bytes.readUInt32LE(0);
  const dimensions = bytes.readUInt32LE(4);
  const textEnd = headBytes + bytes.readUInt32LE(8);
  const words = bytes.toString('ascii', headBytes, textEnd).split(' ');
  const numbers = new Int8Array(bytes.buffer, bytes.byteOffset + textEnd, bytes.length - textEnd);
  if (words.length !== count || numbers.length !== count * dimensions)
    throw new Error(`${file.pathname} is not whole: install the program again`);
  const ids = new Map(words.map((word, id) => [word, id]));
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let i = 0; i < dimensions; i++) sum += (numbers[a * dimensions + i] ?? 0) * (numbers[b * dimensions + i] ?? 0);
    return sum;
  };
  const lengths = Float64Array.from(words, (_, id) => Math.sqrt(dot(id, id)) || 1);
  return {
    idOf: (word) => ids.get(word),
    alike: (a, b) => dot(a, b) / ((lengths[a] ?? 1) * (lengths[b] ?? 1)),
  };
}
