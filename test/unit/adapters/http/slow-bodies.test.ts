import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endSlowBody } from '../../../../server/adapters/http/slow-bodies.ts';

const fileBytes = 64 * 2 ** 20;
const second = 1000;

interface Sending {
  readonly socket: Socket;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Sends so much more of the body, and waits until the server has it. */
  send(bytes: number): Promise<void>;
}

const closing: (() => unknown)[] = [];
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }));
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closing.splice(0).reverse()) await close();
});

/** A request that says it brings so much and has sent nothing of it; read as it comes, unless nobody reads. */
async function aBody({ bytes = fileBytes, isFile = true, isRead = true } = {}): Promise<Sending> {
  const arrived = Promise.withResolvers<[IncomingMessage, ServerResponse]>();
  const server = http.createServer((request, response) => {
    endSlowBody(request, response, isFile);
    request.on('error', () => undefined);
    if (isRead) request.resume();
    arrived.resolve([request, response]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const address = server.address();
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  closing.push(() => socket.destroy());
  socket.on('error', () => undefined);
  socket.write(`POST / HTTP/1.1\r\nHost: here\r\nContent-Length: ${bytes}\r\n\r\n`);
  const [request, response] = await arrived.promise;
  const send = async (more: number): Promise<void> => {
    const wanted = request.socket.bytesRead + more;
    socket.write(Buffer.alloc(more));
    while (request.socket.bytesRead < wanted) await nextTurn();
  };
  return { socket, request, response, send };
}

it('[H14] ends a request whose body does not come whole, however much of it came last', async () => {
  const { request, send } = await aBody({ bytes: 12_000, isFile: false });
  await send(11_000);
  vi.advanceTimersByTime(29 * second);
  await send(999);
  expect(request.destroyed).toBe(false);
  vi.advanceTimersByTime(second);
  expect(request.destroyed).toBe(true);
});

it('[H14] lets a body go that came in time', async () => {
  const { request, response, send } = await aBody({ bytes: 10, isFile: false });
  await Promise.all([once(request, 'end'), send(10)]);
  vi.advanceTimersByTime(60 * second);
  expect(response.destroyed).toBe(false);
});

it('[H15] leaves a slow file that goes on coming', async () => {
  const { request, send } = await aBody();
  for (let minute = 0; minute < 10; minute++) {
    for (let look = 0; look < 3; look++) {
      await send(33_000);
      vi.advanceTimersByTime(20 * second);
    }
  }
  expect(request.destroyed).toBe(false);
});

it('[H15] ends a file that stops coming, or dribbles', async () => {
  const { request, send } = await aBody();
  await send(100_000);
  vi.advanceTimersByTime(20 * second);
  await send(500);
  vi.advanceTimersByTime(19 * second);
  expect(request.destroyed).toBe(false);
  vi.advanceTimersByTime(second);
  expect(request.destroyed).toBe(true);
});

it('[H15] ends a file after half an hour', async () => {
  const { request, send } = await aBody();
  for (let look = 0; look < 89; look++) {
    await send(40_000);
    vi.advanceTimersByTime(20 * second);
  }
  expect(request.destroyed).toBe(false);
  await send(40_000);
  vi.advanceTimersByTime(20 * second);
  expect(request.destroyed).toBe(true);
});

it('[H15] leaves a file that the server itself is slow to read', async () => {
  const { request, socket } = await aBody({ isRead: false });
  socket.write(Buffer.alloc(2 ** 20));
  while (request.readableLength < request.readableHighWaterMark) await nextTurn();
  vi.advanceTimersByTime(300 * second);
  expect(request.destroyed).toBe(false);
});

it('[H15] gives what is left of a refused file as long as any other body', async () => {
  const { request, response, send } = await aBody();
  await send(40_000);
  response.end('no');
  await once(response, 'finish');
  vi.advanceTimersByTime(29 * second);
  await send(40_000);
  expect(request.destroyed).toBe(false);
  vi.advanceTimersByTime(second);
  expect(request.destroyed).toBe(true);
});
