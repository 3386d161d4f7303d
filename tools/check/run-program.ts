import { spawn } from 'node:child_process';
import path from 'node:path';

export const repository = path.join(import.meta.dirname, '../..');
/** Some hundred processes of a run load the same modules: what the first compiles the others need not. */
const compileCache = path.join(repository, '.cache/compile');

/** How a check ended, and what to tell the person when it did not end well. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly says: string;
}

export function outcomeOf(isGood: boolean, says: string): Outcome {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, says };
}

/** Runs a program of the dependencies, named by its file in `node_modules`, as one check. */
export async function runProgram(program: string, args: readonly string[]): Promise<Outcome> {
  const { code, output } = await runNode([inModules(program), ...args]);
  return outcomeOf(code === 0, output);
}

export function inModules(program: string): string {
  return path.join(repository, 'node_modules', program);
}

/** Runs this Node in the repository. With `inherit` the output goes to the terminal and is not kept. */
export async function runNode(
  argv: readonly string[],
  stdio: 'pipe' | 'inherit' = 'pipe',
): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(process.execPath, argv, {
    cwd: repository,
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
    stdio: ['ignore', stdio, stdio],
  });
  let output = '';
  const keep = (data: Buffer): void => {
    output += data.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  return { code, output };
}
