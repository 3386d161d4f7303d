import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { memberIdSchema, streamSchema, townhallIdSchema } from '../../protocol/ids.ts';
import { seal } from '../../protocol/record/chain.ts';
import { openSqlite } from '../../server/adapters/sql/open-sqlite.ts';
import { MemoryRecord } from '../support/memory-record.ts';
import { chainOf, recordContract } from './record-contract.ts';

async function temporarySqlite() {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'rostrum-record-'));
  const parts = await openSqlite({ file: path.join(dir, 'rostrum.db') });
  const dispose = async () => {
    await parts.record.close();
    await rm(dir, { recursive: true });
  };
  return { ...parts, dir, dispose };
}

recordContract('SQLite', temporarySqlite);
recordContract('memory', async () => {
  const record = new MemoryRecord();
  return { record, dispose: () => record.close() };
});

it('[D3] what was erased is in no file of the database any more', async () => {
  const { record, dir, dispose } = await temporarySqlite();
  const stream = streamSchema.parse('townhall/erase');
  const secret = 'Zaphod-Beeblebrox-the-Erased';
  const entries = chainOf(stream, [secret, 'Bo']);
  await record.append(entries);
  const prev = entries[1]?.hash;
  if (prev === undefined) throw new Error('no entry');
  const grep = async () => {
    const files = await Promise.all((await readdir(dir)).map((name) => readFile(path.join(dir, name), 'latin1')));
    return files.some((text) => text.includes(secret));
  };
  expect(await grep()).toBe(true);
  await record.erase(
    seal(
      { stream, seq: 3, prev },
      { type: 'record.erased', at: 1, by: { kind: 'part', part: 'door' }, entries: [1] },
      new Uint8Array(16),
    ),
    [1],
  );
  expect(await grep()).toBe(false);
  await dispose();
});

it('[A2] sessions, memberships and links come back, and a first-browser link binds once', async () => {
  const { doors, dispose } = await temporarySqlite();
  const townhallId = townhallIdSchema.parse('demo');
  const membership = {
    sessionHash: 's1',
    townhallId,
    memberId: memberIdSchema.parse('ada'),
    role: 'attendee',
    name: 'Ada',
  } as const;
  await doors.addSession('s1', 5);
  await doors.putMembership(membership);
  await doors.putMembership({ ...membership, name: 'Ada L.' });
  expect(await doors.findSession('s1')).toEqual({ createdAtMs: 5 });
  expect(await doors.findSession('s2')).toBeNull();
  expect(await doors.findMembership('s1', townhallId)).toEqual({ ...membership, name: 'Ada L.' });
  await doors.addInvitation({
    tokenHash: 't',
    townhallId,
    role: 'leader',
    uses: 'first-browser',
    boundSessionHash: null,
    createdAtMs: 1,
  });
  expect(await Promise.all([doors.bindInvitation('t', 's1'), doors.bindInvitation('t', 's2')])).toEqual(['s1', 's1']);
  await doors.putSetting('port', '8080');
  expect(await doors.getSetting('port')).toBe('8080');
  await dispose();
});
