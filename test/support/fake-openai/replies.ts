import { z } from 'zod';

/** What a script may answer instead of a result: an error object with its status, or no answer until the client hangs up. */
export type Trouble =
  | { readonly trouble: 'hang' }
  | { readonly trouble: 'error'; readonly status: number; readonly code: string; readonly retryAfterS?: number };

export const hang: Trouble = { trouble: 'hang' };
export const rateLimited = (retryAfterS = 1): Trouble => ({
  trouble: 'error',
  status: 429,
  code: 'rate_limit_exceeded',
  retryAfterS,
});
export const noSuchModel: Trouble = { trouble: 'error', status: 404, code: 'model_not_found' };
export const serverDown: Trouble = { trouble: 'error', status: 503, code: 'server_error' };

/** The fields of `POST /v1/chat/completions` that we send; others are kept. */
export const chatBodySchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
  stream: z.literal(false).optional(),
  response_format: z
    .union([
      z.looseObject({ type: z.literal('json_object') }),
      z.looseObject({ type: z.literal('text') }),
      z.looseObject({
        type: z.literal('json_schema'),
        json_schema: z.looseObject({ name: z.string(), schema: z.record(z.string(), z.unknown()) }),
      }),
    ])
    .optional(),
});
export type ChatBody = z.infer<typeof chatBodySchema>;

/** The fields of `POST /v1/audio/speech`. The real service refuses an empty input and one above 4,096 characters. */
export const speechBodySchema = z.looseObject({
  model: z.string(),
  voice: z.string(),
  input: z.string().min(1).max(4096),
  response_format: z.enum(['pcm', 'wav', 'mp3', 'opus', 'aac', 'flac']).optional(),
});
export type SpeechBody = z.infer<typeof speechBodySchema>;

/** A whole, unstreamed chat answer as the service words it. */
export function chatCompletion(body: ChatBody, content: string): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: body.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: null, annotations: [] },
        finish_reason: 'stop',
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 },
  };
}

/** Mono 16-bit sound as a WAV file of the service: it streams, so the lengths in the header are unknown. */
export function streamedWav(pcm: Uint8Array, rateHz: number): Uint8Array {
  const header = Buffer.alloc(44);
  header.write('RIFF\u0000\u0000\u0000\u0000WAVEfmt ', 'latin1');
  header.writeUInt32LE(0xff_ff_ff_ff, 4);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(0xff_ff_ff_ff, 40);
  return Buffer.concat([header, pcm]);
}

/** The service's error object. */
export function errorBody(status: number, code: string, message: string): object {
  const type = status === 429 ? 'rate_limit_error' : status >= 500 ? 'server_error' : 'invalid_request_error';
  return { error: { message, type, code, param: null } };
}
