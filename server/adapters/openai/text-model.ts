import OpenAI from 'openai';
import type { Offers } from '../../../protocol/model-report.ts';
import { type ModelReply, type ModelRequest, type TextModel, tokensOf } from '../../mind/model/text-model.ts';
import { LanguageModelFailure } from '../../mind/ports.ts';

export interface OpenAiTextModelOptions {
  /** Address of any server that speaks the OpenAI protocol, up to and including `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** What the server offers, once that is known; it settles in bounded time and never rejects. */
  readonly offers: () => Promise<Offers>;
}

/** Longest wait that a server may ask for: it is asked again then, whatever it said. */
const longestRetryAfterMs = 300_000;

/** A language model at an OpenAI-compatible server: over Responses where it offers them, else over Chat Completions. Rules MD4, MD5. */
export function createOpenAiTextModel({ baseUrl, apiKey, model, offers }: OpenAiTextModelOptions): TextModel {
  // No hidden retries: the quoting leader is quicker than a second try, and the hall is waiting.
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 0, logLevel: 'off' });
  let refusesResponses = false;
  const ask = async (request: ModelRequest, signal: AbortSignal): Promise<ModelReply> => {
    const { responses } = await withSignal(offers(), signal);
    if (responses === 'yes' && !refusesResponses) {
      try {
        return await askResponses(client, model, request, signal);
      } catch (error) {
        if (!isUnknownPath(error)) throw error;
        refusesResponses = true;
      }
    }
    return askChat(client, model, request, signal);
  };
  return {
    id: model,
    async reply(request, signal) {
      // The SDK's own timeout ends at the headers; this one also covers a body that stalls.
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(request.timeoutMs)]);
      try {
        return await ask(request, deadline);
      } catch (error) {
        throw failureOf(error, signal, deadline);
      }
    },
  };
}

async function askResponses(
  client: OpenAI,
  model: string,
  { instruction, material, replyTokens }: ModelRequest,
  signal: AbortSignal,
): Promise<ModelReply> {
  const { output_text, usage } = await client.responses.create(
    // Nothing of a question is kept at the service.
    { model, instructions: instruction, input: material, max_output_tokens: replyTokens, store: false },
    { signal, maxRetries: 0 },
  );
  return replyOf(output_text, instruction + material, usage?.input_tokens, usage?.output_tokens);
}

async function askChat(
  client: OpenAI,
  model: string,
  { instruction, material, replyTokens }: ModelRequest,
  signal: AbortSignal,
): Promise<ModelReply> {
  const { choices, usage } = await client.chat.completions.create(
    {
      model,
      temperature: 0,
      max_tokens: replyTokens,
      messages: [
        { role: 'system', content: instruction },
        { role: 'user', content: material },
      ],
    },
    { signal, maxRetries: 0 },
  );
  const text = choices?.[0]?.message?.content;
  return replyOf(text, instruction + material, usage?.prompt_tokens, usage?.completion_tokens);
}

function replyOf(text: unknown, asked: string, tokensIn: unknown, tokensOut: unknown): ModelReply {
  if (typeof text !== 'string') throw new LanguageModelFailure('malformed', { retryable: false, cause: 'no text' });
  return { text, tokensIn: counted(tokensIn) ?? tokensOf(asked), tokensOut: counted(tokensOut) ?? tokensOf(text) };
}

/** A server that counts nothing, or nonsense, does not make it free. */
function counted(tokens: unknown): number | null {
  return typeof tokens === 'number' && Number.isFinite(tokens) && tokens >= 0 ? tokens : null;
}

async function withSignal<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function isUnknownPath(error: unknown): boolean {
  if (!(error instanceof OpenAI.APIError)) return false;
  return (error.status === 404 && error.code !== 'model_not_found') || error.status === 405 || error.status === 501;
}

function failureOf(error: unknown, signal: AbortSignal, deadline: AbortSignal): LanguageModelFailure {
  if (error instanceof LanguageModelFailure) return error;
  if (signal.aborted) return new LanguageModelFailure('aborted', { retryable: false, cause: error });
  if (deadline.aborted || error instanceof OpenAI.APIConnectionTimeoutError) {
    return new LanguageModelFailure('timeout', { retryable: true, cause: error });
  }
  const status = error instanceof OpenAI.APIError ? error.status : undefined;
  if (typeof status === 'number' && status < 500 && status !== 408 && status !== 429) {
    return new LanguageModelFailure('rejected', { retryable: false, cause: error });
  }
  if (error instanceof SyntaxError) return new LanguageModelFailure('malformed', { retryable: false, cause: error });
  return new LanguageModelFailure('unavailable', { retryable: true, cause: error, retryAfterMs: retryAfterOf(error) });
}

function retryAfterOf(error: unknown): number | null {
  const seconds = Number(error instanceof OpenAI.APIError ? (error.headers?.get('retry-after') ?? NaN) : NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, longestRetryAfterMs) : null;
}
