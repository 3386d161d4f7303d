import { Socket } from 'node:net';
import { Protocol } from '@colyseus/core';
import WebSocket from 'ws';
import type { ConnectionKind } from '../../protocol/commands.ts';
import type { EnterReply } from '../../protocol/http.ts';
import type { PageClient } from './page-client.ts';

const withinMs = 10_000;

type Seat = Extract<EnterReply, { seat: unknown }>['seat'];

/** As what somebody comes in who is no browser. */
export interface As {
  readonly kind?: ConnectionKind;
  readonly isBot?: boolean;
}

/** Asks the door for a ticket and does not use it. */
export async function ticketFor(
  page: PageClient,
  name: string,
  { kind = 'body', isBot = false }: As = {},
): Promise<Seat> {
  const reply = await page.askDoor({ name, kind, takeBody: false, beside: null, isBot });
  if (!('seat' in reply)) throw new Error('no seat');
  return reply.seat;
}

/** Tries to open the room's socket; the socket, or the HTTP status of the no. */
export async function openSocket(
  url: string,
  seat: Seat,
  headers: Readonly<Record<string, string>>,
): Promise<WebSocket | number> {
  const socket = dial(url, seat, headers);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the socket neither opened nor failed')), withinMs);
    socket.once('unexpected-response', (_request, response) => {
      clearTimeout(timer);
      socket.terminate();
      resolve(response.statusCode ?? 0);
    });
    socket.once('open', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

/** A page that speaks bytes instead of messages: joined when it resolves. */
export async function joinRaw(page: PageClient, name: string, as: As = {}): Promise<WebSocket> {
  const socket = dial(page.url, await ticketFor(page, name, as), { cookie: page.cookie });
  // Listens at once: the first message may come together with the opening.
  await nextMessage(socket);
  const hasState = nextMessage(socket);
  socket.send(Uint8Array.of(Protocol.JOIN_ROOM));
  await hasState;
  return socket;
}

function dial(url: string, seat: Seat, headers: Readonly<Record<string, string>>): WebSocket {
  const address = `${url.replace(/^http/, 'ws')}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
  const socket = new WebSocket(address, { headers, perMessageDeflate: false });
  socket.on('error', () => undefined);
  return socket;
}

function nextMessage(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null): void => {
      clearTimeout(timer);
      socket.off('message', heard).off('close', closed).off('unexpected-response', refused);
      if (error === null) resolve();
      else reject(error);
    };
    const heard = () => settle(null);
    const closed = (code: number) => settle(new Error(`turned away with ${code}`));
    const refused = (_request: unknown, response: { readonly statusCode?: number }) => {
      socket.terminate();
      settle(new Error(`turned away with ${response.statusCode}`));
    };
    const timer = setTimeout(() => settle(new Error('nothing came from the server')), withinMs);
    socket.once('message', heard).once('close', closed).once('unexpected-response', refused);
  });
}

/** Code and reason that a socket is closed with. */
export function closing(socket: WebSocket): Promise<{ readonly code: number; readonly reason: string }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the socket stayed open')), withinMs);
    socket.once('close', (code, reason) => {
      clearTimeout(timer);
      resolve({ code, reason: reason.toString() });
    });
  });
}

/** Writes bytes on the connection below a socket, as they are: no frame is made of them. */
export function writeBeneath(socket: WebSocket, raw: Uint8Array): void {
  const connection: unknown = Reflect.get(socket, '_socket');
  if (!(connection instanceof Socket)) throw new Error('the socket has no connection');
  connection.write(raw);
}
