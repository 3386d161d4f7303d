import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { z } from 'zod';
import type { Statement } from '../../protocol/answer.ts';
import { sha256Hex } from '../../protocol/record/chain.ts';
import { readConfig } from '../../server/config.ts';
import { openMind } from '../../server/hall-mind.ts';
import { type HallModel, openModel } from '../../server/hall-model.ts';
import type { Knowledge } from '../../server/mind/ports.ts';
import { runCommand } from '../run-command.ts';
import { askAll } from './ask.ts';
import { compareQuotes, type Exactness } from './exactness.ts';
import { faults, judge, verdictLines } from './judge.ts';
import { readQuestions, readStatements } from './lines.ts';
import type { Row } from './row.ts';

const usage = `npm run eval -- --statements FILE --questions FILE --out FILE [--today YYYY-MM-DD] [--faults]
Without files it takes the set that comes along (assets/eval). The language model is the hall's: OPENAI_BASE_URL and OPENAI_MODEL, or none.`;

const shipped = path.join(import.meta.dirname, '../../assets/eval');

/** `npm run eval`: asks the hall's own mind a file of questions about a file of statements; rows to `--out`, a summary to the output. Rules M26, M109. */
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
  const { openAi } = readConfig(process.env, []);
  // What it costs is no hall's.
  const ofItsOwn = { dataDir: null, townhallId: 'eval', nowMs: () => Date.now(), log: warnings };
  const model = openAi === null ? null : await openModel({ openAi, ...ofItsOwn });
  const { mind, close } = openMind({ model, dataDir, ownNames: [], log: warnings });
  const indexing = performance.now();
  await mind.prepare?.(knowledge);
  const indexMs = performance.now() - indexing;
  const { rows, unsupported } = await askAll(mind, knowledge, questions);
  await close();
  const modelsLines = model === null ? [] : modelLines(model, rows);
  await model?.close();
  if (options.out !== undefined) await writeFile(options.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

  const verdicts = judge(questions, rows);
  const exactness = compareQuotes(rows, statementsText);
  const answered = rows.filter(({ status }) => status === 'answered').length;
  const lines = [
    `${statements.length} statements, ${questions.length} questions, as of ${knowledge.today}`,
    `answered                           ${answered}, abstained ${rows.length - answered}`,
    ...(verdicts.length > 0 ? verdictLines(verdicts) : []),
    `quotes exact, byte by byte         ${exactness.quotes - exactness.wrong.length} of ${exactness.quotes}`,
    ...writtenLines(exactness),
    `unsupported                        ${unsupported.length}`,
    ...modelsLines,
    `ms per question                    P50 ${percentile(rows, 0.5)}, P95 ${percentile(rows, 0.95)}`,
    `index                              ${(indexMs / 1000).toFixed(1)} s, kept by content in ${dataDir}`,
    ...(options.faults ? ['', ...faults(verdicts)] : []),
    ...unsupported,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exactness.wrong.length === 0 && exactness.unresolved.length === 0 && unsupported.length === 0;
}

/** What was written instead of quoted, by label; nothing where nothing was. */
function writtenLines({ written, unresolved }: Exactness): readonly string[] {
  const labels = Object.entries(written);
  if (labels.length === 0) return [];
  return [
    `written                            ${labels.map(([label, count]) => `${label} ${count}`).join(', ')}`,
    `  with a source that is not there  ${unresolved.length}`,
  ];
}

/** Which model it was, and whether it did its part: what it left undone the quoting leader answered. */
function modelLines(model: HallModel, rows: readonly Row[]): readonly string[] {
  const health = model.health();
  const waiting = rows.filter(({ needsReading }) => needsReading === true).length;
  return [
    `answers that a person reads first  ${waiting}`,
    `language model                     ${model.report()?.model}${'reason' in health ? `: ${health.reason}` : ''}`,
  ];
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

function percentile(rows: readonly Row[], part: number): string {
  const sorted = rows.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return (sorted[Math.ceil(part * sorted.length) - 1] ?? 0).toFixed(1);
}

runCommand(main);
