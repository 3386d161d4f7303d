import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { z } from 'zod';
import type { Statement } from '../../protocol/answer.ts';
import { sha256Hex } from '../../protocol/record/chain.ts';
import { openMind } from '../../server/hall-mind.ts';
import type { Knowledge, Mind } from '../../server/mind/ports.ts';
import { runCommand } from '../run-command.ts';
import { compareQuotes } from './exactness.ts';
import { faults, judge, verdictLines } from './judge.ts';
import { type EvalQuestion, readQuestions, readStatements } from './lines.ts';
import { type Row, rowOf } from './row.ts';

const usage = `npm run eval -- --statements FILE --questions FILE --out FILE [--today YYYY-MM-DD] [--faults]
Without files it takes the set that comes along (assets/eval).`;

const shipped = path.join(import.meta.dirname, '../../assets/eval');

/** `npm run eval`: asks the hall's own mind a file of questions about a file of statements; rows to `--out`, a summary to the output. */
async function main(args: readonly string[]): Promise<boolean> {
  const options = readOptions(args);
  const [statementsText, questionsText] = await Promise.all([
    readFile(options.statements, 'utf8'),
    readFile(options.questions, 'utf8'),
  ]);
  const statements = readStatements(options.statements, statementsText);
  const questions = readQuestions(options.questions, questionsText);
  const knowledge = knowledgeOf(statements, options.today);
  const dataDir = await cacheFolder();
  const { mind, close } = openMind({ model: null, dataDir, ownNames: [], log: warnings });
  const indexing = performance.now();
  await mind.prepare?.(knowledge);
  const indexMs = performance.now() - indexing;
  const rows = await ask(mind, knowledge, questions);
  await close();
  if (options.out !== undefined) await writeFile(options.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

  const verdicts = judge(questions, rows);
  const exactness = compareQuotes(rows, statementsText);
  const answered = rows.filter(({ status }) => status === 'answered').length;
  const lines = [
    `${statements.length} statements, ${questions.length} questions, as of ${knowledge.today}`,
    `answered                           ${answered}, abstained ${rows.length - answered}`,
    ...(verdicts.length > 0 ? verdictLines(verdicts) : []),
    `quotes exact, byte by byte         ${exactness.quotes - exactness.wrong.length} of ${exactness.quotes}`,
    `ms per question                    P50 ${percentile(rows, 0.5)}, P95 ${percentile(rows, 0.95)}`,
    `index                              ${(indexMs / 1000).toFixed(1)} s, kept by content in ${dataDir}`,
    ...(options.faults ? ['', ...faults(verdicts)] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exactness.wrong.length === 0;
}

/** The vectors of an evaluated file are kept apart from those of the hall, which keeps its own statements' alone. */
async function cacheFolder(): Promise<string> {
  const folder = path.resolve(process.env.DATA_DIR || path.join(import.meta.dirname, '../../data'), 'eval');
  await mkdir(folder, { recursive: true });
  return folder;
}

const warnings = pino({ level: 'warn' }, pino.destination(2));

interface Options {
  readonly statements: string;
  readonly questions: string;
  readonly out: string | undefined;
  readonly today: string | undefined;
  readonly faults: boolean;
}

function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { statements: text, questions: text, out: text, today: text, faults: { type: 'boolean' } },
  });
  const isShipped = values.statements === undefined && values.questions === undefined;
  const {
    statements = isShipped ? path.join(shipped, 'tuned.statements.jsonl') : undefined,
    questions = isShipped ? path.join(shipped, 'tuned.questions.jsonl') : undefined,
  } = values;
  if (statements === undefined || questions === undefined || (values.out === undefined && !isShipped))
    throw new Error(`Use it like this: ${usage}`);
  if (values.today !== undefined && !z.iso.date().safeParse(values.today).success)
    throw new Error('--today takes a day as YYYY-MM-DD.');
  return { statements, questions, out: values.out, today: values.today, faults: values.faults ?? false };
}

/** Without a day the newest statement's: the same files give the same answers, whenever it is. */
function knowledgeOf(statements: readonly Statement[], today: string | undefined): Knowledge {
  return {
    personaVersion: 0,
    consentEpoch: null,
    leaderName: 'the speaker',
    referTo: 'the leader in person',
    today:
      today ??
      statements
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ??
      '',
    statements: statements.map((statement) => ({ ...statement, hash: sha256Hex(statement.text) })),
  };
}

async function ask(mind: Mind, knowledge: Knowledge, questions: readonly EvalQuestion[]): Promise<readonly Row[]> {
  const { signal } = new AbortController();
  const rows: Row[] = [];
  for (const { id, question, previous, scope, lang } of questions) {
    const begun = performance.now();
    const answer = await mind.answer(question, knowledge, signal, { previous, scope, lang });
    rows.push(rowOf(id, answer, performance.now() - begun));
  }
  return rows;
}

function percentile(rows: readonly Row[], part: number): string {
  const sorted = rows.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return (sorted[Math.ceil(part * sorted.length) - 1] ?? 0).toFixed(1);
}

runCommand(main);
