import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runQuietly } from './run.mjs';
import { say } from './say.mjs';

const version = '1.13.5';
const binary = process.platform === 'win32' ? 'livekit-server.exe' : 'livekit-server';

/**
 * The path of a livekit-server: on the PATH, in the user's cache, or built with Go (once). Empty when none can be had: the hall then runs
 * without voices and says so.
 */
export async function ensureLiveKit() {
  warnWithoutNetwork();
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, binary)).find(existsSync);
  if (onPath !== undefined) return onPath;
  const cached = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'rostrum', `livekit-server-${version}`, binary);
  if (existsSync(cached)) return cached;
  if (spawnSync('go', ['version']).status !== 0) {
    say(`No voices: there is neither a livekit-server nor Go on this machine. Install livekit-server ${version} (or Go), then start again. Captions and text work without it.`);
    return '';
  }
  return build(cached);
}

async function build(target) {
  say(`Building livekit-server ${version} with Go (once, 1 to 3 minutes) …`);
  mkdirSync(path.dirname(target), { recursive: true });
  const folder = mkdtempSync(path.join(path.dirname(target), 'build-'));
  try {
    await runQuietly('go install', 'go', ['install', `github.com/livekit/livekit-server/cmd/server@v${version}`], { env: { ...process.env, GOBIN: folder } });
    renameSync(path.join(folder, process.platform === 'win32' ? 'server.exe' : 'server'), target);
    return target;
  } catch (error) {
    say(`No voices: livekit-server could not be built. Install livekit-server ${version} and start again. Captions and text work without it.`);
    say(error instanceof Error ? error.message : String(error));
    return '';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The media library gathers no candidates on a machine that has only itself. */
function warnWithoutNetwork() {
  const hasNetwork = Object.values(os.networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal));
  if (!hasNetwork) say('This machine has no network interface beside loopback: the avatar cannot be heard until it has one (a dummy interface is enough).');
}
