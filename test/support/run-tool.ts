import { spawn } from 'node:child_process';
import path from 'node:path';

const repository = path.join(import.meta.dirname, '../..');

/** Runs a tool on a data folder, as `npm run` does; gives its exit code and all that it said. */
export async function runTool(
  name: 'export' | 'verify' | 'import/main' | 'rehearse/main' | 'eval/main',
  args: readonly string[],
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `tools/${name}.ts`, ...args], {
    cwd: repository,
    env: { ...process.env, ...environment, DATA_DIR: dataDir },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  const code = await new Promise<number>((resolve) => child.on('exit', (exit) => resolve(exit ?? 1)));
  return { code, output };
}
