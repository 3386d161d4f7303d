import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noHash } from '../../../protocol/record/chain.ts';
import { isHeadSigned } from '../../../protocol/record/sign.ts';
import { openDataFolder } from '../../../server/adapters/node/data-folder.ts';
import { readSigner } from '../../../server/adapters/node/record-key.ts';

let folder: string;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'rostrum-folder-')), 'data');
});
afterEach(() => rm(path.dirname(folder), { recursive: true }));

const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

it('[DF1] is made for its owner alone, with a key that stays the same', async () => {
  const first = await openDataFolder(folder);
  await first.close();
  const again = await openDataFolder(folder);
  expect(again.signer.key).toBe(first.signer.key);
  expect(isHeadSigned(noHash, again.signer.sign(noHash), first.signer.key)).toBe(true);
  expect([await modeOf(folder), await modeOf(path.join(folder, 'record-key'))]).toEqual(['700', '600']);
  expect(await readFile(path.join(folder, 'record-key.pub'), 'utf8')).toBe(`${first.signer.key}\n`);
  expect((await readSigner(folder)).key).toBe(first.signer.key);
  await again.close();
});

it('[DF2] belongs to one living process; the lock of a dead one is taken over', async () => {
  const first = await openDataFolder(folder);
  const lock = path.join(folder, 'lock');
  expect(await readFile(lock, 'utf8')).toBe(String(process.pid));
  await first.close();
  await expect(stat(lock)).rejects.toMatchObject({ code: 'ENOENT' });
  // This test's parent is a living process of ours: vitest.
  await writeFile(lock, String(process.ppid));
  await expect(openDataFolder(folder)).rejects.toThrow(
    `Another Rostrum (process ${process.ppid}) uses the data folder`,
  );
  for (const dead of ['4194303', 'nonsense', '']) {
    await writeFile(lock, dead);
    await (await openDataFolder(folder)).close();
  }
});

it('[DF3] a wrong key is never replaced, and tools never make one', async () => {
  await (await openDataFolder(folder)).close();
  await writeFile(path.join(folder, 'record-key'), 'short');
  await expect(openDataFolder(folder)).rejects.toThrow('is not a signing key');
  expect(await readFile(path.join(folder, 'record-key'), 'utf8')).toBe('short');
  await expect(stat(path.join(folder, 'lock'))).rejects.toMatchObject({ code: 'ENOENT' });
  await rm(path.join(folder, 'record-key'));
  await expect(readSigner(folder)).rejects.toThrow('There is no signing key');
});
