import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { assetProblems, canRemake } from './assets/check.ts';
import { here, manifestFile, manifestNow, readManifest } from './assets/manifest.ts';
import { recipes } from './assets/recipes.ts';
import { remake } from './assets/remake.ts';

/**
 * `npm run assets`: makes every asset again and writes assets/manifest.json (minutes); with `--check` it only says whether assets, manifest
 * and scripts belong together (seconds).
 */
const repository = path.join(import.meta.dirname, '..');
if (process.argv.includes('--check')) await check();
else await makeAll();

async function check(): Promise<void> {
  const problems = await assetProblems(repository);
  const manifest = readManifest(repository);
  const { node, processor } = manifest.madeWith;
  if (!canRemake(manifest)) say(`Nothing was made again: the assets were made with Node ${node} on ${processor}.`);
  say(problems.length === 0 ? `${manifest.files.length} assets are those of ${manifestFile}.` : problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}

async function makeAll(): Promise<void> {
  for (const [i, recipe] of recipes.entries()) {
    say(`${i + 1} of ${recipes.length}: ${recipe.makes.join(', ')} …`);
    const started = performance.now();
    await remake(repository, recipe, repository);
    say(`made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  writeFileSync(path.join(repository, manifestFile), `${JSON.stringify(manifestNow(repository), null, 2)}\n`);
  say(`${manifestFile}, made with Node ${here.node} on ${here.processor}.`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
