import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportLines } from '../../protocol/record/export-file.ts';
import { signHead } from '../../protocol/record/sign.ts';
import { verifyRecord } from '../../protocol/record/verify.ts';
import { openSqlite, type SqliteParts } from '../../server/adapters/sql/open-sqlite.ts';
import type { Record } from '../../server/session/ports.ts';
import { by, chain, entered, publicKey, secretKey, stream } from '../support/a-record.ts';

/** The worker reads 5,000 at a time and one batch ahead: the third is asked for after the first line was taken. */
const entries = chain(Array.from({ length: 10_050 }, (_, i) => entered(`Name ${i + 1}`)));
/** Read before the erasure, and after it. */
const erased = [1, 10_040];

let dir: string;
let file: string;
let server: SqliteParts;
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'rostrum-export-'));
  file = path.join(dir, 'rostrum.db');
  server = await openSqlite({ file });
  await server.record.append(entries);
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

/** Exports from this record; the server erases when the first entry has been written. */
async function exportWhileErased(record: Record, isPublic: boolean): Promise<readonly string[]> {
  const lines: string[] = [];
  const key = publicKey;
  const sign = (head: Parameters<typeof signHead>[0]) => signHead(head, secretKey);
  const entriesOf = record.read(stream, 1);
  for await (const line of exportLines({ stream, isPublic, key, entries: entriesOf, blob: async () => null, sign })) {
    lines.push(line);
    if (lines.length !== 2) continue;
    const after = await server.record.head(stream);
    await server.record.erase(chain([{ type: 'record.erased', at: 9, by, entries: erased }], { after }), erased);
  }
  return lines;
}

it('[V12] an erasure in the middle of a full export leaves it what it was when it began, and true', async () => {
  const reader = await openSqlite({ file, isReadOnly: true });
  const lines = await exportWhileErased(reader.record, false);
  await reader.close();
  expect(await verifyRecord(lines)).toMatchObject({ ok: true, entries: 10_050, erased: 0 });
  expect(lines.filter((line) => line.includes('"Name 1\\"') || line.includes('"Name 10040\\"'))).toHaveLength(2);
});

it('[V12] an erasure in the middle of a public export is part of it, and it is true', async () => {
  const lines = await exportWhileErased(server.record, true);
  expect(await verifyRecord(lines)).toMatchObject({ ok: true, entries: 10_052, erased: 2 });
  expect(lines.join('\n')).not.toContain('Name 1');
});
