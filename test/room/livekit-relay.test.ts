import http from 'node:http';
import os from 'node:os';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { LiveKitServer } from '../../server/adapters/livekit/livekit-server.ts';
import { createLiveKitRelay } from '../../server/adapters/livekit/relay.ts';
import { createStageVoice } from '../../server/adapters/livekit/stage-voice.ts';
import { createVoiceRights } from '../../server/adapters/livekit/voice-rights.ts';
import { voiceIdentity } from '../../server/session/voice-ports.ts';
import { quietLog, startTestLiveKit, temporaryFolder, whenStatus } from '../support/livekit.ts';
import { Ear, tone } from '../support/livekit-ear.ts';
import { hallSection, type LiveKitHall, member, openLiveKitHall } from '../support/livekit-hall.ts';
import { anUtterance, speechOf } from '../support/livekit-speech.ts';

let hall: LiveKitHall;
beforeAll(async () => {
  hall = await openLiveKitHall();
});
afterAll(() => hall.close());
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const closer of closers.splice(0).reverse()) await closer();
});

const origin = 'http://town.example';

/** A relay on a port of its own that takes only pages of `origin`; `lines` are what it logged. */
async function aRelay(server: Pick<LiveKitServer, 'status' | 'httpUrl'> = hall.server, host = '127.0.0.1') {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const relay = createLiveKitRelay(
    { ...hall.server, ...server },
    {
      rights: hall.rights,
      isSameOrigin: (request) => request.headers.origin === undefined || request.headers.origin === origin,
      log: pino({ level: 'trace' }, sink),
    },
  );
  const pages = http.createServer((request, response) => {
    if (relay.owns(request.url)) relay.request(request, response);
    else response.writeHead(418).end();
  });
  pages.on('upgrade', (request, socket, head) => relay.upgrade(request, socket, head));
  await new Promise<void>((resolve) => pages.listen(0, host, resolve));
  closers.push(() => {
    pages.closeAllConnections();
    pages.close();
  });
  const address = pages.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return { port: address.port, lines };
}

/** The status of a raw request: nothing between the test and the wire tidies the path. */
function statusOf(
  port: number,
  path: string,
  options: { readonly method?: string; readonly headers?: Record<string, string>; readonly upgrade?: boolean } = {},
): Promise<number> {
  const { method = 'GET', headers = {}, upgrade = false } = options;
  const asSocket = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  return new Promise((resolve, reject) => {
    const request = http.request({
      port,
      path,
      method,
      agent: false,
      headers: { ...headers, ...(upgrade ? asSocket : {}) },
    });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end();
  });
}

it('[LK13] passes joining and its check, and nothing else of LiveKit', async () => {
  const { port } = await aRelay();
  const token = await hall.ticketFor('ada');
  const query = `?access_token=${token}`;
  expect(await statusOf(port, `/livekit/rtc/validate${query}`)).toBe(200);
  expect(await statusOf(port, `/livekit/rtc${query}`, { upgrade: true })).toBe(101);
  const closed = [
    '/livekit',
    '/livekit/',
    '/livekit/twirp/livekit.RoomService/ListRooms',
    '/livekit/rtc/../twirp/livekit.RoomService/ListRooms',
    '/livekit/rtc/%2e%2e/twirp/livekit.RoomService/ListRooms',
    '/livekit/rtc/validate/../../metrics',
    '/livekit/metrics',
    '/livekit/rtcx',
    '/livekit//rtc',
    '/livekit/whip/v1',
  ];
  for (const path of closed) {
    expect([path, await statusOf(port, path + query)]).toEqual([path, 404]);
    expect([path, await statusOf(port, path + query, { upgrade: true })]).toEqual([path, 404]);
  }
  expect(await statusOf(port, `/livekit/rtc/validate${query}`, { method: 'POST' })).toBe(405);
});

it('[LK14] refuses pages of other origins, and tokens that are missing or not ours', async () => {
  const { port, lines } = await aRelay();
  const token = await hall.ticketFor('ada');
  for (const upgrade of [false, true]) {
    const path = upgrade ? '/livekit/rtc' : '/livekit/rtc/validate';
    const good = { authorization: `Bearer ${token}` };
    const status = (headers: Record<string, string>) => statusOf(port, path, { headers, upgrade });
    expect(await status({ ...good, origin })).toBe(upgrade ? 101 : 200);
    expect(await status({ ...good, origin: 'http://evil.example' })).toBe(403);
    expect(await status({})).toBe(401);
    expect(await status({ authorization: `Bearer ${token}x` })).toBe(401);
    expect(await status({ authorization: 'Basic YTpi' })).toBe(401);
  }
  expect(lines.join('')).not.toMatch(/eyJ|access_token/);
});

it('[LK15] answers 502 when LiveKit is down, also to a socket', async () => {
  const token = await hall.ticketFor('ada');
  const states = [
    { status: 'off', httpUrl: hall.server.httpUrl },
    { status: 'ok', httpUrl: 'http://127.0.0.1:9' },
  ] as const;
  for (const state of states) {
    const { port, lines } = await aRelay(state);
    expect(await statusOf(port, `/livekit/rtc/validate?access_token=${token}`)).toBe(502);
    expect(await statusOf(port, `/livekit/rtc?access_token=${token}`, { upgrade: true })).toBe(502);
    expect(lines.join('')).not.toMatch(/eyJ|access_token/);
  }
});

const lan = Object.entries(os.networkInterfaces())
  .flatMap(([interfaceName, addresses]) => (addresses ?? []).map((address) => ({ interfaceName, ...address })))
  .find(({ family, internal }) => family === 'IPv4' && !internal);

it.skipIf(lan === undefined)(
  '[LK2] on the network the media is at its address, and people join and hear there',
  async () => {
    if (lan === undefined) throw new Error('skipped');
    const folder = temporaryFolder();
    closers.push(folder.remove);
    const server = startTestLiveKit(folder.path, { lan });
    closers.push(() => server.close());
    await whenStatus(server, 'ok');
    const rights = createVoiceRights(server, { log: quietLog });
    closers.push(() => rights.close());
    const voice = createStageVoice(server, { onSeen: rights.seen, log: quietLog });
    closers.push(() => voice.close());
    await voice.openSection(hallSection);
    const relay = createLiveKitRelay(server, { rights, isSameOrigin: () => true, log: quietLog });
    const pages = http.createServer();
    pages.on('upgrade', (request, socket, head) => relay.upgrade(request, socket, head));
    await new Promise<void>((resolve) => pages.listen(0, lan.address, resolve));
    closers.push(() => {
      pages.closeAllConnections();
      pages.close();
    });
    const address = pages.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');

    const ticket = await rights.ticket(hallSection, voiceIdentity(member('ada'), 'body'));
    const ear = await Ear.join(`ws://${lan.address}:${address.port}${ticket?.path}`, ticket?.token ?? '', 'stage');
    closers.push(() => ear.close());
    await voice.say(anUtterance(1), speechOf(tone(800, 1000)), () => undefined);
    expect((await ear.firstSound(0)).peak).toBeGreaterThan(0.02);
  },
);
