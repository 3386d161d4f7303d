import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  acceptRequestSchema,
  type ImportTerms,
  importHeader,
  importTermsSchema,
} from '../../../protocol/import-http.ts';
import { limits } from '../../../protocol/limits.ts';
import { actorOf, demandOwnPage } from './persona-routes.ts';
import { HttpTrouble, readJson, sendJson } from './reply.ts';
import { type Handler, type RouteContext, readerOf } from './route-context.ts';

const bringing = '/persona/import';

/** Files of the leader's words. Rules PN72 to PN75. */
export const importRoutes: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  [`POST ${bringing}`, bring],
  [`GET ${bringing}`, progress],
  ['POST /persona/import/accept', accept],
]);

/** Whether a request brings a file, which may take long to arrive. */
export function isImport({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && url === bringing;
}

async function bring(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  demandOwnPage(context, request);
  const member = await actorOf(context, request);
  const terms = termsOf(request);
  const bytes = Number(request.headers['content-length'] ?? Number.NaN);
  if (!Number.isSafeInteger(bytes)) throw new HttpTrouble(411, 'bad-request');
  if (bytes > limits.importBytes) throw new HttpTrouble(413, 'file-too-large');
  const gone = new AbortController();
  const onClose = () => gone.abort(new HttpTrouble(400, 'bad-request'));
  response.once('close', onClose);
  try {
    // Left alone when the file is refused: destroying it would end the socket before the answer is read.
    const chunks = request.iterator({ destroyOnReturn: false });
    const reply = await context.imports.read(member, { bytes, chunks }, terms, gone.signal);
    if (reply === 'busy') throw new HttpTrouble(409, 'import-busy');
    if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
    if ('unreadable' in reply) throw new HttpTrouble(422, reply.unreadable, reply.detail);
    sendJson(response, 200, reply);
  } finally {
    response.off('close', onClose);
  }
}

function termsOf(request: IncomingMessage): ImportTerms {
  try {
    return importTermsSchema.parse(JSON.parse(decodeURIComponent(String(request.headers[importHeader]))));
  } catch {
    throw new HttpTrouble(400, 'bad-request');
  }
}

async function progress(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = context.imports.progress(await readerOf(context, request));
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}

async function accept(context: RouteContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  demandOwnPage(context, request);
  const member = await actorOf(context, request);
  const reply = await context.imports.accept(
    member,
    await readJson(request, acceptRequestSchema, limits.acceptBodyBytes),
  );
  if ('refused' in reply) throw new HttpTrouble(409, reply.refused);
  sendJson(response, 200, reply);
}
