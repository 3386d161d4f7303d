import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { Logger } from 'pino';
import { RecordFailure } from '../../session/ports.ts';
import type { DrawPage } from './draw-page.ts';
import { isImport } from './import-routes.ts';
import { sendPage } from './page.ts';
import { HttpTrouble, sendTrouble } from './reply.ts';
import type { RouteContext } from './route-context.ts';
import { routes } from './routes.ts';
import { contentSecurityPolicy, setSecurityHeaders } from './security-headers.ts';
import { endSlowBody } from './slow-bodies.ts';
import type { StaticFiles } from './static-files.ts';

export interface HttpServerOptions {
  readonly context: RouteContext;
  readonly files: StaticFiles;
  readonly draw: DrawPage;
  readonly tls: { readonly key: string; readonly cert: string } | null;
  /** Takes requests that belong to another adapter: LiveKit's signalling. */
  readonly divert: {
    owns(url: string | undefined): boolean;
    request(request: IncomingMessage, response: ServerResponse): void;
  };
  readonly log: Logger;
}

/** The one origin: pages, API and sockets on one port. It does not listen yet, so that sockets can be attached first. */
export function createHttpServer(options: HttpServerOptions): http.Server {
  const { context, files, draw, log } = options;
  const policy = contentSecurityPolicy(files.styleHashes);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setSecurityHeaders(response, policy);
    if (options.divert.owns(request.url)) {
      options.divert.request(request, response);
      return;
    }
    const address = request.url ?? '/';
    // `//` and the like are no addresses at all.
    if (!URL.canParse(address, 'http://origin')) throw new HttpTrouble(400, 'bad-request');
    const url = new URL(address, 'http://origin');
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    const family = `${url.pathname.slice(0, url.pathname.lastIndexOf('/'))}/*`;
    const handler = routes.get(`${method} ${url.pathname}`) ?? routes.get(`${method} ${family}`);
    if (handler !== undefined) return handler(context, request, response, url);
    const document = method === 'GET' ? files.page(url.pathname) : null;
    if (document !== null) return sendPage(context.core, request, response, { document, url, draw });
    if (method !== 'GET' || !files.send(request, response, url.pathname)) throw new HttpTrouble(404, 'not-found');
  }

  const listener: RequestListener = (request, response) => {
    endSlowBody(request, response, isImport(request));
    handle(request, response).catch((error: unknown) => {
      if (!(error instanceof HttpTrouble)) log.error({ err: error, method: request.method }, 'request failed');
      if (response.headersSent) response.destroy();
      else sendTrouble(response, troubleOf(error));
    });
  };

  const server = options.tls === null ? http.createServer(listener) : https.createServer(options.tls, listener);
  // A client that dribbles its headers holds nothing for long. Node has one time for all whole requests; ours differ (H14, H15).
  server.headersTimeout = 10_000;
  server.requestTimeout = 0;
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return server;
}

function troubleOf(error: unknown): HttpTrouble {
  if (error instanceof HttpTrouble) return error;
  return error instanceof RecordFailure
    ? new HttpTrouble(503, 'record-unavailable')
    : new HttpTrouble(500, 'server-error');
}
