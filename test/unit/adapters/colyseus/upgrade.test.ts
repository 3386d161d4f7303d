import http from 'node:http';
import net from 'node:net';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ColyseusPlane } from '../../../../server/adapters/colyseus/plane.ts';
import { noAnonymousDesk } from '../../../support/an-anonymous-question.ts';
import { aTownhall, idOf, mainSection } from '../../../support/build-townhall.ts';
import { hallFacts } from '../../../support/hall-facts.ts';
import { rawRequest, statusOf } from '../../../support/raw-request.ts';

const { state } = aTownhall();
const now = { ms: 0 };
const alone: string[] = [];
let plane: ColyseusPlane;
let server: http.Server;
let port: number;
let made = 0;

beforeAll(async () => {
  plane = await ColyseusPlane.open({
    first: mainSection,
    onSectionOpened: () => undefined,
    onLivingVoice: () => undefined,
    busyShare: () => 0,
    boundsM: { min: [-20, -1, -30], max: [20, 12, 30] },
    stageM: [0, 2.4, -1.5],
    balconyPlaces: 256,
    anonymous: noAnonymousDesk,
    gate: { submit: async () => ({ refused: 'not-allowed' }) },
    state: () => state,
    facts: () => hallFacts('off'),
    nowMs: () => now.ms,
    randomText: () => `ticket-${++made}`,
    sessionsOf: (request) => [String(request.headers.cookie)],
    isSameOrigin: (request) => request.headers.origin === undefined,
    onKindGone: () => undefined,
    onAlone: (memberId) => void alone.push(memberId),
    log: pino({ enabled: false }),
  });
  server = http.createServer((_request, response) => response.end('page'));
  plane.attach(server, { owns: () => false, upgrade: (_request, socket) => socket.destroy() });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(async () => {
  await plane.close();
  server.closeAllConnections();
  server.close();
});

const upgrade = (target: string, more: readonly string[] = []): string =>
  [
    `GET ${target} HTTP/1.1`,
    'Host: town.example',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...more,
    '\r\n',
  ].join('\r\n');

it('[A6] opens no socket without a ticket, whatever the address is', async () => {
  const piece = fc.constantFrom('/', '//', '\\', ':', '[', '@', '%', '?', '#', 'a', '..', 'sessionId=', 'http://', '&');
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
      expect([400, 403]).toContain(statusOf(await rawRequest(port, upgrade(pieces.join('')))));
    }),
    { numRuns: 150 },
  );
});

it('[A6] opens it once for the ticket, by the browser that asked, in time, from our own page', async () => {
  const member = { sessionHash: 'ada', memberId: idOf('ada') };
  const seat = await plane.reserve(member, 'desk', mainSection);
  const target = `/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
  const turnedAway = [
    upgrade(target),
    upgrade(target, ['Cookie: bob']),
    upgrade(target, ['Cookie: ada', 'Origin: https://elsewhere.example']),
    upgrade(`${target}x`, ['Cookie: ada']),
    upgrade(`/${seat.roomId}?sessionId=${seat.sessionId}`, ['Cookie: ada']),
  ];
  for (const each of turnedAway) expect(statusOf(await rawRequest(port, each))).toBe(403);

  const late = await plane.reserve(member, 'desk', mainSection);
  now.ms = 15_001;
  expect(
    statusOf(
      await rawRequest(port, upgrade(`/${late.processId}/${late.roomId}?sessionId=${late.sessionId}`, ['Cookie: ada'])),
    ),
  ).toBe(403);
});

it('[A6] a browser that goes at once, turned away or not, takes nobody along', async () => {
  for (let time = 0; time < 20; time++) {
    await new Promise<void>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        socket.write(upgrade('/a/b?sessionId=none'), () => socket.resetAndDestroy());
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
  }
  expect(statusOf(await rawRequest(port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))).toBe(200);
});
