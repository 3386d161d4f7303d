import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { assetProblems, canRemake } from './assets/check.ts';
import { here, manifestFile, manifestNow, readManifest } from './assets/manifest.ts';
import { recipes } from './assets/recipes.ts';
import { remake } from './assets/remake.ts';

/**
 * `npm run assets [-- NAME…]`: makes every asset again, or those whose script has such a name in its own, and writes assets/manifest.json
 * (minutes); with `--check` it only says whether assets, manifest and scripts belong together (seconds).
 */
const repository = path.join(import.meta.dirname, '..');
if (process.argv.includes('--check')) await check();
else await make(process.argv.slice(2));

async function check(): Promise<void> {
  const problems = await assetProblems(repository);
  const manifest = readManifest(repository);
  const { node, processor } = manifest.madeWith;
  if (!canRemake(manifest)) say(`Nothing was made again: the assets were made with Node ${node} on ${processor}.`);
  say(problems.length === 0 ? `${manifest.files.length} assets are those of ${manifestFile}.` : problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}

async function make(names: readonly string[]): Promise<void> {
  const asked = recipes.filter(({ script }) => names.length === 0 || names.some((name) => script.includes(name)));
  if (asked.length === 0)
    throw new Error(
      `No asset is made by ${names.join(', ')}; there are ${recipes.map(({ script }) => script).join(', ')}.`,
    );
  for (const [i, recipe] of asked.entries()) {
    say(`${i + 1} of ${asked.length}: ${recipe.makes.join(', ')} …`);
    const started = performance.now();
    await remake(repository, recipe, repository);
    say(`made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  const now = manifestNow(repository);
  const made = new Set(asked.flatMap(({ makes }) => makes));
  // What was not made again is still what it was said to be, or the check finds out.
  const before = asked.length === recipes.length ? [] : readManifest(repository).files;
  const kept = new Map(before.filter(({ file }) => !made.has(file)).map((entry) => [entry.file, entry]));
  const manifest = { ...now, files: now.files.map((entry) => kept.get(entry.file) ?? entry) };
  writeFileSync(path.join(repository, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
  say(`${manifestFile}, made with Node ${here.node} on ${here.processor}.`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
