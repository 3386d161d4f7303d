import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/**
 * `npm test`: every check, then `N passed, N failed`. With paths as arguments only the tests there run.
 */
const repository = path.join(import.meta.dirname, '..');
const modules = path.join(repository, 'node_modules');
/** A rule that sees no files is green for ever: dependency-cruiser must have read at least this many. */
const modulesAtLeast = 120;

interface Result {
  readonly passed: number;
  readonly failed: number;
}

const paths = process.argv.slice(2);
const results = paths.length > 0 ? [await tests(paths)] : [...(await staticChecks()), await tests([])];
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function staticChecks(): Promise<Result[]> {
  const tsc = path.join(modules, 'typescript/bin/tsc');
  const done: Result[] = [];
  for (const part of ['pure', 'server', 'client', 'test']) done.push(await check(`types: ${part}`, [tsc, '-p', `tsconfig.${part}.json`, '--noEmit']));
  done.push(await check('style', [path.join(modules, '@biomejs/biome/bin/biome'), 'ci', '--diagnostic-level=warn', '.']));
  done.push(await dependencyRules());
  done.push(await check('unused code and dependencies', [path.join(modules, 'knip/bin/knip.js')]));
  return done;
}

/** One program that ends well or not. Its output is shown only when it fails. */
async function check(name: string, argv: readonly string[]): Promise<Result> {
  const { code, output, ms } = await run(argv);
  report(name, code === 0, ms);
  if (code !== 0) process.stdout.write(`${output}\n`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function dependencyRules(): Promise<Result> {
  const cruise = path.join(modules, 'dependency-cruiser/bin/dependency-cruise.mjs');
  const { code, output, ms } = await run(['--require', './tools/swc-tsx.cjs', cruise, '--config', '.dependency-cruiser.cjs', 'protocol', 'scenes', 'server', 'client', 'tools', 'test']);
  const seen = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
  const isGood = code === 0 && seen >= modulesAtLeast;
  report(`who imports whom (${seen} modules)`, isGood, ms);
  if (!isGood) process.stdout.write(`${output}\n`);
  return isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function tests(only: readonly string[]): Promise<Result> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-check-'));
  const file = path.join(folder, 'results.json');
  const argv = [path.join(modules, 'vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...only];
  const { code } = await run(argv, 'inherit');
  const counts = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numFailedTestSuites: z.number() });
  const parsed = counts.safeParse(readJson(file));
  rmSync(folder, { recursive: true });
  if (!parsed.success) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites } = parsed.data;
  // A file that cannot even be loaded counts as one failure; so does a run that ends badly for another reason.
  const failures = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0, code === 0 ? 0 : 1);
  return { passed: numPassedTests, failed: failures };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function report(name: string, isGood: boolean, ms: number): void {
  process.stdout.write(`${isGood ? '✓' : '✗'} ${name} (${(ms / 1000).toFixed(1)} s)\n`);
}

async function run(argv: readonly string[], stdio: 'pipe' | 'inherit' = 'pipe'): Promise<{ code: number; output: string; ms: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [...argv], { cwd: repository, stdio: ['ignore', stdio, stdio], env: process.env });
  let output = '';
  child.stdout?.on('data', (data: Buffer) => {
    output += data.toString();
  });
  child.stderr?.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const code = await new Promise<number>((resolve) => child.on('exit', (exit) => resolve(exit ?? 1)));
  return { code, output, ms: performance.now() - started };
}
