import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Recipe } from './recipes.ts';

/** Runs a recipe's script, which writes what it makes under `folder`. Its own lines go to the terminal. */
export async function remake(repository: string, recipe: Recipe, folder: string): Promise<void> {
  for (const file of recipe.makes) mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  const argv = [path.join(repository, recipe.script), folder];
  const child = spawn(process.execPath, argv, { cwd: repository, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${recipe.script} ended with ${code ?? 'a signal'}.`);
}
