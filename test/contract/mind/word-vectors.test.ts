import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readWordVectors } from '../../../server/adapters/embeddings/word-vectors.ts';
import { createSpelling } from '../../../server/mind/spelling.ts';

const vectors = readWordVectors();
function alike(a: string, b: string): number {
  const [one, other] = [vectors.idOf(a), vectors.idOf(b)];
  if (one === undefined || other === undefined) throw new Error(`${a} or ${b} is not known`);
  return vectors.alike(one, other);
}

describe('the words that come along', () => {
  it.each([
    ['salary', 'wages', 'ferry'],
    ['refuse', 'reject', 'parking'],
    ['price', 'cost', 'window'],
    ['boss', 'supervisor', 'butter'],
  ])('[M32] %s is near %s, and far from %s', (word, near, far) => {
    expect(alike(word, near)).toBeGreaterThan(0.5);
    expect(alike(word, far)).toBeLessThan(0.35);
  });

  it('[M32] a word is most alike to itself, and what is no word has no meaning', () => {
    expect(alike('salary', 'salary')).toBeCloseTo(1, 6);
    expect([vectors.idOf('xylqzt'), vectors.idOf('')]).toEqual([undefined, undefined]);
  });

  it('[M35] a word whose meaning is known is no slip of another', () => {
    const meant = createSpelling(new Set(['password']), (word) => vectors.idOf(word) !== undefined);
    expect([meant('passport'), meant('passwrod')]).toEqual(['passport', 'password']);
  });

  it('[M32] a file that is not whole is told', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'words-'));
    const file = path.join(folder, 'words.bin');
    const whole = await readFile(new URL('../../../server/adapters/embeddings/word-vectors.bin', import.meta.url));
    await writeFile(file, whole.subarray(0, whole.length - 5));
    expect(() => readWordVectors(pathToFileURL(file))).toThrow('is not whole');
    await rm(folder, { recursive: true });
  });
});
