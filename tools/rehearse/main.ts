import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { personaIdSchema } from '../../protocol/ids.ts';
import { openRehearsalStore, readRehearsalBank, rehearsalFolder } from '../../server/adapters/node/rehearsal-files.ts';
import { readConfig } from '../../server/config.ts';
import { openMind } from '../../server/hall-mind.ts';
import { openModel } from '../../server/hall-model.ts';
import { withAudit, withoutAskedWords } from '../../server/rehearsal/keep.ts';
import { planRehearsal } from '../../server/rehearsal/plan.ts';
import { readOwnQuestions } from '../../server/rehearsal/read-questions.ts';
import { reportLines } from '../../server/rehearsal/report-text.ts';
import { runRehearsal } from '../../server/session/run-rehearsal.ts';
import { runCommand } from '../run-command.ts';
import { readCast } from './read-cast.ts';

const usage = `npm run rehearse -- [--persona ID] [--questions FILE] [--json FILE] [--only]
FILE has one question a line, or JSON lines: {"question", "id", "previous", "expected": "answer"|"person"|"either", "topic", "group"}. With --only nothing else is asked, and nothing kept.`;

const warnings = pino({ level: 'warn' }, pino.destination(2));

/** `npm run rehearse`: asks the hall's mind more than a hundred questions and says whether it may go before people. Exit 1 on no go. Rules RH1, RH14. */
async function main(args: readonly string[]): Promise<boolean> {
  const { persona, questions: file, json, only: isOnly } = readArguments(args);
  const dataDir = path.resolve(process.env.DATA_DIR || path.join(import.meta.dirname, '../../data'));
  const personaId = personaIdSchema.safeParse(persona ?? (process.env.PERSONA || 'maya-lindqvist')).data;
  if (personaId === undefined) throw new Error('--persona takes the id of a persona, as in maya-lindqvist.');
  const own = file === undefined ? { questions: [], faults: [] } : readOwnQuestions(await readFile(file, 'utf8'));
  if (own.faults.length > 0) {
    say(own.faults.map(({ line, message }) => `${file}:${line}: ${message}`));
    return false;
  }
  const [cast, bank] = [await readCast(dataDir, personaId), await readRehearsalBank()];
  const store = openRehearsalStore(dataDir);
  const kept = await store.read(personaId);
  const { knowledge } = cast;
  const folder = rehearsalFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { openAi } = readConfig(process.env, []);
  // What it costs is no hall's.
  const ofItsOwn = { dataDir: null, townhallId: personaId, nowMs: () => Date.now(), log: warnings };
  const model = openAi === null ? null : await openModel({ openAi, ...ofItsOwn });
  const { mind, contradictions, close } = openMind({ model, dataDir: folder, ownNames: cast.ownNames, log: warnings });
  try {
    const questions = planRehearsal({
      queue: isOnly ? [] : cast.queue,
      own: own.questions,
      bank: isOnly ? [] : bank.questions,
      statements: isOnly ? [] : knowledge.statements,
    });
    const report = await runRehearsal(
      {
        ...{ id: randomBytes(8).toString('hex'), personaId, knowledge, questions, last: kept.report, atMs: Date.now() },
        askers: isOnly ? [] : bank.askers,
        ask: ({ question, previous }, signal) => mind.answer(question, knowledge, signal, { previous }),
        contradictions,
        onProgress: progress,
      },
      new AbortController().signal,
    );
    progressEnds();
    if (!isOnly)
      await store.write(personaId, { report: withoutAskedWords(report), audits: withAudit(kept.audits, report) });
    if (json !== undefined)
      await writeFile(json, `${JSON.stringify({ ...report, townHalls: cast.audits }, null, 2)}\n`, { mode: 0o600 });
    say([...cast.notes, ...reportLines(report)]);
    return report.isGo;
  } finally {
    await close();
  }
}

function readArguments(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { persona: text, questions: text, json: text, only: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : ''} Use it like this: ${usage}`, { cause: error });
  }
}

/** On a terminal, on one line that the report takes the place of. */
function progress({ done, of }: { readonly done: number; readonly of: number }): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} questions`);
}

function progressEnds(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

runCommand(main);
