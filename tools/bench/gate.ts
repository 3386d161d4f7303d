import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { QuestionId } from '../../protocol/ids.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, single } from './figure.ts';
import { readyQuestion } from './ready-question.ts';

const identities = 1000;
const questions = 12;
const joiningAtOnce = 25;
const rows = 50_000;

/** Votes through real sockets from this second process, acknowledged after fsync; beside it what SQLite alone can do in the same run. */
export const gateBench: Bench = {
  names: ['gate.commands-per-second', 'gate.bare-sqlite-per-second'],
  async run() {
    const app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
    const desk = await PageClient.join(app.links.desk, 'Desk', 'desk');
    const asker = await PageClient.join(app.links.attendee, 'Asker');
    const asked: QuestionId[] = [];
    for (let i = 0; i < questions; i++)
      asked.push(await readyQuestion(asker, desk, 'What is our strategy on products?'));
    const voters: PageClient[] = [];
    for (let i = 0; i < identities; i += joiningAtOnce) {
      const joined = await Promise.all(
        Array.from({ length: joiningAtOnce }, (_, k) =>
          PageClient.join(app.links.spectator, `Voter ${i + k}`, 'companion'),
        ),
      );
      voters.push(...joined);
    }
    const started = performance.now();
    const replies = await Promise.all(
      voters.flatMap((voter) => asked.map((questionId) => voter.send({ type: 'question.vote', questionId }))),
    );
    const seconds = (performance.now() - started) / 1000;
    const accepted = replies.filter((reply) => 'accepted' in reply).length;
    await app.close();
    const bare = await bareSqlite();
    return [
      single(
        'gate.commands-per-second',
        'votes/s',
        accepted / seconds,
        accepted,
        `${identities} identities, durable before the reply`,
      ),
      single(
        'gate.bare-sqlite-per-second',
        'rows/s',
        bare,
        rows,
        'group commit of the same rows in a worker, WAL, synchronous=FULL',
      ),
    ];
  },
};

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
