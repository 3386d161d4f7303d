import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inputsOf, sha256 } from './inputs.ts';
import { here, type Manifest, manifestFile, readManifest } from './manifest.ts';
import { recipes } from './recipes.ts';
import { remake } from './remake.ts';

const again = 'npm run assets';
const models = 'assets/models';

/**
 * What is wrong with the assets, a line each; nothing when all is well: every asset is that of the manifest, every input is the one it was
 * made from, and what is made quickly comes out the same once more.
 */
export async function assetProblems(repository: string): Promise<readonly string[]> {
  const manifest = readManifest(repository);
  const problems = [...namingProblems(repository, manifest), ...manifest.files.flatMap(byteProblems(repository))];
  const edited = recipes.flatMap((recipe) => inputProblems(repository, recipe.script, manifest));
  // From an edited script something else comes out: one line about it is enough.
  if (edited.length > 0) return [...problems, ...new Set(edited)];
  return [...problems, ...(await cheapProblems(repository, manifest))];
}

/** Whether this machine can be asked for the same bytes. */
export function canRemake({ madeWith }: Manifest): boolean {
  return madeWith.node === here.node && madeWith.processor === here.processor;
}

function namingProblems(repository: string, manifest: Manifest): readonly string[] {
  const named = new Set(manifest.files.map(({ file }) => file));
  const made = new Set(recipes.flatMap(({ makes }) => makes));
  const there = readdirSync(path.join(repository, models)).map((name) => `${models}/${name}`);
  return [
    ...[...made].filter((file) => !named.has(file)).map((file) => `${file} is not in ${manifestFile}: ${again}`),
    ...there
      .filter((file) => !made.has(file))
      .map((file) => `${file} is made by no script: add it to tools/assets/recipes.ts, or delete it`),
    ...[...named]
      .filter((file) => !made.has(file))
      .map((file) => `${file} is in ${manifestFile}, but no script makes it: ${again}`),
  ];
}

function byteProblems(repository: string) {
  return ({ file, bytes, sha256: wanted }: Manifest['files'][number]): readonly string[] => {
    const at = path.join(repository, file);
    if (!existsSync(at)) return [`${file} is missing: ${again}`];
    const found = readFileSync(at);
    const isSame = found.length === bytes && sha256(found) === wanted;
    return isSame ? [] : [`${file} has other bytes than ${manifestFile} says: ${again}`];
  };
}

function inputProblems(repository: string, script: string, manifest: Manifest): readonly string[] {
  const recipe = recipes.find((one) => one.script === script);
  if (recipe === undefined) return [];
  const now = inputsOf(repository, recipe);
  return manifest.files
    .filter(({ source }) => source === script)
    .flatMap(({ file, inputs }) =>
      [...new Set([...Object.keys(now), ...Object.keys(inputs)])]
        .filter((input) => now[input] !== inputs[input])
        .sort()
        .map((input) => `${input} has changed since ${file} was made: ${again}`),
    );
}

async function cheapProblems(repository: string, manifest: Manifest): Promise<readonly string[]> {
  if (!canRemake(manifest)) return [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-assets-'));
  try {
    const problems: string[] = [];
    for (const recipe of recipes.filter(({ isCheap }) => isCheap)) {
      await remake(repository, recipe, folder);
      for (const file of recipe.makes) {
        const isSame = readFileSync(path.join(folder, file)).equals(readFileSync(path.join(repository, file)));
        if (!isSame) problems.push(`${recipe.script} makes another ${file} than the one here: ${again}`);
      }
    }
    return problems;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
