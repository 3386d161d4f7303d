import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { QuestionId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, figureOf, single } from './figure.ts';
import type { Load, VotersResult, VotersTask } from './gate-voters.ts';
import { readyQuestion } from './ready-question.ts';

/** `GATE_PEOPLE`: more or fewer. */
const people = Number(process.env.GATE_PEOPLE ?? 1000);
/** As many as a person may vote for in one burst (`limits.rates.command`), less some. */
const questions = 18;
/** As many as may wait for a moderator. */
const asksEach = limits.pendingPerMember;
const withinMs = 180_000;
const rows = 50_000;

/**
 * Votes, then questions, through real sockets from a second process, acknowledged after fsync; beside it what SQLite alone can do in the same
 * run. The votes have two names: that of the gate, and that of what they are to the queue.
 */
export const gateBench: Bench = {
  names: [
    'gate.commands-per-second',
    'gate.vote-to-reply-ms',
    'gate.bare-sqlite-per-second',
    'queue.votes-per-second',
    'queue.questions-per-second',
    'queue.question-to-reply-ms',
  ],
  async run() {
    const { votes, questions } = await loads();
    const refused = [...votes.refused, ...questions.refused];
    if (refused.length > 0) throw new Error(`commands were refused: ${refused.join(', ')}`);
    const each = (what: string) =>
      `${people} identities on sockets of a second process, each with one ${what} under way`;
    const barePerSecond = await bareSqlite();
    const beside = `beside ${Math.round(barePerSecond)} rows/s of bare SQLite in this run`;
    const perSecond = (name: string, what: string, { accepted, seconds }: Load) =>
      single(name, `${what}s/s`, accepted / seconds, accepted, `${each(what)}; durable before the reply; ${beside}`);
    return [
      perSecond('gate.commands-per-second', 'vote', votes),
      figureOf('gate.vote-to-reply-ms', 'ms', votes.waitedMs, `${each('vote')}, at full load`),
      perSecond('queue.votes-per-second', 'vote', votes),
      perSecond('queue.questions-per-second', 'question', questions),
      figureOf('queue.question-to-reply-ms', 'ms', questions.waitedMs, `${each('question')}, at full load`),
      single(
        'gate.bare-sqlite-per-second',
        'rows/s',
        barePerSecond,
        rows,
        'group commit of rows of that size in a worker, WAL, synchronous=FULL',
      ),
    ];
  },
};

async function loads(): Promise<VotersResult> {
  await using closing = new AsyncDisposableStack();
  // Voices off: they are not what is measured.
  const app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
  closing.defer(() => app.close());
  const desk = await PageClient.join(app.links.desk, 'Desk', 'desk');
  const asker = await PageClient.join(app.links.attendee, 'Asker');
  const questionIds: QuestionId[] = [];
  for (let i = 0; i < questions; i++)
    questionIds.push(await readyQuestion(asker, desk, 'What is our strategy on products?'));
  // They would read every change of a thousand people in the process that waits.
  await Promise.all([asker.leave(), desk.leave()]);
  return await inSecondProcess({ link: app.links.spectator, people, questionIds, asksEach });
}

function inSecondProcess(task: VotersTask): Promise<VotersResult> {
  const child = fork(path.join(import.meta.dirname, 'gate-voters.ts'), {
    timeout: withinMs,
    serialization: 'advanced',
  });
  return new Promise((resolve, reject) => {
    child.once('message', (result: VotersResult) => resolve(result));
    child.once('exit', (code, signal) => reject(new Error(`the voters ended with ${code ?? signal}`)));
    child.send(task);
  });
}

async function bareSqlite(): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-bare-'));
  const worker = new Worker(new URL('./bare-sqlite.mjs', import.meta.url), {
    workerData: { file: path.join(folder, 'bare.db') },
  });
  await new Promise((resolve) => worker.once('message', resolve));
  const started = performance.now();
  let done = 0;
  const all = new Promise<void>((resolve) => {
    worker.on('message', (count: number) => {
      done += count;
      if (done >= rows) resolve();
    });
  });
  const body = JSON.stringify({ v: 1, text: 'x'.repeat(280) });
  for (let i = 0; i < rows; i++) {
    worker.postMessage(body);
    if (i % 256 === 0) await new Promise(setImmediate);
  }
  await all;
  const perSecond = rows / ((performance.now() - started) / 1000);
  await worker.terminate();
  await rm(folder, { recursive: true });
  return perSecond;
}
