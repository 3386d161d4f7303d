import { Worker } from 'node:worker_threads';
import { type Embeddings, EmbeddingsFailure } from '../../mind/ports.ts';
import { JobLine, type Thread, type ThreadEvents } from '../../speech/job-line.ts';
import { dimensions, type Job, replySchema } from './embed-job.ts';
import { nameOf, readVectors, writeVectors } from './vector-file.ts';

export interface EmbeddedEmbeddingsOptions {
  /** Keeps the vectors of a library between starts; null: nothing is kept. */
  readonly file?: string | null;
  /** Longest time for one batch; the first one loads the model too. */
  readonly jobMs?: number;
  /** A thread is replaced after so many batches: the program inside leaks with each new length of text, and dies of it after some 200. */
  readonly jobsPerThread?: number;
  /** After so many failures without a success between them it stays off. */
  readonly mostFailures?: number;
  /** A thread that had nothing to do for so long is ended, and its 200 MB given back. */
  readonly idleMs?: number;
  /** The thread's program; the package's own unless a test brings another. */
  readonly workerUrl?: URL;
}

const id = 'energetic-ai/embeddings-en';
/** Texts of one batch: more take no less time each. */
const batch = 16;
/** So many texts without a vector are worth a second thread, which takes a second or two and 200 MB to begin. */
const many = 400;
const notAborted = new AbortController().signal;

/**
 * The sentence embeddings inside the package (English, 512 numbers a text), in a thread of its own that the first text starts. Texts never
 * leave this machine; what is kept on disk are vectors of statements, never of questions. Rules M28, M29.
 */
export function createEmbeddedEmbeddings(options: EmbeddedEmbeddingsOptions = {}): Embeddings {
  return new EmbeddedEmbeddings(options);
}

class EmbeddedEmbeddings implements Embeddings {
  readonly id = id;
  readonly #options: Required<Omit<EmbeddedEmbeddingsOptions, 'workerUrl'>> & { readonly workerUrl: URL };
  #line: JobLine<readonly string[], Float32Array>;
  #jobs = 0;
  #failures = 0;
  #isClosed = false;
  #second: EmbeddedEmbeddings | null = null;
  /** One batch after the other: so a thread is replaced between two, never under one. */
  #last: Promise<unknown> = Promise.resolve();

  constructor({ workerUrl = new URL('./embed-worker.ts', import.meta.url), ...options }: EmbeddedEmbeddingsOptions) {
    const standard = { file: null, jobMs: 30_000, jobsPerThread: 100, mostFailures: 5, idleMs: 600_000 };
    this.#options = { ...standard, ...options, workerUrl };
    this.#line = this.#newLine();
  }

  async embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += batch) vectors.push(...(await this.#inTurn(texts.slice(at, at + batch))));
    return vectors;
  }

  async embedLibrary(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const { file } = this.#options;
    const names = texts.map((text) => nameOf(id, text));
    const kept = file === null ? new Map<string, Float32Array>() : await readVectors(file);
    const missing = [...new Set(texts.filter((_, i) => !kept.has(names[i] ?? '')))];
    const made = await this.#embedMany(missing);
    const known = new Map([...kept, ...missing.map((text, i) => [nameOf(id, text), made[i] ?? empty] as const)]);
    const all = new Map(names.map((name) => [name, known.get(name) ?? empty]));
    // A disk that takes nothing costs the next start some seconds, and nothing else.
    if (file !== null && (missing.length > 0 || all.size < kept.size))
      await writeVectors(file, all).catch(() => undefined);
    return names.map((name) => all.get(name) ?? empty);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([this.#line.close(), this.#second?.close()]);
  }

  /** A large library is read by two threads, in half the time on two cores; the second one ends with it. Rule M38. */
  async #embedMany(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (texts.length < many || this.#isClosed) return this.embed(texts);
    const second = new EmbeddedEmbeddings({ ...this.#options, file: null });
    this.#second = second;
    const middle = Math.ceil(texts.length / 2 / batch) * batch;
    try {
      const halves = await Promise.all([this.embed(texts.slice(0, middle)), second.embed(texts.slice(middle))]);
      return halves.flat();
    } finally {
      this.#second = null;
      await second.close();
    }
  }

  #inTurn(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const turn = this.#last.then(() => this.#batch(texts));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** One batch; once more on a new thread when that one died. */
  async #batch(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.#failures >= this.#options.mostFailures) throw new EmbeddingsFailure('off');
    for (let isLast = false; ; isLast = true) {
      try {
        if (this.#jobs++ >= this.#options.jobsPerThread) this.#replaceThread();
        const numbers = await this.#line.do(texts, notAborted);
        this.#failures = 0;
        return texts.map((_, i) => numbers.subarray(i * dimensions, (i + 1) * dimensions));
      } catch (error) {
        this.#failures++;
        if (isLast || this.#isClosed) throw error;
      }
    }
  }

  #replaceThread(): void {
    if (this.#isClosed) return;
    const old = this.#line;
    this.#line = this.#newLine();
    this.#jobs = 1;
    void old.close();
  }

  #newLine(): JobLine<readonly string[], Float32Array> {
    const { jobMs, idleMs, workerUrl } = this.#options;
    return new JobLine<readonly string[], Float32Array>({
      start: (events) => startThread(workerUrl, events),
      message: (jobId, texts) => ({ id: jobId, texts }) satisfies Job,
      read: (message) => {
        const { data, error } = replySchema.safeParse(message);
        return { id: data?.id ?? null, done: data?.vectors ?? null, cause: error };
      },
      failure: (reason, { cause }) => new EmbeddingsFailure(reason, { cause }),
      // No model holds up the end of the process, whatever it is at.
      after: (ms, run) => {
        const timer = setTimeout(run, ms).unref();
        return () => clearTimeout(timer);
      },
      jobMs,
      idleMs,
    });
  }
}

const empty = new Float32Array(dimensions);

function startThread(workerUrl: URL, { onReply, onEnd }: ThreadEvents): Thread {
  // No environment: a thread that reads what strangers typed has no use for secrets.
  const worker = new Worker(workerUrl, { env: {}, name: 'embeddings' });
  worker.on('message', onReply);
  worker.on('error', onEnd);
  worker.on('exit', (code) => onEnd(new Error(`the thread of the embeddings ended with ${code}`)));
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
}
