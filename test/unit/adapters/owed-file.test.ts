import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { limits } from '../../../protocol/limits.ts';
import { openOwedFile } from '../../../server/adapters/node/owed-file.ts';
import { type KeptSilence, keptSilenceSchema } from '../../../server/session/owed.ts';
import { townhallId } from '../../support/build-session.ts';
import { idOf, person, startMs } from '../../support/build-townhall.ts';

let folder: string;
let file: string;
let told: string[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-owed-'));
  file = path.join(folder, 'owed-demo.jsonl');
  told = [];
});
afterEach(() => rm(folder, { recursive: true }));

const log = pino({ level: 'warn' }, { write: (line: string) => void told.push(JSON.parse(line).msg) });
const opened = () => openOwedFile(folder, townhallId, log);
const removal = (reason: string): KeptSilence => ({
  actor: person('mo'),
  command: { type: 'member.remove', memberId: idOf('bob'), reason },
  atMs: startMs,
  silenced: null,
  afterSeq: 6,
});
async function readAnew(): Promise<readonly KeptSilence[]> {
  const store = await opened();
  const kept = await store.read();
  await store.close();
  return kept;
}

it('[DF4] is for its owner alone, has its room before it is needed, and keeps silences in order', async () => {
  const store = await opened();
  expect(await store.read()).toEqual([]);
  const { mode, size } = await stat(file);
  expect([(mode & 0o777).toString(8), size]).toEqual(['600', limits.owedBytes]);
  await Promise.all([store.keep([removal('one'), removal('two')]), store.keep([removal('drei: ß')])]);
  await store.close();
  expect(await readAnew()).toEqual([removal('one'), removal('two'), removal('drei: ß')]);
  expect((await stat(file)).size).toBe(limits.owedBytes);
});

it('[DF4] goes on behind what an earlier process kept, and holds nothing afterwards', async () => {
  const first = await opened();
  await first.read();
  await first.keep([removal('secret')]);
  await first.close();
  const second = await opened();
  await second.read();
  await second.keep([removal('later')]);
  expect(await readAnew()).toEqual([removal('secret'), removal('later')]);
  await second.clear();
  await second.keep([removal('new')]);
  await second.close();
  expect(await readAnew()).toEqual([removal('new')]);
  expect(await readFile(file, 'utf8')).not.toContain('secret');
});

it('[DF4] leaves out a torn last line, wherever it was torn', async () => {
  const lines = [removal('one'), removal('two ß')].map((silence) => Buffer.from(`${JSON.stringify(silence)}\n`));
  const whole = Buffer.concat(lines);
  const first = lines[0]?.length ?? 0;
  for (let length = first + 1; length < whole.length - 1; length += 7) {
    await writeFile(file, whole.subarray(0, length));
    expect(await readAnew()).toEqual([removal('one')]);
  }
  expect(told).toEqual([]);
});

it('[DF4] leaves out what is no silence, and says so', async () => {
  const bad: unknown[] = [
    { ...removal(''), command: { type: 'townhall.close' } },
    { ...removal(''), command: { type: 'session.start' } },
    { ...removal(''), atMs: -1 },
    { ...removal(''), more: 1 },
    null,
  ];
  await writeFile(file, [...bad, removal('good')].map((line) => `${JSON.stringify(line)}\n`).join(''));
  expect(await readAnew()).toEqual([removal('good')]);
  expect(told).toEqual(['silences kept beside the record cannot be read and are left out']);
  expect(keptSilenceSchema.safeParse(bad[0]).success).toBe(false);
});

it('[DF4] takes no more than its room', async () => {
  const store = await opened();
  await store.read();
  const one = removal('x'.repeat(300));
  const most = Math.floor(limits.owedBytes / (JSON.stringify(one).length + 1));
  await store.keep(Array<KeptSilence>(most).fill(one));
  await expect(store.keep([one])).rejects.toThrow('full');
  await store.close();
  expect([(await readAnew()).length, (await stat(file)).size]).toEqual([most, limits.owedBytes]);
  await truncate(file, 0);
  expect(await readAnew()).toEqual([]);
});
