import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Failure, Reply, Request } from './jobs.ts';
import { Store } from './store.ts';

/** Runs in a worker thread: SQLite is synchronous, and an fsync must not hold up the hall. */
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
const { file } = z.object({ file: z.string() }).parse(workerData);

const store = await Store.open(file);
let waiting: Request[] = [];
let isScheduled = false;
port.postMessage({ id: 0, value: null } satisfies Reply);

port.on('message', (request: Request) => {
  waiting.push(request);
  if (isScheduled) return;
  isScheduled = true;
  // Everything that is already in the mailbox joins the same transaction.
  setImmediate(() => void drain());
});

async function drain(): Promise<void> {
  while (waiting.length > 0) {
    const requests = waiting;
    waiting = [];
    await work(requests);
  }
  isScheduled = false;
}

async function work(requests: readonly Request[]): Promise<void> {
  let group: Request[] = [];
  const flush = (): void => {
    if (group.length > 0) reply(appendGroup(group));
    group = [];
  };
  for (const request of requests) {
    if (request.job.kind === 'append') {
      group.push(request);
      continue;
    }
    flush();
    reply([await run(request)]);
  }
  flush();
}

/** One transaction and one fsync for all; who conflicts fails alone. */
function appendGroup(group: readonly Request[]): Reply[] {
  const batches = group.map(({ job }) => (job.kind === 'append' ? job.entries : []));
  try {
    const failures = store.appendAll(batches);
    return group.map(({ id }, index) => {
      const failure = failures[index] ?? null;
      return failure === null ? { id, value: null } : { id, failure };
    });
  } catch (error) {
    return group.map(({ id }) => ({ id, failure: failureOf(error) }));
  }
}

async function run({ id, job }: Request): Promise<Reply> {
  try {
    return { id, value: (await store.run(job)) ?? null };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): Failure {
  return { reason: 'unavailable', message: error instanceof Error ? error.message : String(error) };
}

function reply(replies: readonly Reply[]): void {
  port?.postMessage(replies);
}
