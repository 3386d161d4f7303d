import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dimensions } from './embed-job.ts';

const hashBytes = 32;
const recordBytes = hashBytes + dimensions * 4;

/** The name of a text in the file: its words are not in it. */
export function nameOf(model: string, text: string): string {
  return createHash('sha256').update(`${model}\n${text}`).digest('hex');
}

/** Vectors by name as the file has them; none when there is no file, or one that is not whole. */
export async function readVectors(file: string): Promise<ReadonlyMap<string, Float32Array>> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const vectors = new Map<string, Float32Array>();
  if (bytes.length % recordBytes !== 0) return vectors;
  for (let at = 0; at < bytes.length; at += recordBytes) {
    const numbers = bytes.subarray(at + hashBytes, at + recordBytes);
    const vector = new Float32Array(dimensions);
    for (let i = 0; i < dimensions; i++) vector[i] = numbers.readFloatLE(i * 4);
    vectors.set(bytes.toString('hex', at, at + hashBytes), vector);
  }
  return vectors;
}

/** Writes exactly these vectors, so that what belongs to no statement any more is gone. Either the old file is there or the new one. */
export async function writeVectors(file: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
  const bytes = Buffer.alloc(vectors.size * recordBytes);
  let at = 0;
  for (const [name, vector] of vectors) {
    bytes.write(name, at, 'hex');
    for (const [i, value] of vector.entries()) bytes.writeFloatLE(value, at + hashBytes + i * 4);
    at += recordBytes;
  }
  await writeFile(`${file}.new`, bytes, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
