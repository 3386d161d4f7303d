import type { AskedModels, Asking } from './mind/model/asking.ts';
import type { ModelRequest } from './mind/model/text-model.ts';
import { LanguageModelFailure } from './mind/ports.ts';
import type { Ask, ThreadData, Told } from './mind-thread-messages.ts';

type Heard = Extract<Ask, { kind: 'model-replied' | 'model-failed' }>;

/** The hall's models as the thread of its mind has them: every request goes to the hall, which has key, budget and network. Rule M112. */
export class ModelsElsewhere {
  readonly models: AskedModels | null;
  readonly #tell: (told: Told) => void;
  readonly #waiting = new Map<number, (heard: Heard) => void>();
  #nextId = 1;

  constructor(model: ThreadData['model'], tell: (told: Told) => void) {
    this.#tell = tell;
    this.models = model && {
      asking: this.#askingOf('asking', model.asking),
      checking: model.checking === null ? null : this.#askingOf('checking', model.checking),
      writes: model.writes,
      translates: model.translates,
    };
  }

  /** What the hall was told by a model. */
  hear(heard: Heard): void {
    this.#waiting.get(heard.id)?.(heard);
  }

  #askingOf(which: 'asking' | 'checking', id: string): Asking {
    return {
      id,
      // The hall has read it by the same schema; here it gets its type back.
      ask: async (request, schema, signal) => schema.parse(await this.#ask(which, request, signal)),
    };
  }

  async #ask(which: 'asking' | 'checking', request: ModelRequest, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted();
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<Heard>();
    const onAbort = () => {
      this.#tell({ kind: 'model-left', id });
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort);
    this.#waiting.set(id, resolve);
    try {
      this.#tell({ kind: 'model-asked', id, which, request });
      const heard = await promise;
      if (heard.kind === 'model-replied') return heard.value;
      throw new LanguageModelFailure(heard.failure.reason, heard.failure);
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#waiting.delete(id);
    }
  }
}
