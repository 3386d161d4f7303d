import { Worker } from 'node:worker_threads';
import { RecordFailure } from '../../session/ports.ts';
import type { Failure, Job, Reply, SqliteOptions } from './jobs.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: RecordFailure) => void;
}

/** The database's worker thread and who waits for it. One that died is started again with the next job. */
export class SqliteThread {
  readonly #options: SqliteOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #lastId = 0;
  #closing: Promise<void> | null = null;

  private constructor(options: SqliteOptions) {
    this.#options = options;
  }

  /** Resolves when the database is open; rejects with what SQLite says. */
  static async open(options: SqliteOptions): Promise<SqliteThread> {
    const thread = new SqliteThread(options);
    const worker = thread.#start();
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
    });
    return thread;
  }

  /** Resolves with what the job gives; rejects with {@link RecordFailure}. */
  ask(job: Job): Promise<unknown> {
    if (this.#closing !== null) return Promise.reject(new RecordFailure('closed'));
    return this.#post(job);
  }

  /** Ends after the jobs that wait. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    // A database that cannot even be closed is left to the end of its thread.
    await this.#post({ kind: 'close' }).catch(() => undefined);
    await this.#worker?.terminate();
  }

  #post(job: Job): Promise<unknown> {
    const worker = this.#worker ?? this.#start();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, job });
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: this.#options });
    worker.on('message', (replies: readonly Reply[]) => {
      for (const reply of replies) this.#settle(reply);
    });
    worker.on('error', (error) => this.#failAll(error));
    worker.on('exit', () => {
      this.#worker = null;
      this.#failAll(new Error('the database thread ended'));
    });
    this.#worker = worker;
    return worker;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('failure' in reply) waiting?.reject(failed(reply.failure));
    else waiting?.resolve(reply.value);
  }

  #failAll(cause: unknown): void {
    const reason = this.#closing === null ? 'unavailable' : 'closed';
    for (const { reject } of this.#waiting.values()) reject(new RecordFailure(reason, { cause }));
    this.#waiting.clear();
  }
}

function failed(failure: Failure): RecordFailure {
  return new RecordFailure(failure.reason, { cause: failure.message });
}
