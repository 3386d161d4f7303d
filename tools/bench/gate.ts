import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { QuestionId } from '../../protocol/ids.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, figureOf, single } from './figure.ts';
import type { VotersResult, VotersTask } from './gate-voters.ts';
import { readyQuestion } from './ready-question.ts';

const people = 1000;
/** As many as a person may vote for in one burst (`limits.rates.command`), less some. */
const questions = 18;
const withinMs = 180_000;
const rows = 50_000;

/** Votes through real sockets from a second process, acknowledged after fsync; beside it what SQLite alone can do in the same run. */
export const gateBench: Bench = {
  names: ['gate.commands-per-second', 'gate.vote-to-reply-ms', 'gate.bare-sqlite-per-second'],
  async run() {
    const { accepted, refused, seconds, waitedMs } = await votes();
    if (refused.length > 0) throw new Error(`votes were refused: ${refused.join(', ')}`);
    const load = `${people} identities on sockets of a second process, each with one vote under way`;
    return [
      single('gate.commands-per-second', 'votes/s', accepted / seconds, accepted, `${load}; durable before the reply`),
      figureOf('gate.vote-to-reply-ms', 'ms', waitedMs, `${load}, at full load`),
      single(
        'gate.bare-sqlite-per-second',
        'rows/s',
        await bareSqlite(),
        rows,
        'group commit of rows of that size in a worker, WAL, synchronous=FULL',
      ),
    ];
  },
};

async function votes(): Promise<VotersResult> {
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
  return await inSecondProcess({ link: app.links.spectator, people, questionIds });
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
