import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { capabilityAt } from './capabilities.ts';
import type { FakeOptions } from './options.ts';
import { modelList } from './other-replies.ts';
import { errorBody } from './replies.ts';
import { sendJson } from './send.ts';
import { serve } from './serve.ts';

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

const served = new Map(Object.entries(capabilityAt));

/** A local server that speaks the OpenAI protocol over HTTP, streams and all; what it says is scripted by the test. Rules MD1, MD2. */
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
    const isJson = (request.headers['content-type'] ?? '').includes('json');
    const bytes = await readBody(request);
    const body = isJson ? parseJson(bytes) : bytes;
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
    if (options.apiKey !== undefined && seen.authorization !== `Bearer ${options.apiKey}`)
      return sendJson(response, 401, errorBody(401, 'invalid_api_key', 'Incorrect API key provided.'));
    const capability = seen.method === 'POST' ? served.get(path) : undefined;
    if (capability !== undefined && options.offers?.includes(capability) !== false)
      return await serve[capability](options, body, response);
    if (seen.method === 'GET' && path === '/v1/models')
      return sendJson(response, 200, modelList(options.models ?? ['model']));
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
