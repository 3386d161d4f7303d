import { importRules } from './check/import-rules.ts';
import { rulesAndTests } from './check/rules-and-tests.ts';
import { type Outcome, runProgram } from './check/run-program.ts';
import { runTests } from './check/run-tests.ts';

/** `npm test`: every check, then `N passed, N failed`. With paths as arguments only the tests there run. */
const paths = process.argv.slice(2);
const outcomes: Outcome[] = [];

if (paths.length === 0) {
  for (const part of ['pure', 'server', 'client', 'test']) {
    await report(`types: ${part}`, () => runProgram('typescript/bin/tsc', ['-p', `tsconfig.${part}.json`, '--noEmit']));
  }
  await report('style', () =>
    runProgram('@biomejs/biome/bin/biome', [
      'ci',
      '--error-on-warnings',
      '--diagnostic-level=warn',
      '--colors=off',
      '.',
    ]),
  );
  await report('who imports whom', importRules);
  await report('what nobody uses', () => runProgram('knip/bin/knip.js', []));
}

const tests = await runTests(paths);
outcomes.push(tests);
if (paths.length === 0) await report('each rule has a test, each test a rule', async () => rulesAndTests(tests.tests));

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
for (const { title, status } of tests.tests) if (status === 'other') process.stdout.write(`– not run: ${title}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** One line for a check; what it has to say only when it fails. */
async function report(name: string, check: () => Promise<Outcome>): Promise<void> {
  const started = performance.now();
  const outcome = await check();
  outcomes.push(outcome);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${outcome.failed === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`);
  if (outcome.failed > 0) process.stdout.write(`${outcome.says}\n`);
}
