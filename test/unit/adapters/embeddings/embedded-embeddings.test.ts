import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedEmbeddings } from '../../../../server/adapters/embeddings/embedded-embeddings.ts';
import { type Embeddings, EmbeddingsFailure } from '../../../../server/mind/ports.ts';

/** A thread that gives each text its length and the thread's own number, and dies of the text "die". */
const workerUrl = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ id, texts }) => {
      if (texts.includes('die')) process.exit(1);
      const vectors = new Float32Array(texts.length * 512);
      texts.forEach((text, i) => vectors.set([text.length, threadId], i * 512));
      parentPort.postMessage({ id, vectors });
    });
  `)}`,
);

let folder = '';
let embeddings: Embeddings | null = null;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-embeddings-'));
});
afterEach(async () => {
  await embeddings?.close();
  rmSync(folder, { recursive: true });
});

function open(options: Parameters<typeof createEmbeddedEmbeddings>[0] = {}): Embeddings {
  embeddings = createEmbeddedEmbeddings({ workerUrl, ...options });
  return embeddings;
}

const lengthOf = (vector: Float32Array) => vector[0];
const threadOf = (vector: Float32Array) => vector[1];

describe('embedded embeddings', () => {
  it('[M27] give a vector of 512 numbers for each text, in order', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => 'x'.repeat(i + 1));
    const vectors = await open().embed(texts);
    expect(vectors.map(lengthOf)).toEqual(texts.map((text) => text.length));
    expect(new Set(vectors.map((vector) => vector.length))).toEqual(new Set([512]));
  });

  it('[M29] a thread is replaced after so many batches', async () => {
    const one = open({ jobsPerThread: 2 });
    const threads: (number | undefined)[] = [];
    for (let i = 0; i < 5; i++) threads.push(...(await one.embed(['a'])).map(threadOf));
    expect(threads.map((thread) => thread === threads[0])).toEqual([true, true, false, false, false]);
    expect(new Set(threads).size).toBe(3);
  });

  it('[M29] a thread that dies is replaced, and the others’ texts are not lost', async () => {
    const one = open();
    const [died, lived] = await Promise.allSettled([one.embed(['die']), one.embed(['lives'])]);
    expect(died).toMatchObject({ status: 'rejected', reason: { name: 'EmbeddingsFailure', reason: 'unavailable' } });
    expect(lived.status === 'fulfilled' && lived.value.map(lengthOf)).toEqual([5]);
  });

  it('[M29] it stays off after so many failures in a row', async () => {
    const one = open({ mostFailures: 4 });
    for (let i = 0; i < 2; i++) await expect(one.embed(['die'])).rejects.toBeInstanceOf(EmbeddingsFailure);
    await expect(one.embed(['fine'])).rejects.toMatchObject({ reason: 'off' });
  });

  it('[M38] a large library is read by two threads, each text by one of them, in order', async () => {
    const texts = Array.from({ length: 500 }, (_, i) => 'x'.repeat(i + 1));
    const vectors = await open().embedLibrary(texts);
    expect(vectors.map(lengthOf)).toEqual(texts.map((text) => text.length));
    expect(new Set(vectors.map(threadOf)).size).toBe(2);
  });

  it('[M38] a small one is read by the one that there is, and a failure of either is told', async () => {
    const one = open();
    expect(new Set((await one.embedLibrary(['a', 'bb', 'ccc'])).map(threadOf)).size).toBe(1);
    const texts = Array.from({ length: 500 }, (_, i) => (i === 480 ? 'die' : 'x'.repeat(i + 4)));
    await expect(one.embedLibrary(texts)).rejects.toBeInstanceOf(EmbeddingsFailure);
    expect((await one.embed(['again'])).map(lengthOf)).toEqual([5]);
  });

  it('[M29] what a library’s texts mean is kept on disk, without its words, and only of what it holds now', async () => {
    const file = path.join(folder, 'meanings.bin');
    const [first] = await open({ file }).embedLibrary(['We stay.', 'We go.']);
    await embeddings?.close();
    expect(statSync(file).size).toBe(2 * (32 + 512 * 4));
    expect(readFileSync(file).includes('stay')).toBe(false);
    const [again, added] = await open({ file }).embedLibrary(['We stay.', 'We sail.']);
    expect(again).toEqual(first);
    expect(added?.[0]).toBe('We sail.'.length);
    expect(statSync(file).size).toBe(2 * (32 + 512 * 4));
  });

  it('[M29] a file that is not whole is made again', async () => {
    const file = path.join(folder, 'meanings.bin');
    writeFileSync(file, 'half a vec');
    expect((await open({ file }).embedLibrary(['We stay.'])).map(lengthOf)).toEqual([8]);
    expect(statSync(file).size).toBe(32 + 512 * 4);
  });
});
