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
const reportSchema = z.object({
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(testSchema) })),
});

/** Runs the tests (all, or those of the paths), with vitest's own output on the terminal. */
export async function runTests(paths: readonly string[]): Promise<Outcome & { readonly tests: readonly TestResult[] }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-check-'));
  const file = path.join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runNode([inModules('vitest/vitest.mjs'), 'run', ...reporters, ...paths], 'inherit');
  const report = reportSchema.safeParse(readJson(file));
  rmSync(folder, { recursive: true });
  if (!report.success) return { passed: 0, failed: 1, says: 'The tests gave no results.', tests: [] };

  const files = report.data.testResults;
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
