import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { inModules, type Outcome, runNode } from './run-program.ts';

export interface TestResult {
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'other';
}

const testSchema = z.object({
  title: z.string(),
  status: z.enum(['passed', 'failed']).or(z.unknown().transform(() => 'other' as const)),
});
const fileSchema = z.object({ name: z.string(), status: z.string(), assertionResults: z.array(testSchema) });
type FileResult = z.infer<typeof fileSchema>;
const reportSchema = z.object({ testResults: z.array(fileSchema) });

interface Run {
  readonly code: number;
  /** Null when the run left no report. */
  readonly files: readonly FileResult[] | null;
}

/** What runs real servers and browsers on two cores shared with strangers: a pause of the machine can fail it. */
const isWhole = /[\\/]test[\\/](room|e2e)[\\/]|stage-voice/;
/** More than this at once is no accident. */
const secondTries = 2;

/**
 * Runs the tests (all, or those of the paths), with vitest's own output on the terminal. Up to two files of the whole that fail run once
 * more, alone: what passes then counts, and is named, so that nobody takes it for steady.
 */
export async function runTests(paths: readonly string[]): Promise<Outcome & { readonly tests: readonly TestResult[] }> {
  const first = await run(paths);
  const failing = (first.files ?? []).filter(({ status }) => status === 'failed').map(({ name }) => name);
  const mayTryAgain =
    failing.length > 0 && failing.length <= secondTries && failing.every((name) => isWhole.test(name));
  if (!mayTryAgain) return outcomeOf(first);
  process.stdout.write(`\nOnce more, alone: ${failing.join(', ')}\n`);
  const second = await run(failing);
  const again = new Map((second.files ?? []).map((file) => [file.name, file]));
  for (const name of failing) {
    const verdict =
      again.get(name)?.status === 'passed' ? 'failed once, and passed alone: it is unsteady' : 'failed twice';
    process.stdout.write(`${path.relative(process.cwd(), name)} ${verdict}\n`);
  }
  return outcomeOf({ code: second.code, files: (first.files ?? []).map((file) => again.get(file.name) ?? file) });
}

async function run(paths: readonly string[]): Promise<Run> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-check-'));
  const file = path.join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runNode([inModules('vitest/vitest.mjs'), 'run', ...reporters, ...paths], 'inherit');
  const report = reportSchema.safeParse(readJson(file));
  rmSync(folder, { recursive: true });
  return { code, files: report.data?.testResults ?? null };
}

function outcomeOf({ code, files }: Run): Outcome & { readonly tests: readonly TestResult[] } {
  if (files === null) return { passed: 0, failed: 1, says: 'The tests gave no results.', tests: [] };
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  // A file that cannot even be loaded is one failure; so is a run that ends badly for another reason.
  const brokenFiles = files.filter(
    (one) => one.status === 'failed' && one.assertionResults.every(({ status }) => status !== 'failed'),
  );
  const failed = Math.max(failedTests + brokenFiles.length, code === 0 ? 0 : 1);
  return { passed: tests.filter(({ status }) => status === 'passed').length, failed, says: '', tests };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // No results is itself the result.
    return null;
  }
}
