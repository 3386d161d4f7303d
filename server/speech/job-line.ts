/** A thread that does jobs, as far as whoever gives them knows it. */
export interface Thread {
  post(message: unknown): void;
  /** Ends it; resolves when it has ended. */
  end(): Promise<unknown>;
}

/** What a thread tells: replies, and its own end, whatever that came of. */
export interface ThreadEvents {
  onReply(message: unknown): void;
  onEnd(cause: unknown): void;
}

/** A reply as it was understood: whose it is (null: of whichever job is being done), and what was done, or null for nothing that makes sense. */
export interface Reading<Done> {
  readonly id: number | null;
  readonly done: Done | null;
  readonly cause?: unknown;
}

export interface JobLineParts<Task, Done> {
  readonly start: (events: ThreadEvents) => Thread;
  /** The message that gives a thread a task. */
  readonly message: (id: number, task: Task) => unknown;
  readonly read: (message: unknown) => Reading<Done>;
  readonly failure: (
    reason: 'unavailable' | 'timeout' | 'rejected' | 'aborted',
    options: { readonly retryable: boolean; readonly cause?: unknown },
  ) => Error;
  /** Runs something in so many milliseconds, unless what it returns is called before. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Longest time for one job, the start of the thread included. */
  readonly jobMs: number;
  /** A thread that had nothing to do for so long is ended; null: it stays. */
  readonly idleMs: number | null;
}

/** The signal of somebody who may change their mind. */
export interface Abortable {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', run: () => void): void;
  removeEventListener(type: 'abort', run: () => void): void;
}

interface Job<Task, Done> {
  readonly task: Task;
  readonly resolve: (done: Done) => void;
  readonly reject: (failure: Error) => void;
}

/**
 * Jobs for one thread, one at a time. A thread that dies or overruns its time fails its job (retryable) and is replaced by another; jobs
 * that wait go on. An abort answers at once; what a job that already runs brings is thrown away. Rules SP13, SP15, SP23, SR3–SR5.
 */
export class JobLine<Task, Done> {
  readonly #parts: JobLineParts<Task, Done>;
  readonly #waiting: Job<Task, Done>[] = [];
  #running: { readonly id: number; readonly job: Job<Task, Done>; readonly stopTimer: () => void } | null = null;
  #thread: Thread | null = null;
  #stopIdling: (() => void) | null = null;
  #nextId = 1;
  #isClosed = false;

  constructor(parts: JobLineParts<Task, Done>) {
    this.#parts = parts;
  }

  /** Whether a thread is there, or being started. */
  get hasThread(): boolean {
    return this.#thread !== null;
  }

  /** Jobs that nobody has begun. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Starts the thread before the first job. */
  warm(): void {
    this.#thread ??= this.#start();
  }

  /** Rejects with what `failure` makes. */
  do(task: Task, signal: Abortable): Promise<Done> {
    if (signal.aborted) return Promise.reject(this.#aborted(signal));
    if (this.#isClosed) return Promise.reject(this.#gone());
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        const at = this.#waiting.indexOf(job);
        if (at >= 0) this.#waiting.splice(at, 1);
        job.reject(this.#aborted(signal));
      };
      const settling =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          signal.removeEventListener('abort', onAbort);
          settle(value);
        };
      const job: Job<Task, Done> = { task, resolve: settling(resolve), reject: settling(reject) };
      signal.addEventListener('abort', onAbort);
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Ends the thread; jobs not done fail. Safe to call twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#waiting.splice(0)) job.reject(this.#gone());
    await this.#fail(this.#gone());
  }

  #next(): void {
    if (this.#running !== null || this.#isClosed) return;
    const job = this.#waiting.shift();
    if (job === undefined) {
      this.#idle();
      return;
    }
    this.#stopIdling?.();
    this.#stopIdling = null;
    this.#thread ??= this.#start();
    const id = this.#nextId++;
    const stopTimer = this.#parts.after(this.#parts.jobMs, () => {
      void this.#fail(this.#parts.failure('timeout', { retryable: true }));
      this.#next();
    });
    this.#running = { id, job, stopTimer };
    this.#thread.post(this.#parts.message(id, job.task));
  }

  #idle(): void {
    const { idleMs, after } = this.#parts;
    if (idleMs === null || this.#stopIdling !== null || this.#thread === null) return;
    this.#stopIdling = after(idleMs, () => void this.#letGo());
  }

  #start(): Thread {
    const isCurrent = () => this.#thread === thread;
    const thread: Thread = this.#parts.start({
      onReply: (message) => {
        if (isCurrent()) this.#finish(message);
      },
      onEnd: (cause) => {
        if (!isCurrent()) return;
        void this.#fail(this.#parts.failure('unavailable', { retryable: true, cause }));
        this.#next();
      },
    });
    return thread;
  }

  #finish(message: unknown): void {
    const { id, done, cause } = this.#parts.read(message);
    const running = this.#running;
    if (running === null || (id !== null && id !== running.id)) return;
    running.stopTimer();
    this.#running = null;
    if (done !== null) running.job.resolve(done);
    else running.job.reject(this.#parts.failure('rejected', { retryable: false, cause }));
    this.#next();
  }

  /** Lets go of the thread and fails the job that it had, at once; resolves when the thread has ended. */
  async #fail(failure: Error): Promise<void> {
    const running = this.#running;
    this.#running = null;
    running?.stopTimer();
    running?.job.reject(failure);
    await this.#letGo();
  }

  async #letGo(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    this.#stopIdling?.();
    this.#stopIdling = null;
    await thread?.end();
  }

  #gone(): Error {
    return this.#parts.failure('unavailable', { retryable: false });
  }

  #aborted(signal: Abortable): Error {
    return this.#parts.failure('aborted', { retryable: false, cause: signal.reason });
  }
}
