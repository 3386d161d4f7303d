import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './run.mjs';
import { repository, say } from './say.mjs';

const modules = path.join(repository, 'node_modules');
const stampFile = path.join(modules, '.rostrum-lock');

/** Installs exactly what the lock file says, unless that is what is there. No install script runs: none is needed. */
export async function ensureDependencies() {
  const lock = createHash('sha256').update(readFileSync(path.join(repository, 'package-lock.json'))).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock) return;
  say('Installing dependencies (once, about a minute) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Devices such as CI set production mode for npm; the tools are needed all the same.
  await runQuietly('npm ci', npm, ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: repository });
  writeFileSync(stampFile, lock);
}
