import { Worker } from 'node:worker_threads';
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

interface Waiting {
  readonly samples: Samples;
  readonly settle: (outcome: Recognised | RecognitionFailure) => void;
}

/**
 * One thread that runs the recogniser, one piece at a time; started by the first piece and ended when nobody has spoken for a while, because
 * the model takes 400 MB. A thread that dies or overruns its time fails its piece (retryable) and is replaced; pieces that wait go on.
 * An abort answers at once. Rules SR3–SR5.
 */
export class RecogniserThread {
  readonly #options: RecogniserThreadOptions;
  readonly #waiting: Waiting[] = [];
  #running: { readonly id: number; readonly job: Waiting; readonly timer: NodeJS.Timeout } | null = null;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #nextId = 1;
  #isClosed = false;

  constructor(options: RecogniserThreadOptions) {
    this.#options = options;
  }

  /** Whether the model is in memory, or being loaded. */
  get isLoaded(): boolean {
    return this.#worker !== null;
  }

  /** Rejects with {@link RecognitionFailure}. */
  do(samples: Samples, signal: AbortSignal): Promise<Recognised> {
    if (signal.aborted) return Promise.reject(aborted(signal));
    if (this.#isClosed) return Promise.reject(new RecognitionFailure('unavailable', { retryable: false }));
    if (this.#waiting.length >= this.#options.mostWaiting)
      return Promise.reject(new RecognitionFailure('busy', { retryable: true }));
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        const at = this.#waiting.indexOf(job);
        if (at >= 0) this.#waiting.splice(at, 1);
        job.settle(aborted(signal));
      };
      const job: Waiting = {
        samples,
        settle: (outcome) => {
          signal.removeEventListener('abort', onAbort);
          if (outcome instanceof RecognitionFailure) reject(outcome);
          else resolve(outcome);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Ends the thread; pieces not done fail. Safe to call twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const gone = new RecognitionFailure('unavailable', { retryable: false });
    for (const job of this.#waiting.splice(0)) job.settle(gone);
    await this.#fail(gone);
  }

  #next(): void {
    if (this.#running !== null || this.#isClosed) return;
    const job = this.#waiting.shift();
    if (job === undefined) {
      this.#rest();
      return;
    }
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    this.#worker ??= this.#start();
    const id = this.#nextId++;
    const timer = setTimeout(() => {
      void this.#fail(new RecognitionFailure('timeout', { retryable: true }));
      this.#next();
    }, this.#options.jobMs);
    this.#running = { id, job, timer };
    this.#worker.postMessage({ id, samples: job.samples } satisfies Job);
  }

  #rest(): void {
    if (this.#idle !== null || this.#worker === null) return;
    this.#idle = setTimeout(() => {
      this.#idle = null;
      void this.#letGo();
    }, this.#options.idleMs);
    this.#idle.unref();
  }

  #start(): Worker {
    const { workerUrl = new URL('./recogniser-worker.ts', import.meta.url) } = this.#options;
    // No environment: a thread that hears strangers has no use for secrets.
    const worker = new Worker(workerUrl, { env: {}, name: 'recogniser' });
    const onEnd = (cause: unknown) => {
      if (this.#worker !== worker) return;
      void this.#fail(new RecognitionFailure('unavailable', { retryable: true, cause }));
      this.#next();
    };
    worker.on('message', (message: unknown) => {
      if (this.#worker === worker) this.#finish(message);
    });
    worker.on('error', onEnd);
    worker.on('exit', (code) => onEnd(new Error(`the recogniser's thread ended with ${code}`)));
    return worker;
  }

  #finish(message: unknown): void {
    const reply = replySchema.safeParse(message);
    const running = this.#running;
    if (running === null || (reply.success && reply.data.id !== running.id)) return;
    clearTimeout(running.timer);
    this.#running = null;
    if (reply.success) running.job.settle({ text: reply.data.text, sureness: reply.data.sureness });
    else running.job.settle(new RecognitionFailure('rejected', { retryable: false, cause: reply.error }));
    this.#next();
  }

  /** Lets go of the thread and fails the piece that it had, at once; resolves when the thread has ended. Never rejects. */
  async #fail(failure: RecognitionFailure): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (running !== null) {
      clearTimeout(running.timer);
      running.job.settle(failure);
    }
    await this.#letGo();
  }

  async #letGo(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    await worker?.terminate();
  }
}

function aborted(signal: AbortSignal): RecognitionFailure {
  return new RecognitionFailure('aborted', { retryable: false, cause: signal.reason });
}
