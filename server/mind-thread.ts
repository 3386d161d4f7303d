import { Worker } from 'node:worker_threads';
import { assertNever } from '../protocol/assert-never.ts';
import type { PartHealth } from '../protocol/http.ts';
import type { HallMind, MindLog } from './hall-mind.ts';
import type { Contradiction } from './mind/contradictions.ts';
import type { AskedModels } from './mind/model/asking.ts';
import type { ApprovedStatement, Knowledge, Mind } from './mind/ports.ts';
import { ModelsForThread } from './mind-thread-asked.ts';
import type { Ask, ThreadData, Told } from './mind-thread-messages.ts';

export interface MindThreadOptions extends Omit<ThreadData, 'model'> {
  /** Asked from here, for the thread; null: the quoting leader. */
  readonly model: AskedModels | null;
  readonly log: MindLog;
  /** A thread that is silent for so long while it is asked is held to be stuck; at the latest after twice as long. */
  readonly silentMs?: number;
  /** The thread's program; the product's own unless a test brings another. */
  readonly workerUrl?: URL;
}

interface Waiting {
  readonly hear: (told: Told) => void;
  readonly reject: (error: unknown) => void;
}

/** A question takes some 50 ms, a thousand statements some seconds; their meanings are read elsewhere, and waited for. */
const longestSilenceMs = 15_000;

/**
 * The hall's mind in a thread of its own: however long it reads and thinks, rooms, doors and poses go on. A thread that dies, or that one
 * question keeps busy too long, fails what it had and is replaced with the next question. Rules M110 to M112.
 */
export function openMindThread(options: MindThreadOptions): HallMind {
  return new MindThread(options);
}

const never = new AbortController().signal;

class MindThread implements HallMind {
  readonly mind: Mind;
  readonly #options: MindThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  /** Of the thread that runs. */
  #models: ModelsForThread | null = null;
  /** What the thread that runs was told last. */
  #told: Knowledge | null = null;
  #health: PartHealth = { status: 'ok' };
  #nextId = 1;
  #watch: NodeJS.Timeout | undefined;
  #isPinged = false;
  #isClosed = false;

  constructor(options: MindThreadOptions) {
    this.#options = options;
    this.mind = {
      id: options.model?.asking.id ?? 'quoting',
      prepare: (knowledge) => this.#prepare(knowledge),
      answer: async (question, knowledge, signal, setting = {}) => {
        signal.throwIfAborted();
        const worker = this.#toldOf(knowledge);
        const told = await this.#ask(worker, (id) => ({ kind: 'answer', id, question, setting }), signal);
        if (told.kind !== 'answered') throw new Error(`invariant: a question was told ${told.kind}`);
        this.#health = told.health;
        return told.answer;
      },
    };
  }

  health(): PartHealth {
    return this.#health;
  }

  async contradictions(versions: readonly ApprovedStatement[]): Promise<readonly Contradiction[]> {
    const worker = this.#running();
    const told = await this.#ask(worker, (id) => ({ kind: 'contradictions', id, versions }), never);
    if (told.kind !== 'found') throw new Error(`invariant: contradictions were told ${told.kind}`);
    return told.contradictions;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#end(new Error('the mind is closed'));
    await worker?.terminate();
  }

  async #prepare(knowledge: Knowledge): Promise<void> {
    if (!this.#isClosed) this.#toldOf(knowledge).postMessage({ kind: 'prepare' } satisfies Ask);
  }

  async #ask(worker: Worker, ask: (id: number) => Ask, signal: AbortSignal): Promise<Told> {
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<Told>();
    const onAbort = () => {
      worker.postMessage({ kind: 'abort', id } satisfies Ask);
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort);
    this.#waiting.set(id, { hear: resolve, reject });
    this.#watch ??= setInterval(() => this.#look(), this.#options.silentMs ?? longestSilenceMs).unref();
    try {
      worker.postMessage(ask(id));
      return await promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#lookAway();
    }
  }

  /** Whether the thread said anything since the last look: a question can keep it busy for ever. */
  #look(): void {
    const worker = this.#worker;
    if (!this.#isPinged) {
      this.#isPinged = true;
      worker?.postMessage({ kind: 'ping' } satisfies Ask);
      return;
    }
    this.#end(new Error('the mind thought too long'));
    void worker?.terminate();
  }

  #lookAway(): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
    this.#isPinged = false;
  }

  /** The thread, which knows this by now: it is told once. */
  #toldOf(knowledge: Knowledge): Worker {
    const worker = this.#running();
    if (this.#told !== knowledge) worker.postMessage({ kind: 'knowledge', knowledge } satisfies Ask);
    this.#told = knowledge;
    return worker;
  }

  #running(): Worker {
    if (this.#isClosed) throw new Error('the mind is closed');
    return this.#worker ?? this.#start();
  }

  #start(): Worker {
    const { dataDir, ownNames, model, log } = this.#options;
    const { workerUrl = new URL('./mind-thread-worker.ts', import.meta.url) } = this.#options;
    const workerData: ThreadData = { dataDir, ownNames, model: model && idsOf(model) };
    // No environment: a thread that reads what strangers typed has no use for secrets.
    const worker = new Worker(workerUrl, { workerData, env: {}, name: 'mind' });
    const onEnd = (cause: unknown) => {
      if (worker === this.#worker) this.#end(new Error('the thread of the mind ended', { cause }));
    };
    worker.on('message', (told: Told) => {
      if (worker === this.#worker) this.#hear(told);
    });
    worker.on('error', onEnd);
    worker.on('exit', onEnd);
    this.#worker = worker;
    this.#models = new ModelsForThread({ models: model, tell: (ask) => worker.postMessage(ask), log });
    return worker;
  }

  #hear(told: Told): void {
    this.#isPinged = false;
    switch (told.kind) {
      case 'answered':
      case 'found':
        this.#waiting.get(told.id)?.hear(told);
        break;
      case 'failed':
        this.#waiting.get(told.id)?.reject(told.error);
        break;
      case 'warned':
        this.#options.log.warn(told.fields, told.message);
        break;
      case 'model-asked':
        void this.#models?.ask(told);
        break;
      case 'model-left':
        this.#models?.leave(told.id);
        break;
      case 'pong':
        break;
      default:
        assertNever(told);
    }
  }

  #end(error: Error): void {
    this.#worker = null;
    this.#told = null;
    this.#models?.close();
    this.#models = null;
    this.#lookAway();
    for (const { reject } of this.#waiting.values()) reject(error);
  }
}

function idsOf({ asking, checking, writes, translates }: AskedModels): ThreadData['model'] {
  return { asking: asking.id, checking: checking?.id ?? null, writes, translates };
}
