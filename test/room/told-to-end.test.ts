import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { markOf } from '../../server/adapters/livekit/left-behind.ts';
import { liveKitBinary } from '../support/livekit-binary.ts';

const repository = path.join(import.meta.dirname, '../..');
let folder = '';

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a server that is told to end', () => {
  it('[SU5] while it still starts: it ends LiveKit too, and exits with 0', async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-end-'));
    const env = { ...process.env, DATA_DIR: folder, LOG_LEVEL: 'error', ROSTRUM_LIVEKIT_BIN: liveKitBinary() };
    const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts', '--port', '0'], {
      cwd: repository,
      env,
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
    const pidFile = path.join(folder, 'livekit/livekit.pid');
    // It is written before the doors open.
    await vi.waitUntil(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '', {
      timeout: 30_000,
      interval: 1,
    });
    const { child } = JSON.parse(readFileSync(pidFile, 'utf8'));
    expect(markOf(child.pid)).toEqual(child);
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(markOf(child.pid)).toBeNull();
  });
});
