import { existsSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadingProgress } from '../../../../server/adapters/documents/ask-child.ts';
import { type ReadDocumentsOptions, readDocuments } from '../../../../server/adapters/documents/read-documents.ts';
import { documentRefusals, type SourceDocument } from '../../../../server/documents/document.ts';
import { readHere, refusalOf } from '../../../support/read-here.ts';
import { sampleFiles } from '../../../support/sample-files.ts';
import { pdfOf } from '../../../support/small-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-documents-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function all(file: Uint8Array | string, options: ReadDocumentsOptions): Promise<readonly SourceDocument[]> {
  const documents: SourceDocument[] = [];
  for await (const document of readDocuments(file, options)) documents.push(document);
  return documents;
}

const words = Buffer.from('Words.');
const seal = new URL('../../../../server/adapters/documents/seal.ts', import.meta.url).href;

/** A child of a test's own in the place of the one that reads. */
async function program(name: string, source: string): Promise<URL> {
  const file = path.join(folder, `${name}.mjs`);
  await writeFile(file, source);
  return pathToFileURL(file);
}

/** What a child says to give one document whose text is an expression's value. */
const telling = (expression: string): string =>
  `const text = String(${expression});
   process.stdout.write(JSON.stringify({ type: 'read', leftOut: 0, documents: [{ title: '', date: null, place: null, audience: null, lang: null,
     link: 'x', text, turns: [{ start: 0, end: text.length, speaker: null, isQuoted: false }] }] }) + '\\n');`;
const done = `process.stdout.write('{"type":"done"}\\n');`;

