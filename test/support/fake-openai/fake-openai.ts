import http from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type ChatBody,
  chatBodySchema,
  chatCompletion,
  errorBody,
  type SpeechBody,
  speechBodySchema,
  streamedWav,
  type Trouble,
} from './replies.ts';

/** What the fake was asked, in order; `isClientGone` turns true when the client hung up before the end of the reply. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
  isClientGone: boolean;
}

export interface FakeOpenAi {
  /** What goes into `OPENAI_BASE_URL`. */
  readonly url: string;
  readonly requests: readonly FakeRequest[];
  /** Resolves when a client has hung up on a reply (at once when one already has). */
  readonly clientGone: Promise<void>;
  close(): Promise<void>;
}

export interface FakeOptions {
  /** The assistant's message, as plain text or JSON text. Without it: `{}`. */
  readonly chat?: (body: ChatBody) => string | Trouble;
  /** Signed 16-bit little-endian PCM at `speechRateHz`. Without it: half a second of a 220 Hz tone. */
  readonly speech?: (body: SpeechBody) => Uint8Array | Trouble | Promise<Uint8Array | Trouble>;
  /** 24 kHz as the service has it. */
  readonly speechRateHz?: number;
  /** A server that sends its sound as it is, under this type, whatever format was asked for. */
  readonly rawSpeechAs?: string;
  /** Bytes per chunk of sound. Odd by default, because real servers cut samples in two. */
  readonly chunkBytes?: number;
}

/** A local server that speaks the OpenAI protocol for chat completions and speech; scripted by the test. */
export async function startFakeOpenAi(options: FakeOptions = {}): Promise<FakeOpenAi> {
  const requests: FakeRequest[] = [];
  const gone = Promise.withResolvers<void>();
  const server = http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else sendJson(response, 400, errorBody(400, 'invalid_value', message));
    });
  });

  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const body = parseJson(await readBody(request));
    const path = request.url ?? '';
    const seen: FakeRequest = {
      method: request.method ?? '',
      path,
      authorization: request.headers.authorization,
      body,
      isClientGone: false,
    };
    requests.push(seen);
    response.on('close', () => {
      if (response.writableFinished) return;
      seen.isClientGone = true;
      gone.resolve();
    });
    if (seen.method === 'POST' && path === '/v1/chat/completions') {
      const asked = chatBodySchema.parse(body);
      const answer = options.chat?.(asked) ?? '{}';
      if (typeof answer !== 'string') return makeTrouble(response, answer);
      return sendJson(response, 200, chatCompletion(asked, answer));
    }
    if (seen.method === 'POST' && path === '/v1/audio/speech') {
      const asked = speechBodySchema.parse(body);
      const sound = (await options.speech?.(asked)) ?? tone();
      if (!(sound instanceof Uint8Array)) return makeTrouble(response, sound);
      const { chunkBytes = 4801, speechRateHz = 24_000, rawSpeechAs } = options;
      if (rawSpeechAs === undefined && asked.response_format === 'wav')
        return await sendChunks(response, 'audio/wav', streamedWav(sound, speechRateHz), chunkBytes);
      return await sendChunks(response, rawSpeechAs ?? 'audio/pcm', sound, chunkBytes);
    }
    sendJson(response, 404, errorBody(404, 'not_found', `Unknown request URL: ${seen.method} ${path}.`));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}/v1`,
    requests,
    clientGone: gone.promise,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function makeTrouble(response: http.ServerResponse, trouble: Trouble): void {
  // A hang keeps the socket open: only the client's deadline or abort ends it.
  if (trouble.trouble === 'hang') return;
  const headers = trouble.retryAfterS === undefined ? {} : { 'retry-after': String(trouble.retryAfterS) };
  sendJson(response, trouble.status, errorBody(trouble.status, trouble.code, `Scripted: ${trouble.code}.`), headers);
}

function sendJson(response: http.ServerResponse, status: number, body: object, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function sendChunks(
  response: http.ServerResponse,
  type: string,
  bytes: Uint8Array,
  chunkBytes: number,
): Promise<void> {
  response.writeHead(200, { 'content-type': type });
  for (let at = 0; at < bytes.length && !response.destroyed; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    // A macrotask between writes keeps the chunks apart on the wire.
    await new Promise<void>((resolve) => response.write(chunk, () => setImmediate(resolve)));
  }
  response.end();
}

async function readBody(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the fake has no port');
  return address.port;
}

function tone(): Uint8Array {
  const samples = new Int16Array(12_000);
  for (let i = 0; i < samples.length; i++) samples[i] = 8000 * Math.sin((2 * Math.PI * 220 * i) / 24_000);
  return new Uint8Array(samples.buffer);
}
