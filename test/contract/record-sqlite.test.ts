import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryHash, noHash } from '../../protocol/record/chain.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { openSqlite } from '../../server/adapters/sql/open-sqlite.ts';
import { by, chain, entered, everything, stream } from '../support/a-record.ts';
import { type TemporarySqlite, temporarySqlite } from '../support/temporary-sqlite.ts';

const secret = 'Zaphod-Beeblebrox-the-Erased';
const erasure = (after: StoredEntry | undefined) =>
  chain([{ type: 'record.erased', at: 2, by, entries: [1] }], { after: after ?? { seq: 0, hash: noHash } });

describe('SQLite', () => {
  let sqlite: TemporarySqlite;
  beforeEach(async () => {
    sqlite = await temporarySqlite();
  });
  afterEach(() => sqlite.dispose());

  const holdSecret = async (): Promise<string[]> => {
    const names = await readdir(sqlite.dir);
    const texts = await Promise.all(names.map((name) => readFile(path.join(sqlite.dir, name), 'latin1')));
    return names.filter((_, index) => texts[index]?.includes(secret) ?? false);
  };

  it('[D3] what was erased is in no file of the database any more', async () => {
    const entries = chain([entered(secret), entered('Bo')]);
    await sqlite.record.append(entries);
    expect(await holdSecret()).not.toEqual([]);
    await sqlite.record.erase(erasure(entries[1]), [1]);
    expect(await holdSecret()).toEqual([]);
  });

  it('[D3] what was erased while somebody read is gone at the latest when the database opens again', async () => {
    const entries = chain([entered(secret)]);
    await sqlite.record.append(entries);
    const reader = await openSqlite({ file: sqlite.file, isReadOnly: true });
    expect(await everything(reader.record.read(stream, 1))).toEqual([entries]);
    await sqlite.record.erase(erasure(entries[0]), [1]);
    expect(await everything(reader.record.read(stream, 1))).toEqual([entries]);
    await reader.close();
    await sqlite.close();
    const again = await openSqlite({ file: sqlite.file });
    expect(await holdSecret()).toEqual([]);
    await again.close();
  });

  it('[D6] a reader sees one snapshot and cannot write, with the server running or not', async () => {
    const [first, second] = chain([entered('Ada'), entered('Bo')]);
    if (first === undefined || second === undefined) throw new Error('no entries');
    await sqlite.record.append([first]);
    const reader = await openSqlite({ file: sqlite.file, isReadOnly: true });
    expect(await reader.record.head(stream)).toEqual({ seq: 1, hash: first.hash });
    await sqlite.record.append([second]);
    expect(await reader.record.head(stream)).toEqual({ seq: 1, hash: first.hash });
    await expect(reader.record.append([second])).rejects.toMatchObject({ reason: 'unavailable' });
    await reader.close();
    await sqlite.close();
    const later = await openSqlite({ file: sqlite.file, isReadOnly: true });
    expect(await later.record.head(stream)).toEqual({ seq: 2, hash: second.hash });
    await later.close();
  });

  it('[D7] a database that another process holds is unavailable, and takes entries again afterwards', async () => {
    const entries = chain([entered('Ada')]);
    const other = new DatabaseSync(sqlite.file);
    other.exec('BEGIN EXCLUSIVE');
    const tries = [sqlite.record.append(entries), sqlite.record.probe()];
    for (const tried of tries) await expect(tried).rejects.toMatchObject({ reason: 'unavailable', retryable: true });
    other.exec('ROLLBACK');
    other.close();
    await sqlite.record.probe();
    await sqlite.record.append(entries);
    expect(await sqlite.record.head(stream)).toMatchObject({ seq: 1 });
  });

  it('[D7] a full disk is unavailable and leaves the record whole', async () => {
    const [first, ...more] = chain(Array.from({ length: 600 }, (_, index) => entered(`${index}`.padEnd(2000, 'x'))));
    if (first === undefined) throw new Error('no entry');
    await sqlite.record.append([first]);
    const other = new DatabaseSync(sqlite.file);
    // A database cannot grow beyond this: the honest twin of a full disk.
    const { page_count: pages } = other.prepare('PRAGMA page_count').get() ?? {};
    other.close();
    await sqlite.close();
    const small = await openSqlite({ file: sqlite.file, maxPages: Number(pages) + 10 });
    await expect(small.record.append(more)).rejects.toMatchObject({ reason: 'unavailable' });
    expect((await everything(small.record.read(stream, 1))).flat()).toEqual([first]);
    // A little still fits, and yet it is full.
    await expect(small.record.probe()).rejects.toMatchObject({ reason: 'unavailable' });
    await small.record.append(more.slice(0, 1));
    expect(await small.record.head(stream)).toMatchObject({ seq: 2 });
    await small.close();
  });

  it('[D8] what was acknowledged is there after the file is opened again', async () => {
    const entries = chain([entered('Ada'), entered('Bo')]);
    await sqlite.record.append(entries);
    await sqlite.close();
    const again = await openSqlite({ file: sqlite.file });
    expect((await everything(again.record.read(stream, 1))).flat()).toEqual(entries);
    await again.close();
  });

  it('[D8] what was acknowledged is there, whole and in order, after the process was killed', async () => {
    const program = fileURLToPath(new URL('../support/append-until-killed.ts', import.meta.url));
    const child = spawn(process.execPath, [program, sqlite.file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let acknowledged = 0;
    for await (const line of createInterface(child.stdout)) {
      acknowledged = Number(line);
      if (acknowledged === 60) child.kill('SIGKILL');
    }
    const entries = (await everything(sqlite.record.read(stream, 1))).flat();
    expect(acknowledged).toBeGreaterThanOrEqual(60);
    expect(entries.length).toBeGreaterThanOrEqual(acknowledged);
    expect(entries.length % 2).toBe(0);
    expect(entries.map(({ hash }) => hash)).toEqual(
      entries.map(({ body }, index) => entryHash(entries[index - 1]?.hash ?? noHash, body)),
    );
  });

  it('[D8] a file that is no database is refused when it opens', async () => {
    await sqlite.close();
    await expect(openSqlite({ file: sqlite.dir })).rejects.toThrow('unable to open database file');
  });
});