describe('the child that reads', () => {
  it.each(sampleFiles)('[DR3] reads %s as this process does', async (name, file) => {
    expect(await all(file, { name })).toEqual((await readHere(file, name)).documents);
  });

  it('[DR3] writes nothing, reads nothing but its code, starts nothing, and speaks to nobody', async () => {
    const away = path.join(folder, 'away');
    const tries = {
      read: `fs.readFileSync(${JSON.stringify(path.join(folder, 'child.txt'))})`,
      list: `fs.readdirSync('/')`,
      write: `fs.writeFileSync(${JSON.stringify(away)}, 'x')`,
      process: `(await import('node:child_process')).execFileSync('true')`,
      thread: `new (await import('node:worker_threads')).Worker('1', { eval: true })`,
      addon: `try { process.dlopen({ exports: {} }, '/x.node') } catch (error) { if (error.code === 'ERR_DLOPEN_DISABLED') throw error }`,
      wasi: `new (await import('node:wasi')).WASI({ version: 'preview1' })`,
      inspector: `(await import('node:inspector')).open(0)`,
      http: `await import('node:http')`,
      net: `(await import('node:module')).createRequire(import.meta.url)('net')`,
      dns: `await import('dns/promises')`,
      fetch: `fetch.toString()`,
      socket: `new WebSocket('ws://127.0.0.1:9')`,
      builtin: `process.getBuiltinModule('net').connect(9)`,
      code: `new Function('return 1')()`,
    };
    const source = `import ${JSON.stringify(seal)}; import fs from 'node:fs'; const could = Object.keys(process.env).filter((key) => key !== 'SHLVL');
      ${Object.entries(tries)
        .map(([name, attempt]) => `try { ${attempt}; could.push('${name}') } catch {}`)
        .join('\n')}
      ${telling(`'could: ' + could.join()`)} ${done}`;
    await writeFile(path.join(folder, 'child.txt'), 'x');
    const [document] = await all(words, { name: 'a.txt', program: await program('tries', source) });
    expect(document?.text).toBe('could: ');
    expect(existsSync(away)).toBe(false);
  });

  it('[DR4] is not started for a file that is too large, empty or none', async () => {
    const never = pathToFileURL(path.join(folder, 'never.mjs'));
    const large = path.join(folder, 'large.mbox');
    await writeFile(large, 'From x');
    await truncate(large, 200 * 1024 * 1024);
    expect(await refusalOf(all(large, { name: 'large.mbox', program: never }))).toBe('too-large');
    expect(await refusalOf(all(new Uint8Array(), { name: 'a.txt', program: never }))).toBe('empty');
    await expect(all(folder, { name: 'a.txt', program: never })).rejects.toMatchObject({
      reason: 'broken',
      detail: 'not a file',
    });
    await expect(all(path.join(folder, 'gone'), { name: 'a.txt' })).rejects.toMatchObject({
      detail: 'the file cannot be opened',
    });
  });

  it.each([
    ['heap', 'const held = []; for (;;) held.push(new Array(1_000).fill(Math.random()));'],
    [
      'buffers',
      'const held = []; for (;;) { held.push(Buffer.alloc(8_000_000, 1)); await new Promise((go) => setTimeout(go, 5)); }',
    ],
  ])('[DR5] that fills its %s is ended, and this process goes on', async (name, source) => {
    const limits = { heapMegabytes: 48, ms: 25_000 };
    expect(await refusalOf(all(words, { name: 'a.txt', program: await program(name, source), limits }))).toBe(
      'too-much-memory',
    );
    expect(await all(words, { name: 'a.txt' })).toHaveLength(1);
  });

  it('[DR5] that reads a file which needs more than it may have is ended', async () => {
    const greedy = Buffer.from(`[${'{"decision":"We stay."},'.repeat(600_000)}{}]`);
    expect(await refusalOf(all(greedy, { name: 'a.json', limits: { heapMegabytes: 24, parts: 1_000_000 } }))).toBe(
      'too-much-memory',
    );
  });

  it('[DR5] that inflates what has no end is ended', async () => {
    const bomb = deflateSync(Buffer.alloc(300_000_000, ' ')).toString('latin1');
    const object = `<< /Length ${bomb.length} /Filter /FlateDecode >>\nstream\n${bomb}\nendstream`;
    const pdf = pdfOf([['x']], { objects: [object] })
      .toString('latin1')
      .replace('/Contents 6 0 R', '/Contents 7 0 R');
    expect(pdf.length).toBeLessThan(500_000);
    const limits = { heapMegabytes: 64 };
    expect(await refusalOf(all(Buffer.from(pdf, 'latin1'), { name: 'a.pdf', limits }))).toBe('too-much-memory');
  });

  it.each([
    ['a.md', '*a'],
    ['a.md', '['],
    ['a.eml', 'From: a@example.com\n\n', '>'],
    ['a.eml', 'From: a@example.com\n\n', 'On 1 Mar wrote '],
    ['a.html', '<p style="a:b;'],
    ['a.txt', 'A b: '],
    ['a.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n', '<v '],
    ['a.csv', 'decision\n', '"'],
  ])('[DR9] %s of %j without end gives documents or one refusal', async (name, head, more = head) => {
    const bait = Buffer.from((head === more ? '' : head) + more.repeat(200_000 / more.length));
    expect(['none', ...documentRefusals]).toContain(
      await refusalOf(all(bait, { name, limits: { ms: 3_000, msPerMegabyte: 0 } })),
    );
  });

  it('[DR5] that never ends is ended', async () => {
    const loop = await program('loop', 'for (;;);');
    expect(await refusalOf(all(words, { name: 'a.txt', program: loop, limits: { ms: 300, msPerMegabyte: 0 } }))).toBe(
      'too-slow',
    );
  });

  it('[DR5] may take as long as whoever uses the documents takes', async () => {
    const two = await program('two', `${telling("'one'")} { ${telling("'two'")} } ${done}`);
    const texts: string[] = [];
    for await (const { text } of readDocuments(words, {
      name: 'a.txt',
      program: two,
      limits: { ms: 2_000, msPerMegabyte: 0 },
    })) {
      texts.push(text);
      // Longer than the child has in all.
      if (text === 'one') await new Promise((resolve) => setTimeout(resolve, 2_500));
    }
    expect(texts).toEqual(['one', 'two']);
  });

  it('[DR6] is ended when nobody asks for more, and when it is aborted', async () => {
    const stays = await program('stays', `${telling('process.pid')} setInterval(() => {}, 1_000);`);
    let pid = 0;
    for await (const { text } of readDocuments(words, { name: 'a.txt', program: stays })) {
      pid = Number(text);
      break;
    }
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);

    const abort = new AbortController();
    const reading = (async () => {
      for await (const { text } of readDocuments(words, { name: 'a.txt', program: stays, signal: abort.signal })) {
        pid = Number(text);
        setTimeout(() => abort.abort(new Error('enough')), 50);
      }
    })();
    await expect(reading).rejects.toThrow('enough');
    await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
  });

  it('[DR6] ends by itself when nobody is there to end it', async () => {
    const busy = await program('busy', `${telling('process.pid')} for (;;);`);
    // Who asked for one document never comes back.
    const reading = readDocuments(words, { name: 'a.txt', program: busy, limits: { ms: 300, msPerMegabyte: 0 } });
    const { value } = await reading.next();
    await expect.poll(() => isRunning(Number(value?.text)), { timeout: 25_000 }).toBe(false);
    expect(await refusalOf(reading.next())).toBe('too-slow');
  });

  // A pipe holds what some 58 of these are told with: the last words of the child find it full, and it ends behind them.
  it.each([60, 100, 130])('[DR29] loses none of %i documents when whoever reads them is late', async (mails) => {
    const mail = `From x Tue Mar  3 10:00:00 2026\nSubject: x\n\n${'Words. '.repeat(100)}\n\n`;
    let documents = 0;
    for await (const _ of readDocuments(Buffer.from(mail.repeat(mails)), { name: 'all.mbox' })) {
      documents++;
      // Nothing is taken from the pipe meanwhile, as where others have the processor.
      if (documents === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    }
    expect(documents).toBe(mails);
  });

  it.each([
    ['nonsense', `process.stdout.write('hello\\n')`],
    ['nothing', ''],
    ['a crash', 'process.exit(3)'],
    ['a turn outside its text', `${telling("'x'").replace('text.length', '7')} ${done}`],
    ['more than was asked', `process.stdout.write('{"type":"done","extra":1}\\n')`],
  ])('[DR7] that says %s refuses the file as broken', async (name, source) => {
    const url = await program(name.replaceAll(' ', '-'), source);
    expect(await refusalOf(all(words, { name: 'a.txt', program: url }))).toBe('broken');
  });

  it('[DR2] [DR29] tells how far it is, and what is left out', async () => {
    const mails = Array.from(
      { length: 300 },
      (_, i) => `From x Tue Mar  3 10:00:00 2026\nSubject: ${i}\n\n${i % 3 === 0 ? '' : 'Words. '.repeat(100)}\n\n`,
    );
    const file = path.join(folder, 'all.mbox');
    await writeFile(file, mails.join(''));
    const told: ReadingProgress[] = [];
    expect(await all(file, { name: 'all.mbox', onProgress: (progress) => told.push(progress) })).toHaveLength(200);
    const total = Buffer.byteLength(mails.join(''));
    expect(told.at(-1)).toEqual({ readBytes: total, totalBytes: total, documents: 200, leftOut: 100 });
    expect(told.every(({ documents }, i) => documents >= (told[i - 1]?.documents ?? 0))).toBe(true);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
