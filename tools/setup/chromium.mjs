import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram, isProgram } from './find-program.mjs';
import { runQuietly } from './run.mjs';
import { repository, say } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const answersWithinMs = 30_000;

/** A Chromium for the tests: the one named in ROSTRUM_CHROMIUM, the system's, else the one that comes inside a package. Each has answered. */
export async function ensureChromium(node) {
  const named = process.env.ROSTRUM_CHROMIUM;
  if (named && isProgram(named)) return named;
  const found = names.map((name) => findProgram(name)).find((file) => file !== undefined && answers(file));
  if (found !== undefined) return found;
  if (isProgram(onMac)) return onMac;
  return packaged(node);
}

/** Unpacked once for each version, into the repository's cache. */
async function packaged(node) {
  const manifest = path.join(repository, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = path.join(repository, '.cache', `chromium-${version}`);
  const launcher = path.join(folder, 'launch');
  if (isProgram(launcher)) return launcher;
  say('Unpacking Chromium for the tests (once) …');
  mkdirSync(path.dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  try {
    const unpack = path.join(repository, 'tools/setup/unpack-chromium.mjs');
    await runQuietly('unpacking Chromium', node, [unpack, fresh], { cwd: repository });
    writeFileSync(path.join(fresh, 'launch'), launchScript(answers(path.join(fresh, 'chromium'))), { mode: 0o755 });
    if (!answers(path.join(fresh, 'launch'))) {
      throw new Error(
        'No Chromium runs on this machine, and the tests need one. Install Chromium or Google Chrome, then try again.',
      );
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return launcher;
}

/** A bare machine lacks libraries and fonts that lie beside the packaged Chromium; one that has them keeps its own. */
function launchScript(runsAlone) {
  return [
    '#!/bin/sh',
    'here="$(dirname "$0")"',
    ...(runsAlone ? [] : ['export LD_LIBRARY_PATH="$here/al2023/lib"']),
    '[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"',
    'exec "$here/chromium" "$@"',
    '',
  ].join('\n');
}

/** Some systems have a stub of that name that only says how to install it, and a bare one lacks its libraries. */
function answers(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: answersWithinMs }).status === 0;
}
