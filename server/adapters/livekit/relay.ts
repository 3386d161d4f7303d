import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { LiveKitServer } from './livekit-server.ts';
import { type LiveKitRights, liveKitPath } from './voice-rights.ts';

export interface LiveKitRelay {
  /** Whether an address of our origin is LiveKit's. */
  owns(url: string | undefined): boolean;
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface RelayOptions {
  readonly rights: Pick<LiveKitRights, 'admit'>;
  /** Whether a page of ours sent it. */
  readonly isSameOrigin: (request: IncomingMessage) => boolean;
  readonly log: Logger;
}

/** What a page may reach: joining and asking why it could not. Never the API, never figures. */
const passes = /^\/rtc(\/v\d+)?(\/validate)?$/;
const answerWithinMs = 10_000;
/** What a page's request says about itself that LiveKit needs. No cookie, no address, no token: those are not its business, or ours to make. */
const passedHeaders = [
  'user-agent',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
] as const;

const sentences = {
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  401: 'Unauthorized',
  502: 'Bad Gateway',
} as const;
type Refused = keyof typeof sentences;

/**
 * LiveKit's signalling through our own origin: one address, one port, one certificate. Every token is exchanged at the door
 * ({@link LiveKitRights.admit}), so that LiveKit sees none that could publish. Rules LK9, LK13–LK15.
 */
export function createLiveKitRelay(server: LiveKitServer, options: RelayOptions): LiveKitRelay {
  const { rights, isSameOrigin, log } = options;

  /** The request to LiveKit, ready to be sent; or why there is none. */
  async function towards(
    request: IncomingMessage,
  ): Promise<{ upstream: http.ClientRequest; joined: () => void } | Refused> {
    const url = new URL(request.url ?? '/', 'http://origin');
    const path = url.pathname.slice(liveKitPath.length);
    if (!passes.test(path)) return 404;
    if (request.method !== 'GET') return 405;
    if (!isSameOrigin(request)) return 403;
    if (server.status !== 'ok') return 502;
    const token = tokenOf(request, url);
    const admission = token === null ? null : await rights.admit(token);
    if (admission?.kind !== 'admitted') return 401;
    url.searchParams.delete('access_token');
    const target = new URL(server.httpUrl);
    const upstream = (target.protocol === 'https:' ? https : http).request({
      host: target.hostname,
      port: target.port,
      path: `${target.pathname.replace(/\/$/, '')}${path}${url.search}`,
      headers: { ...headersFrom(request), authorization: `Bearer ${admission.token}` },
      timeout: answerWithinMs,
      agent: false,
    });
    upstream.on('timeout', () => upstream.destroy(new Error('livekit does not answer')));
    return { upstream, joined: admission.joined };
  }

  function failed(error: unknown): void {
    log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'livekit could not be reached for a page');
  }

  async function relayRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const way = await towards(request);
    if (typeof way === 'number') {
      response.writeHead(way, { 'content-type': 'text/plain' }).end(sentences[way]);
      return;
    }
    const { upstream } = way;
    upstream.on('response', (reply) => {
      response.writeHead(reply.statusCode ?? 502, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
      reply.on('error', () => response.destroy());
      reply.pipe(response);
    });
    upstream.on('error', (error) => {
      failed(error);
      if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain' });
      response.end();
    });
    response.on('close', () => upstream.destroy());
    upstream.end();
  }

  async function relayUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const way = await towards(request);
    if (typeof way === 'number') return refuse(socket, way);
    const { upstream, joined } = way;
    socket.once('close', () => upstream.destroy());
    upstream.setHeader('connection', 'Upgrade');
    upstream.setHeader('upgrade', 'websocket');
    upstream.on('upgrade', (reply, far, farHead) => {
      joinSockets(socket, far);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headerLines(reply)}\r\n`);
      if (farHead.length > 0) socket.write(farHead);
      if (head.length > 0) far.write(head);
      joined();
    });
    upstream.on('response', (reply) => {
      reply.resume();
      refuse(socket, reply.statusCode === 401 ? 401 : 502);
    });
    upstream.on('error', (error) => {
      if (!socket.destroyed) failed(error);
      refuse(socket, 502);
    });
    upstream.end();
  }

  return {
    owns: (url) => url?.startsWith(liveKitPath) === true && /^([/?]|$)/.test(url.slice(liveKitPath.length)),
    request(request, response) {
      relayRequest(request, response).catch((error: unknown) => {
        failed(error);
        response.destroy();
      });
    },
    upgrade(request, socket, head) {
      // From here on the socket is ours, also while the token is looked at.
      socket.on('error', () => socket.destroy());
      relayUpgrade(request, socket, head).catch((error: unknown) => {
        failed(error);
        socket.destroy();
      });
    },
  };
}

/** A token comes in the address (browsers cannot set headers on a socket) or in a header. */
function tokenOf(request: IncomingMessage, url: URL): string | null {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Bearer ')) return authorization.slice('Bearer '.length);
  return url.searchParams.get('access_token');
}

function headersFrom(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of passedHeaders) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}

function headerLines(reply: IncomingMessage): string {
  const { rawHeaders } = reply;
  let lines = '';
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) lines += `${rawHeaders[i]}: ${rawHeaders[i + 1]}\r\n`;
  return lines;
}

function refuse(socket: Duplex, status: Refused): void {
  if (socket.destroyed || socket.writableEnded) return;
  socket.end(`HTTP/1.1 ${status} ${sentences[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Two sockets as one: what ends or breaks on one side does so on the other. */
function joinSockets(near: Duplex, far: Duplex): void {
  for (const socket of [near, far]) {
    if (!(socket instanceof Socket)) continue;
    socket.setNoDelay(true);
    socket.setTimeout(0);
    socket.setKeepAlive(true, 30_000);
  }
  near.pipe(far);
  far.pipe(near);
  near.on('close', () => far.destroy());
  far.on('error', () => far.destroy());
  far.on('close', () => near.destroy());
}
