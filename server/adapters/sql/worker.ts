import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { runDoorJob } from './door-store.ts';
import { isInviteJob, runInviteJob } from './invite-store.ts';
import type { DoorJob, Failure, InviteJob, Job, RecordJob, Reply, Request } from './jobs.ts';
import { openDatabase } from './open-database.ts';
import { RecordStore } from './record-store.ts';

/** Runs in a worker thread: SQLite is synchronous, and an fsync must not hold up the hall. */
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
const options = z
  .object({ file: z.string(), isReadOnly: z.boolean().default(false), maxPages: z.int().min(1).optional() })
  .parse(workerData);

/** Every job of the record, or this does not compile. */
const recordJobs: Readonly<Record<RecordJob['kind'], true>> = {
  append: true,
  erase: true,
  read: true,
  head: true,
  townhalls: true,
  'put-blob': true,
  'get-blob': true,
  probe: true,
  close: true,
};
const scrubAgainMs = 1000;

const database = await openDatabase(options);
const store = new RecordStore(database);
let waiting: Request[] = [];
let isDraining = false;
port.postMessage([]);

port.on('message', (request: Request) => {
  waiting.push(request);
  if (isDraining) return;
  isDraining = true;
  // Everything that is already in the mailbox joins the same transaction.
  setImmediate(() => void drain());
});

async function drain(): Promise<void> {
  while (waiting.length > 0) {
    const requests = waiting;
    waiting = [];
    await work(requests);
  }
  isDraining = false;
}

/** In the order in which they came; neighbouring appends are one group. */
async function work(requests: readonly Request[]): Promise<void> {
  let group: Request[] = [];
  for (const request of requests) {
    if (request.job.kind === 'append') {
      group.push(request);
      continue;
    }
    appendGroup(group);
    group = [];
    await run(request);
  }
  appendGroup(group);
}

/** One transaction and one fsync for all; who conflicts fails alone. */
function appendGroup(group: readonly Request[]): void {
  if (group.length === 0) return;
  try {
    const failures = store.appendAll(group.map(({ job }) => (job.kind === 'append' ? job.entries : [])));
    reply(group.map(({ id }, index) => replyOf(id, failures[index] ?? null)));
  } catch (error) {
    reply(group.map(({ id }) => replyOf(id, failureOf(error))));
  }
}

async function run({ id, job }: Request): Promise<void> {
  try {
    const value = isRecordJob(job) ? await store.run(job) : await runOther(job);
    reply([{ id, value: value ?? null }]);
  } catch (error) {
    reply([replyOf(id, failureOf(error))]);
  }
  if (job.kind === 'erase' && store.owesScrub) scrubLater();
}

/** Somebody reads the database at this moment, an export for instance. */
function scrubLater(): void {
  setTimeout(() => {
    if (database.raw.isOpen) store.scrub();
    if (store.owesScrub) scrubLater();
  }, scrubAgainMs).unref();
}

function runOther(job: DoorJob | InviteJob): Promise<unknown> {
  return isInviteJob(job) ? runInviteJob(database.db, job) : runDoorJob(database.db, job);
}

function isRecordJob(job: Job): job is RecordJob {
  return job.kind in recordJobs;
}

function replyOf(id: number, failure: Failure | null): Reply {
  return failure === null ? { id, value: null } : { id, failure };
}

function failureOf(error: unknown): Failure {
  return { reason: 'unavailable', message: error instanceof Error ? error.message : String(error) };
}

function reply(replies: readonly Reply[]): void {
  port?.postMessage(replies);
}
