import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashSchema, memberIdSchema, personaStream } from '../../protocol/ids.ts';
import { canonicalJson } from '../../protocol/record/canonical.ts';
import { entryHash, noHash, sha256Hex } from '../../protocol/record/chain.ts';
import { type DataFolder, databaseFile, openDataFolder } from '../../server/adapters/node/data-folder.ts';
import { openSqlite, type SqliteParts } from '../../server/adapters/sql/open-sqlite.ts';
import type { KeptRevocation } from '../../server/session/kept-revocation.ts';
import { aRecord, statement } from '../support/a-record.ts';
import { createDemo, leader, openPersona, personaId, scope } from '../support/build-persona-session.ts';
import { startMs } from '../support/build-townhall.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { MemoryOwed } from '../support/memory-owed.ts';

const memberId = memberIdSchema.parse('jonas');
const repository = path.join(import.meta.dirname, '../..');

/** Runs a tool as `npm run` does; gives what it printed and its exit code. */
function run(tool: string, args: readonly string[], dataDir: string) {
  return new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
    const argv = [path.join(repository, 'tools', tool), ...args];
    execFile(process.execPath, argv, { env: { ...process.env, DATA_DIR: dataDir } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

let dir: string;
let folder: DataFolder;
let sqlite: SqliteParts;
let file: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'rostrum-tools-'));
  file = path.join(dir, 'story.jsonl');
  folder = await openDataFolder(path.join(dir, 'data'));
  sqlite = await openSqlite({ file: databaseFile(folder.path) });
});
afterEach(async () => {
  await sqlite.close();
  await folder.close();
  await rm(dir, { recursive: true });
});

it('[V11] a record is exported while the server runs, and proved on the command line', async () => {
  const { entries, blobs } = aRecord();
  await sqlite.record.append(entries);
  for (const [hash, text] of blobs) await sqlite.record.putBlob(hashSchema.parse(hash), text);
  const head = entries.at(-1)?.hash ?? '';

  expect(await run('export.ts', ['demo', file], folder.path)).toMatchObject({ code: 0, err: '' });
  const key = path.join(folder.path, 'record-key.pub');
  for (const tie of [[], ['--head', head], ['--head', entries[2]?.hash ?? '', '--key', key]]) {
    expect(await run('verify.ts', [file, ...tie], dir)).toEqual({
      code: 0,
      out: `${JSON.stringify({ ok: true, entries: 6, head })}\n`,
      err: '',
    });
  }
  const open = path.join(dir, 'open.jsonl');
  await run('export.ts', ['demo', open, '--public'], folder.path);
  expect(await readFile(open, 'utf8')).not.toMatch(/Why\?|"kind":"blob"/);
  expect(await run('verify.ts', [open], dir)).toMatchObject({ code: 0 });
});

it('[V11] a changed record fails with the line, and a foreign head or key with a reason', async () => {
  await sqlite.record.append(aRecord().entries.slice(0, 1));
  await run('export.ts', ['demo', file], folder.path);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('townhall.opened', 'townhall.closed'));
  expect(await run('verify.ts', [file], dir)).toEqual({
    code: 1,
    out: `${JSON.stringify({ ok: false, line: 2, reason: 'entry 1 was changed: its hash does not fit' })}\n`,
    err: '',
  });
  await writeFile(file, text);
  expect(await run('verify.ts', [file, '--head', 'f'.repeat(64)], dir)).toMatchObject({ code: 1 });
  const other = path.join(dir, 'other.pub');
  await writeFile(other, 'e'.repeat(64));
  expect(JSON.parse((await run('verify.ts', [file, '--key', other], dir)).out)).toEqual({
    ok: false,
    line: 1,
    reason: 'the record was signed with another key than the one given',
  });
});

it('[V14] a persona’s record is exported and proved by the same commands, its statements with it', async () => {
  const owed = new MemoryOwed<KeptRevocation>();
  const options = { record: sqlite.record, owed, clock: new FakeClock(startMs), onChanged: () => undefined };
  const persona = await openPersona(options);
  await persona.submit(leader, createDemo);
  await persona.addStatement(leader, statement);
  const version = { statementId: statement.id, hash: sha256Hex(canonicalJson(statement)) };
  const many = { statements: [version], opened: [statement.id] };
  await persona.submit(leader, { type: 'statement.approve-many', ...many });
  await persona.submit(leader, { type: 'delegate.name', memberId, name: 'Jonas Ek', topics: 'any' });
  await persona.submit(leader, { type: 'consent.give', scope });
  await persona.submit(leader, { type: 'consent.revoke' });

  expect(await run('export.ts', ['persona/demo', file], folder.path)).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse((await run('verify.ts', [file], dir)).out)).toMatchObject({ ok: true, entries: 6 });
  const text = await readFile(file, 'utf8');
  expect(text).toContain('We keep our offices.');
  await writeFile(file, text.replace('We keep our offices.', 'We sell our offices.'));
  expect(await run('verify.ts', [file], dir)).toMatchObject({ code: 1 });

  const open = path.join(dir, 'open.jsonl');
  await run('export.ts', ['persona/demo', open, '--public'], folder.path);
  expect(await readFile(open, 'utf8')).not.toMatch(/Jonas Ek|We keep our offices/);
  expect(await run('verify.ts', [open], dir)).toMatchObject({ code: 0 });
});

it('[V14] a consent of the first form is proved as it was written', async () => {
  const by = { kind: 'leader', name: 'Maya' };
  const event = {
    type: 'consent.given',
    at: 1,
    by,
    epoch: 1,
    scope: { words: true, voice: true, likeness: true, until: '2030-01-01' },
  };
  const stream = personaStream(personaId);
  const body = canonicalJson({ v: 1, stream, seq: 1, prev: noHash, event });
  await sqlite.record.append([{ stream, seq: 1, hash: entryHash(noHash, body), body, personal: null }]);
  await run('export.ts', ['persona/demo', file], folder.path);
  expect(await readFile(file, 'utf8')).toContain('likeness');
  expect(JSON.parse((await run('verify.ts', [file], dir)).out)).toMatchObject({ ok: true, entries: 1 });
});

it('[V11] what is not there is said in a sentence', async () => {
  const no = async (tool: string, args: readonly string[], where = folder.path) => (await run(tool, args, where)).err;
  expect(await no('export.ts', ['nobody', file])).toMatch(/^There is no townhall\/nobody in /);
  expect(await no('export.ts', ['demo', file], dir)).toMatch(/^There is no database /);
  expect(await no('export.ts', ['demo'])).toBe(
    'Use it like this: npm run export -- TOWNHALL|persona/ID FILE [--public]\n',
  );
  expect(await no('verify.ts', [])).toBe('Use it like this: npm run verify -- FILE [--head HASH] [--key FILE]\n');
  expect(await run('verify.ts', [path.join(dir, 'none')], dir)).toMatchObject({ code: 1, out: '' });
});
