import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Recipe } from './recipes.ts';

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });
const importLine = /^(?:import|export)\s+(?:[\w\s{},*]+\sfrom\s+)?['"]([^'"]+)['"]/gm;
/** A script that runs in a thread of its own. */
const threadLine = /new URL\('(\.[^']+\.mjs)', import\.meta\.url\)/g;

/** Everything that an asset's bytes depend on: files with their SHA-256, packages with their version; sorted. */
export function inputsOf(repository: string, recipe: Recipe): Readonly<Record<string, string>> {
  const files = new Set(recipe.reads);
  const packages = new Set(recipe.runs);
  const open = [recipe.script];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    const text = readFileSync(path.join(repository, file), 'utf8');
    for (const [, target = ''] of [...text.matchAll(importLine), ...text.matchAll(threadLine)]) {
      if (target.startsWith('.')) open.push(path.posix.join(path.posix.dirname(file), target));
      else if (!target.startsWith('node:')) packages.add(packageOf(target));
    }
  }
  const lock = lockSchema.parse(JSON.parse(readFileSync(path.join(repository, 'package-lock.json'), 'utf8')));
  const versionOf = (name: string): string => {
    const version = lock.packages[`node_modules/${name}`]?.version;
    if (version === undefined) throw new Error(`${recipe.script} uses ${name}, which package-lock.json does not name.`);
    return version;
  };
  const inputs = [
    ...[...files].map((file) => [file, sha256(readFileSync(path.join(repository, file)))] as const),
    ...[...packages].map((name) => [name, versionOf(name)] as const),
  ];
  return Object.fromEntries(inputs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `@scope/name/file.js` → `@scope/name`. */
function packageOf(target: string): string {
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
