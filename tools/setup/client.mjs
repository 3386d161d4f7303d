import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './run.mjs';
import { repository, say } from './say.mjs';
import { stamp } from './stamp.mjs';

/** Everything that a build of the pages depends on. */
const inputs = [
  'client',
  'protocol',
  'scenes',
  'assets',
  'vite.config.ts',
  'vite.document.config.ts',
  'tsconfig.client.json',
  'package-lock.json',
];
const pages = path.join(repository, 'dist/client');
const built = stamp(path.join(repository, 'dist/client-inputs'));

/** Builds the pages, only when something they are made of has changed. */
export async function ensureClient(node) {
  const hash = inputsHash();
  if (built.says(hash) && existsSync(path.join(pages, 'index.html'))) return;
  say('Building the pages (only when they have changed) …');
  // Beside the old pages, then in their place: a build that fails or is interrupted leaves no half of one.
  const fresh = `${pages}-${process.pid}`;
  const vite = path.join(repository, 'node_modules/vite/bin/vite.js');
  const environment = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' };
  try {
    for (const config of ['vite.config.ts', 'vite.document.config.ts']) {
      const build = [vite, 'build', '--config', config, '--logLevel', 'error', '--outDir', fresh];
      await runQuietly('building the pages', node, build, { cwd: repository, env: environment });
    }
    built.clear();
    rmSync(pages, { recursive: true, force: true });
    renameSync(fresh, pages);
    built.write(hash);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function inputsHash() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesOf(path.join(repository, input)))) {
    const bytes = readFileSync(file);
    hash.update(`${path.relative(repository, file)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

function filesOf(start) {
  if (!existsSync(start)) return [];
  if (statSync(start).isFile()) return [start];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
