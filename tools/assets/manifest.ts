import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { inputsOf, sha256 } from './inputs.ts';
import { recipes } from './recipes.ts';

export const manifestFile = 'assets/manifest.json';

const manifestSchema = z.strictObject({
  madeWith: z.strictObject({ node: z.string(), processor: z.string() }),
  files: z.array(
    z.strictObject({
      file: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      licence: z.string(),
      source: z.string(),
      inputs: z.record(z.string(), z.string()),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What makes the same script give the same bytes: this Node on this type of processor. */
export const here: Manifest['madeWith'] = { node: process.versions.node, processor: process.arch };

export function readManifest(repository: string): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(path.join(repository, manifestFile), 'utf8')));
}

/** The manifest of the assets and scripts as they lie there, made with this Node; by name of file. */
export function manifestNow(repository: string): Manifest {
  const files = recipes.flatMap((recipe) => {
    const inputs = inputsOf(repository, recipe);
    return recipe.makes.map((file) => {
      const bytes = readFileSync(path.join(repository, file));
      return {
        file,
        bytes: bytes.length,
        sha256: sha256(bytes),
        licence: 'Apache-2.0',
        source: recipe.script,
        inputs,
      };
    });
  });
  return { madeWith: here, files: files.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}
