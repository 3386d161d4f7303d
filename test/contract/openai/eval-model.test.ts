import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { type HallMind, openMind } from '../../../server/hall-mind.ts';
import { type HallModel, openModel } from '../../../server/hall-model.ts';
import { askAll } from '../../../tools/eval/ask.ts';
import { compareQuotes } from '../../../tools/eval/exactness.ts';
import { readQuestions, readStatements } from '../../../tools/eval/lines.ts';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.ts';
import { faulty } from '../../support/fake-openai/faults.ts';
import { type Hostile, hostile } from '../../support/fake-openai/hostile.ts';
import { runTool } from '../../support/run-tool.ts';
import { knowledgeOf } from '../../unit/mind/knowledge.ts';

const shipped = (name: string) => readFileSync(new URL(`../../../assets/eval/${name}`, import.meta.url), 'utf8');
/** Said of late and replacing nothing, so that no day need be told: then it would quote. */
const statements = readStatements('s', shipped('tuned.statements.jsonl')).map(({ supersedes: _, ...statement }) => ({
  ...statement,
  date: '2026-09-01',
}));
const statementsFile = statements.map((statement) => JSON.stringify(statement)).join('\n');
const questions = readQuestions('q', shipped('tuned.questions.jsonl')).filter(
  ({ gold }) => gold?.kind === 'answerable' || gold?.kind === 'injection',
);

let server: FakeOpenAi;
let current: Hostile = hostile(0);
let spoil: ReturnType<typeof faulty> = (text) => text;
const parts: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  server = await startFakeOpenAi({
    chat: (body) => {
      const text = current.chat(body);
      return typeof text === 'string' ? spoil(text) : text;
    },
  });
});
afterAll(async () => {
  for (const part of parts) await part.close();
  await server.close();
});

const environment = () => ({
  ...{ OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'hostile', OPENAI_CHECK_MODEL: 'hostile' },
  GENERATED_ANSWERS: 'on',
});

/** The hall's own, from the same configuration; each question comes an hour later, so that neither budget nor rest keeps the model away. */
async function hallMind(hours: () => number): Promise<{ readonly mind: HallMind['mind']; readonly model: HallModel }> {
  const { openAi } = readConfig(environment(), []);
  if (openAi === null) throw new Error('no model is configured');
  const log = pino({ level: 'silent' });
  const model = await openModel({ openAi, dataDir: null, townhallId: 'eval', nowMs: () => hours() * 3_600_000, log });
  if (model === null) throw new Error('no model is open');
  const opened = openMind({ model, dataDir: null, ownNames: [], log });
  parts.push(opened, model);
  return { mind: opened.mind, model };
}

describe('npm run eval with a language model', () => {
  it('[M109] has not one unsupported sentence over the whole hostile set', { timeout: 180_000 }, async () => {
    let seed = 0;
    const { mind } = await hallMind(() => seed);
    const knowledge = knowledgeOf(statements, '2026-09-04');
    let lies = 0;
    const found: string[] = [];
    const rows = [];
    for (const question of questions) {
      seed++;
      current = hostile(seed);
      // What hangs costs a question its whole time: other tests have that.
      spoil = seed % 3 === 0 ? withoutHanging(faulty(seed, 0.5)) : (text) => text;
      const asked = await askAll(mind, knowledge, [question]);
      rows.push(...asked.rows);
      found.push(...asked.unsupported);
      lies += current.lies.size;
    }
    const { quotes, wrong, written, unresolved } = compareQuotes(rows, statementsFile);
    expect({ unsupported: found, wrong, unresolved }).toEqual({ unsupported: [], wrong: [], unresolved: [] });
    // It lied, and what it shortened faithfully was said.
    expect(lies).toBeGreaterThan(questions.length / 2);
    expect([quotes > 100, (written.GENERATED ?? 0) > 0]).toEqual([true, true]);
  });

  it('[M109] takes the model from the environment, and says what it wrote', { timeout: 120_000 }, async () => {
    current = hostile(3);
    spoil = (text) => text;
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-eval-'));
    const file = (name: string) => path.join(folder, name);
    await writeFile(file('s.jsonl'), statementsFile.split('\n').slice(0, 12).join('\n'));
    const asked = questions.slice(0, 6).map((question) => JSON.stringify(question));
    await writeFile(file('q.jsonl'), asked.join('\n'));
    const before = server.requests.length;
    const args = ['--statements', file('s.jsonl'), '--questions', file('q.jsonl'), '--out', file('rows.jsonl')];
    const { code, output } = await runTool('eval/main', args, folder, environment());
    await rm(folder, { recursive: true });
    expect(server.requests.length).toBeGreaterThan(before);
    expect(output).toMatch(/unsupported +0\n/);
    expect(output).toMatch(/language model +hostile\n/);
    expect(code).toBe(0);
  });
});

function withoutHanging(spoiled: ReturnType<typeof faulty>): ReturnType<typeof faulty> {
  return (text) => {
    const reply = spoiled(text);
    return typeof reply !== 'string' && reply.trouble === 'hang' ? text : reply;
  };
}
