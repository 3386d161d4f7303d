import { Worker } from 'node:worker_threads';
import { type Abortable, JobLine, type Thread, type ThreadEvents } from '../../speech/job-line.ts';
import { type Recognised, RecognitionFailure } from '../../speech/ports.ts';
import { type Job, replySchema } from './recognise-job.ts';

export interface RecogniserThreadOptions {
  /** Longest time for one piece, loading the model included. */
  readonly jobMs: number;
  /** More pieces than this do not wait: they are refused as `busy`. */
  readonly mostWaiting: number;
  /** A thread that had nothing to do for so long is ended, and its memory given back. */
  readonly idleMs: number;
  /** The thread's program; the package's own unless a test brings another. */
  readonly workerUrl?: URL;
}

type Samples = Job['samples'];

/** The thread that runs the recogniser: started by the first piece and ended when nobody has spoken for a while, because the model takes 400 MB. */
export class RecogniserThread {
  readonly #line: JobLine<Samples, Recognised>;
  readonly #mostWaiting: number;

  constructor({ jobMs, mostWaiting, idleMs, workerUrl }: RecogniserThreadOptions) {
    this.#mostWaiting = mostWaiting;
    this.#line = new JobLine<Samples, Recognised>({
      start: (events) => startThread(workerUrl, events),
      message: (id, samples) => ({ id, samples }) satisfies Job,
      read: (message) => {
        const { data, error } = replySchema.safeParse(message);
        if (data === undefined) return { id: null, done: null, cause: error };
        return { id: data.id, done: { text: data.text, sureness: data.sureness } };
      },
      failure: (reason, more) => new RecognitionFailure(reason, more),
      // No model holds up the end of the process, whatever it is at.
      after: (ms, run) => {
        const timer = setTimeout(run, ms).unref();
        return () => clearTimeout(timer);
      },
      jobMs,
      idleMs,
    });
  }

  /** Whether the model is in memory, or being loaded. */
  get isLoaded(): boolean {
    return this.#line.hasThread;
  }

  /** Rejects with {@link RecognitionFailure}. */
  async do(samples: Samples, signal: Abortable): Promise<Recognised> {
    if (!signal.aborted && this.#line.waiting >= this.#mostWaiting)
      throw new RecognitionFailure('busy', { retryable: true });
    return await this.#line.do(samples, signal);
  }

  /** Ends the thread; pieces not done fail. Safe to call twice. */
  close(): Promise<void> {
    return this.#line.close();
  }
}

function startThread(workerUrl: URL | undefined, { onReply, onEnd }: ThreadEvents): Thread {
  // No environment: a thread that hears strangers has no use for secrets.
  const options = { env: {}, name: 'recogniser' };
  const worker = new Worker(workerUrl ?? new URL('./recogniser-worker.ts', import.meta.url), options);
  worker.on('message', onReply);
  worker.on('error', onEnd);
  worker.on('exit', (code) => onEnd(new Error(`the recogniser's thread ended with ${code}`)));
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
}
