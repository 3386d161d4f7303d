import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findProgram, isProgram } from './find-program.mjs';
import { runQuietly } from './run.mjs';
import { say } from './say.mjs';

const version = '1.13.5';
const suffix = process.platform === 'win32' ? '.exe' : '';
const name = `livekit-server${suffix}`;

/**
 * The path of a livekit-server: the one named in ROSTRUM_LIVEKIT_BIN, on the PATH, in the user's cache, or built with Go (once). Empty when
 * none can be had: the hall then runs without voices and says so. With LIVEKIT_URL another server carries the voices, and none is needed.
 */
export async function ensureLiveKit() {
  if (process.env.LIVEKIT_URL) return '';
  warnWithoutNetwork();
  const named = process.env.ROSTRUM_LIVEKIT_BIN;
  if (named && isProgram(named)) return named;
  const cached = path.join(userCache(), 'rostrum', `livekit-server-${version}`, name);
  const found = findProgram(name) ?? (isProgram(cached) ? cached : undefined);
  if (found !== undefined) return found;
  const go = findProgram(`go${suffix}`);
  if (go !== undefined) return build(go, cached);
  withoutVoices('There is neither a livekit-server nor Go on this machine.');
  return '';
}

async function build(go, target) {
  say(`Building livekit-server ${version} with Go (once, 1 to 3 minutes) …`);
  mkdirSync(path.dirname(target), { recursive: true });
  const folder = mkdtempSync(path.join(path.dirname(target), 'build-'));
  try {
    const source = `github.com/livekit/livekit-server/cmd/server@v${version}`;
    await runQuietly('building livekit-server', go, ['install', source], { env: { ...process.env, GOBIN: folder } });
    renameSync(path.join(folder, `server${suffix}`), target);
    return target;
  } catch (error) {
    say(error.message);
    withoutVoices('livekit-server could not be built.');
    return '';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutVoices(reason) {
  say(
    `${reason} The hall runs without voices; captions and text work. For voices put livekit-server ${version} (https://github.com/livekit/livekit/releases/tag/v${version}) on the PATH and start again.`,
  );
}

function userCache() {
  return process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
}

/** The media library gathers no addresses on a machine that has only itself. */
function warnWithoutNetwork() {
  const addresses = Object.values(os.networkInterfaces()).flat();
  if (addresses.some(({ internal }) => !internal)) return;
  say(
    'This machine has no network but itself: voices, the avatar’s too, need a network interface (a dummy one is enough).',
  );
}
