import type { MindLog } from './hall-mind.ts';
import type { AskedModels } from './mind/model/asking.ts';
import { replySchemas } from './mind/model/reply-schemas.ts';
import { LanguageModelFailure } from './mind/ports.ts';
import type { Ask, FailureFacts, Told } from './mind-thread-messages.ts';

export interface ModelsForThreadOptions {
  readonly models: AskedModels | null;
  readonly tell: (ask: Ask) => void;
  readonly log: MindLog;
}

type Asked = Extract<Told, { kind: 'model-asked' }>;

/** Asks the models for a thread, within the hall's budget and with its key; of a reply only what its schema lets through goes there. Rule M112. */
export class ModelsForThread {
  readonly #options: ModelsForThreadOptions;
  readonly #running = new Map<number, AbortController>();

  constructor(options: ModelsForThreadOptions) {
    this.#options = options;
  }

  async ask({ id, which, request }: Asked): Promise<void> {
    const { models, tell } = this.#options;
    const aborting = new AbortController();
    this.#running.set(id, aborting);
    try {
      const value = await models?.[which]?.ask(request, replySchemas[request.step], aborting.signal);
      tell({ kind: 'model-replied', id, value });
    } catch (error) {
      // Nobody waits any more.
      if (aborting.signal.aborted) return;
      tell({ kind: 'model-failed', id, failure: this.#factsOf(error) });
    } finally {
      this.#running.delete(id);
    }
  }

  #factsOf(error: unknown): FailureFacts {
    if (error instanceof LanguageModelFailure) {
      const { reason, retryable, retryAfterMs } = error;
      return { reason, retryable, retryAfterMs };
    }
    // A fault of ours: the leader quotes, and the question does not wait for ever.
    this.#options.log.warn({ err: error }, 'the language model could not be asked');
    return { reason: 'unavailable', retryable: true, retryAfterMs: null };
  }

  /** What is under way for this number is no longer wanted. */
  leave(id: number): void {
    this.#running.get(id)?.abort();
  }

  /** The thread has ended: nothing is wanted. Safe to call twice. */
  close(): void {
    for (const aborting of this.#running.values()) aborting.abort();
  }
}
