import type http from 'node:http';
import type { Capability } from './capabilities.ts';
import type { FakeOptions } from './options.ts';
import { embeddingList, moderation, tone } from './other-replies.ts';
import {
  asChat,
  type ChatBody,
  chatBodySchema,
  embeddingsBodySchema,
  moderationsBodySchema,
  responsesBodySchema,
  speechBodySchema,
  streamedWav,
} from './replies.ts';
import { makeTrouble, sendChunks, sendFrames, sendJson } from './send.ts';
import { chatCompletion, chatFrames, type Frame, responseFrames, responseObject } from './texts.ts';

type Serve = (options: FakeOptions, body: unknown, response: http.ServerResponse) => Promise<void>;

/** How each capability is served. */
export const serve: Readonly<Record<Capability, Serve>> = {
  chat: async (options, body, response) => {
    const asked = chatBodySchema.parse(body);
    await sendText(options, asked, response, asked.stream === true ? chatFrames : chatCompletion);
  },
  responses: async (options, body, response) => {
    const asked = responsesBodySchema.parse(body);
    await sendText(options, asChat(asked), response, asked.stream === true ? responseFrames : responseObject);
  },
  embeddings: async (_, body, response) => {
    const { model, input, encoding_format, dimensions } = embeddingsBodySchema.parse(body);
    sendJson(
      response,
      200,
      embeddingList(model, listed(input), { dimensions, isBase64: encoding_format === 'base64' }),
    );
  },
  moderation: async ({ isFlagged = () => false }, body, response) => {
    const { model = 'omni-moderation-latest', input } = moderationsBodySchema.parse(body);
    sendJson(response, 200, moderation(model, listed(input), isFlagged));
  },
  transcription: async ({ transcription }, body, response) => {
    const form = typeof body === 'string' ? body : '';
    if (!form.includes('name="file"')) throw new Error('file: required');
    const text = transcription?.(form) ?? 'What about rent?';
    if (typeof text !== 'string') return await makeTrouble(response, text);
    if (!form.includes('name="stream"')) return sendJson(response, 200, { text });
    const events = [
      ...text.split(/(?<= )/).map((delta) => ({ type: 'transcript.text.delta', delta })),
      { type: 'transcript.text.done', text },
    ];
    await sendFrames(
      response,
      events.map((event) => ({ data: JSON.stringify(event) })),
    );
  },
  speech: async (options, body, response) => {
    const asked = speechBodySchema.parse(body);
    const sound = (await options.speech?.(asked)) ?? tone();
    if (!(sound instanceof Uint8Array)) return await makeTrouble(response, sound);
    const { chunkBytes = 4801, speechRateHz = 24_000, rawSpeechAs } = options;
    if (rawSpeechAs === undefined && asked.response_format === 'wav')
      return await sendChunks(response, 'audio/wav', streamedWav(sound, speechRateHz), chunkBytes);
    await sendChunks(response, rawSpeechAs ?? 'audio/pcm', sound, chunkBytes);
  },
};

async function sendText(
  { chat }: FakeOptions,
  asked: ChatBody,
  response: http.ServerResponse,
  wording: (asked: ChatBody, text: string) => object | readonly Frame[],
): Promise<void> {
  const answer = chat?.(asked) ?? '{}';
  const send = async (text: string) => {
    const worded = wording(asked, text);
    if (Array.isArray(worded)) await sendFrames(response, worded);
    else sendJson(response, 200, worded);
  };
  if (typeof answer === 'string') await send(answer);
  else await makeTrouble(response, answer, send);
}

function listed(input: string | readonly string[]): readonly string[] {
  return typeof input === 'string' ? [input] : input;
}
