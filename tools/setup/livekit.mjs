import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findProgram, isProgram } from './find-program.mjs';
import { runQuietly, Stopped } from './run.mjs';
import { repository, say } from './say.mjs';

const version = '1.13.5';
const suffix = process.platform === 'win32' ? '.exe' : '';
const name = `livekit-server${suffix}`;

/** The project's own releases, by platform: the file's ending and the SHA-256 that its checksums name. macOS has none. */
const releases = {
  'linux-x64': ['linux_amd64.tar.gz', 'c020fac437b7cc9b776eef1ad5ea8af77be9acfa07602eca20a3a44930dfbc70'],
  'linux-arm64': ['linux_arm64.tar.gz', '332015305518765fe05bad74fc3a9d9583e635e7dd130de3c4fc563d69c550f3'],
  'win32-x64': ['windows_amd64.zip', '3ec7eaa76ef64063bf21f78364733703e0969612cb92ffd60661ed45fa4a8906'],
};
const releasesUrl = 'https://github.com/livekit/livekit/releases/download';

/**
 * The path of a livekit-server: the one named in ROSTRUM_LIVEKIT_BIN, on the PATH, in the user's cache, built with Go or downloaded (once).
 * Empty when none can be had: the hall then runs without voices and says so. With LIVEKIT_URL another server carries the voices, and none
 * is needed. ROSTRUM_LIVEKIT_RELEASES names a mirror of the releases.
 */
export async function ensureLiveKit() {
  if (process.env.LIVEKIT_URL) return '';
  warnWithoutNetwork();
  const named = process.env.ROSTRUM_LIVEKIT_BIN;
  if (named && isProgram(named)) return named;
  const cached = path.join(userCache(), 'rostrum', `livekit-server-${version}`, name);
  const found = findProgram(name) ?? (isProgram(cached) ? cached : undefined);
  if (found !== undefined) return found;
  const made = (await build(cached)) || (await download(cached));
  if (!made) withoutVoices();
  return made;
}

async function build(target) {
  const go = findProgram(`go${suffix}`);
  if (go === undefined) return '';
  say(`Building livekit-server ${version} with Go (once, 1 to 3 minutes) …`);
  const source = `github.com/livekit/livekit-server/cmd/server@v${version}`;
  return making(target, async (folder) => {
    await runQuietly('building livekit-server', go, ['install', source], { env: { ...process.env, GOBIN: folder } });
    return `server${suffix}`;
  });
}

async function download(target) {
  const release = releases[`${process.platform}-${process.arch}`];
  if (release === undefined) return '';
  const [ending, sha256] = release;
  const base = process.env.ROSTRUM_LIVEKIT_RELEASES || releasesUrl;
  const url = `${base}/v${version}/livekit_${version}_${ending}`;
  say(`Downloading livekit-server ${version} (once, 18 MB) …`);
  return making(target, async (folder) => {
    const fetching = path.join(repository, 'tools/setup/fetch-release.mjs');
    await runQuietly('downloading livekit-server', process.execPath, [fetching, url, sha256, name, folder]);
    return name;
  });
}

/** The program that is made in a folder of its own and then put in its place, whole; empty, with the reason said, when it cannot be made. */
async function making(target, make) {
  mkdirSync(path.dirname(target), { recursive: true });
  const folder = mkdtempSync(path.join(path.dirname(target), 'new-'));
  try {
    renameSync(path.join(folder, await make(folder)), target);
    return target;
  } catch (error) {
    if (error instanceof Stopped) throw error;
    say(error.message);
    return '';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutVoices() {
  say(
    `The hall runs without voices; captions and text work. For voices put livekit-server ${version} (https://github.com/livekit/livekit/releases/tag/v${version}) on the PATH and start again.`,
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
