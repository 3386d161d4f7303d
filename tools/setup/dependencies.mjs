import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './run.mjs';
import { repository, say } from './say.mjs';
import { stamp } from './stamp.mjs';

const modules = path.join(repository, 'node_modules');
const installed = stamp(path.join(modules, '.rostrum-lock'));

/** Installs exactly what the lock file says, unless that is what is there. No install script runs: none is needed. */
export async function ensureDependencies() {
  const lock = readFileSync(path.join(repository, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (installed.says(hash)) return;
  if (!isInstalled(JSON.parse(lock))) {
    say('Installing the dependencies (once, about a minute) …');
    // The tools are needed also where npm was told to think of production.
    const flags = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
    const [program, ...npm] = npmCommand();
    await runQuietly('npm ci', program, [...npm, 'ci', ...flags], { cwd: repository });
  }
  installed.write(hash);
}

/** Whether somebody has installed the same by hand: npm keeps a list of what it has put there. */
function isInstalled(lock) {
  const list = path.join(modules, '.package-lock.json');
  if (!existsSync(list)) return false;
  const there = JSON.parse(readFileSync(list, 'utf8')).packages;
  return Object.entries(lock.packages).every(([at, wanted]) => {
    if (at === '') return true;
    const found = there[at];
    return found === undefined ? wanted.optional === true && !isForHere(wanted) : found.version === wanted.version;
  });
}

/** What is made for this very platform may be optional for npm; not for us. */
function isForHere({ os, cpu, libc }) {
  return os?.includes(process.platform) && cpu?.includes(process.arch) && libc === undefined;
}

/** npm as it was called, else the one on the PATH. On Windows a `.cmd` can only be started by way of the npm that runs us. */
function npmCommand() {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('npm-cli.js') ? [process.execPath, npm] : ['npm'];
}
