import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './run.mjs';
import { repository, say } from './say.mjs';

/** Everything that a build of the client depends on. */
const inputs = ['client', 'protocol', 'scenes', 'assets', 'vite.config.ts', 'package-lock.json'];
const stampFile = path.join(repository, 'dist/.client-inputs');

/** Builds the pages, only when something they are made of has changed. */
export async function ensureClient(node) {
  const stamp = inputsHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && existsSync(path.join(repository, 'dist/client/index.html'))) return;
  say('Building the pages (only when they changed) …');
  await runQuietly('the build', node, [path.join(repository, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], { cwd: repository });
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function inputsHash() {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesOf(path.join(repository, input))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(start) {
  if (!existsSync(start)) return [];
  const entries = readdirSync(path.dirname(start), { withFileTypes: true });
  if (entries.some((entry) => entry.name === path.basename(start) && entry.isFile())) return [start];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
