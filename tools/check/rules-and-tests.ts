import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Outcome, outcomeOf, repository } from './run-program.ts';
import type { TestResult } from './run-tests.ts';

/** Each rule of the specification has an id of its own and a test whose title begins with its id, and each test names rules that there are. */
export function rulesAndTests(tests: readonly TestResult[]): Outcome {
  const written = rulesOf(specification());
  const rules = new Set(written);
  const twice = written.filter((rule, index) => written.indexOf(rule) !== index);
  const named = new Map(tests.map(({ title }) => [title, idsOf(title)]));
  const tested = new Set([...named.values()].flat());
  const strangers = [...named].filter(([, ids]) => ids.length === 0 || ids.some((id) => !rules.has(id)));
  const untested = [...rules].filter((rule) => !tested.has(rule));
  const says = [
    ...strangers.map(([title]) => `no such rule: ${title}`),
    ...(twice.length === 0 ? [] : [`two rules of one id: ${twice.join(', ')}`]),
    ...(untested.length === 0 ? [] : [`no test: ${untested.join(', ')}`]),
  ];
  return outcomeOf(says.length === 0, says.join('\n'));
}

/** `[Q4]`, `[Q4, Q5]` or `[Q4] [Q5]` at the beginning of a title. */
function idsOf(title: string): readonly string[] {
  const [brackets = ''] = /^(\[[^\]]*\]\s*)+/.exec(title) ?? [];
  return brackets.match(/\b[A-Z]+\d+[a-z]?\b/g) ?? [];
}

/** Rules are list items that begin with their id in bold: `- **Q4** A question …`. */
function rulesOf(text: string): readonly string[] {
  return [...text.matchAll(/^- \*\*([A-Z]+\d+[a-z]?)\*\*/gm)].map(([, id = '']) => id);
}

function specification(): string {
  const folder = path.join(repository, 'docs/spec');
  const parts = existsSync(folder) ? readdirSync(folder).map((file) => path.join(folder, file)) : [];
  const files = [path.join(repository, 'docs/SPEC.md'), ...parts].filter((file) => existsSync(file));
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}
