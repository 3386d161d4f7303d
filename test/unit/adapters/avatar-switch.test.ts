import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AvatarSwitch, avatarOffFile, watchAvatarSwitch } from '../../../server/adapters/node/avatar-switch.ts';

const log = pino({ enabled: false });
const repository = path.join(import.meta.dirname, '../../..');
/** Half a second is the longest wait between two looks; the rest is for a busy machine. */
const withinMs = 5000;

let dir: string;
let opened: AvatarSwitch | null;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'rostrum-switch-'));
  opened = null;
});
afterEach(async () => {
  opened?.close();
  await rm(dir, { recursive: true });
});

/** The switch, and a promise of its next change. */
function watched() {
  let tell: () => void = () => undefined;
  const avatar = watchAvatarSwitch(dir, log, () => tell());
  opened = avatar;
  const changed = (ms = withinMs) =>
    new Promise<boolean>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('not told in time')), ms);
      tell = () => {
        clearTimeout(timer);
        resolve(avatar.isOff);
      };
    });
  return { avatar, changed };
}

async function tool(...args: string[]): Promise<string> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [path.join(repository, 'tools/avatar.ts'), ...args], {
    env: { ...process.env, DATA_DIR: dir },
  });
  return stdout.trim();
}

it('[KS1] a file in the data folder switches the avatar off and on, within a second', async () => {
  const { avatar, changed } = watched();
  expect(avatar.isOff).toBe(false);
  const off = changed();
  await writeFile(avatarOffFile(dir), '');
  expect(await off).toBe(true);
  const on = changed();
  await rm(avatarOffFile(dir));
  expect(await on).toBe(false);
});

it('[KS5] what it says at the start counts at once', async () => {
  await writeFile(avatarOffFile(dir), '');
  expect(watched().avatar.isOff).toBe(true);
});

it('[KS6] the command switches it, says how it stands, and needs no database', async () => {
  const { changed } = watched();
  expect(await tool('status')).toBe('The avatar is switched on.');
  // A process has to start first.
  const off = changed(30_000);
  expect(await tool('off')).toMatch(/^The avatar is switched off\./);
  expect(await off).toBe(true);
  expect(await tool('off')).toMatch(/^The avatar is switched off\./);
  expect(await tool('status')).toMatch(/^The avatar is switched off\./);
  expect(await tool('on')).toBe('The avatar is switched on.');
  await expect(tool('maybe')).rejects.toMatchObject({ stderr: 'Use it like this: npm run avatar -- off|on|status\n' });
  await rm(dir, { recursive: true });
  await expect(tool('off')).rejects.toMatchObject({ stderr: expect.stringMatching(/^There is no data folder /) });
  dir = await mkdtemp(path.join(os.tmpdir(), 'rostrum-switch-'));
});
