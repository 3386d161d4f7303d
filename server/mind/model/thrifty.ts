import { canonicalJson } from '../../../protocol/record/canonical.ts';
import { sha256Hex } from '../../../protocol/record/chain.ts';
import { LanguageModelFailure } from '../ports.ts';
import type { Asking } from './asking.ts';
import type { ModelBudget } from './budget.ts';
import { readReply } from './read-reply.ts';
import type { Rest } from './rest.ts';
import type { ModelReply, ModelRequest, TextModel } from './text-model.ts';

/** Replies that were of use, under the hash of everything that went in; the oldest goes first. */
export class ReplyCache {
  readonly #most: number;
  readonly #replies = new Map<string, string>();

  constructor(most = 1000) {
    this.#most = most;
  }

  get(key: string): string | undefined {
    return this.#replies.get(key);
  }

  put(key: string, text: string): void {
    this.#replies.set(key, text);
    const [oldest] = this.#replies.keys();
    if (this.#replies.size > this.#most && oldest !== undefined) this.#replies.delete(oldest);
  }

  /** Forgets everything: a reply may repeat words of a question that was erased. Rule MD32. */
  clear(): void {
    this.#replies.clear();
  }
}

export interface Thrift {
  readonly budget: ModelBudget;
  readonly rest: Rest;
  readonly cache: ReplyCache;
}

/** A model within its budget: what was asked before is not asked again, and what fails is left alone for a while. Rules MD12, MD30 to MD33. */
export function thrifty(model: TextModel, { budget, rest, cache }: Thrift): Asking {
  return {
    id: model.id,
    async ask(request, schema, signal) {
      signal.throwIfAborted();
      const key = keyOf(model.id, request);
      const known = cache.get(key);
      if (known !== undefined) return readReply(known, schema);
      if (rest.isResting) throw new LanguageModelFailure('resting', { retryable: true });
      try {
        const { text } = await paid(model, budget, request, signal);
        const value = readReply(text, schema);
        cache.put(key, text);
        rest.worked();
        return value;
      } catch (error) {
        // Money that is gone says nothing of the server.
        if (error instanceof LanguageModelFailure && error.reason !== 'over-budget') rest.failed(error);
        throw error;
      }
    },
  };
}

async function paid(
  model: TextModel,
  budget: ModelBudget,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<ModelReply> {
  const settle = budget.pay(request);
  if (settle === null) throw new LanguageModelFailure('over-budget', { retryable: true });
  try {
    const reply = await model.reply(request, signal);
    settle(reply);
    return reply;
  } catch (error) {
    const isSure = error instanceof LanguageModelFailure && error.reason === 'rejected';
    settle(isSure ? 'not-made' : 'lost');
    throw error;
  }
}

/** Deadlines change nothing of what comes out; everything else does. */
function keyOf(id: string, { instruction, material, replyTokens }: ModelRequest): string {
  return sha256Hex(canonicalJson({ id, instruction, material, replyTokens }));
}
