import { z } from 'zod';

/**
 * What a script may answer instead of a result: no answer until the client hangs up, an error object with its status, half of the answer
 * and then a broken connection, or the answer with its first token late.
 */
export type Trouble =
  | { readonly trouble: 'hang' }
  | { readonly trouble: 'error'; readonly status: number; readonly code: string; readonly retryAfterS?: number }
  | { readonly trouble: 'half'; readonly text: string }
  | { readonly trouble: 'slow'; readonly text: string; readonly firstTokenMs: number };

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
  stream: z.boolean().optional(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).optional(),
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

const inputText = z.looseObject({ type: z.literal('input_text'), text: z.string() });
/** The fields of `POST /v1/responses` that we send; others are kept. */
export const responsesBodySchema = z.looseObject({
  model: z.string(),
  instructions: z.string().optional(),
  input: z.union([
    z.string(),
    z.array(z.looseObject({ role: z.string(), content: z.union([z.string(), z.array(inputText)]) })).min(1),
  ]),
  stream: z.boolean().optional(),
});
export type ResponsesBody = z.infer<typeof responsesBodySchema>;

/** The same request as chat completions word it, so that one script answers both. */
export function asChat({ model, instructions, input }: ResponsesBody): ChatBody {
  const textOf = (content: string | readonly { readonly text: string }[]) =>
    typeof content === 'string' ? content : content.map(({ text }) => text).join('');
  const turns = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  return {
    model,
    messages: [
      ...(instructions === undefined ? [] : [{ role: 'system', content: instructions }]),
      ...turns.map(({ role, content }) => ({ role, content: textOf(content) })),
    ],
  };
}

/** The fields of `POST /v1/embeddings`. */
export const embeddingsBodySchema = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string()).min(1)]),
  encoding_format: z.enum(['float', 'base64']).optional(),
  dimensions: z.int().min(1).max(4096).optional(),
});

/** The fields of `POST /v1/moderations`. */
export const moderationsBodySchema = z.looseObject({
  model: z.string().optional(),
  input: z.union([z.string(), z.array(z.string()).min(1)]),
});

/** The fields of `POST /v1/audio/speech`. The real service refuses an empty input and one above 4,096 characters. */
export const speechBodySchema = z.looseObject({
  model: z.string(),
  voice: z.string(),
  input: z.string().min(1).max(4096),
  response_format: z.enum(['pcm', 'wav', 'mp3', 'opus', 'aac', 'flac']).optional(),
});
export type SpeechBody = z.infer<typeof speechBodySchema>;

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
