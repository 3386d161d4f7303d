import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawRequest, statusOf } from '../support/raw-request.ts';
import { enterBody, type HallServer, startHallServer } from '../unit/adapters/http/hall-server.ts';

let server: HallServer;
let cookie: string;
beforeAll(async () => {
  server = await startHallServer();
  cookie = await server.cookieFor('attendee');
});
afterAll(() => server.close());

const piece = fc.constantFrom(
  ...[
    '',
    '.',
    '..',
    '...',
    '%2e%2e',
    '%00',
    '%',
    '%zz',
    '*',
    '\\',
    ':',
    '@',
    '[',
    ']',
    '?',
    '#',
    '&',
    '=',
    ';',
    '~',
    '\u00ff',
  ],
  ...[
    'api',
    'me',
    'record',
    'answers',
    'snapshot',
    'voice-token',
    'join',
    'enter',
    'speech',
    'health',
    'hall',
    'index.html',
  ],
  ...['assets', 'constructor', '__proto__', 'a'.repeat(300), 'livekit', 'rtc'],
);
const target = fc.oneof(
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 6 }).map((pieces) => `/${pieces.join('/')}`) },
  { weight: 2, arbitrary: fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.replace(/\s/g, '')) },
);
const method = fc.constantFrom(
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'get',
  'QUERY',
  'X',
);
const value = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    '*',
    '-1',
    'http://',
    'https://x:y',
    'gzip;q=,br;q',
    ';;;=;',
    'hall',
    'desk',
    '__proto__',
  ),
  fc.string({ maxLength: 60 }).map((text) => text.replace(/[\r\n\0]/g, '')),
);
const name = fc.constantFrom(
  ...['origin', 'cookie', 'x-rostrum-door', 'x-forwarded-for', 'x-forwarded-proto', 'accept-encoding', 'range', 'te'],
  ...['content-type', 'content-encoding', 'expect', 'if-none-match', 'authorization', 'forwarded', 'upgrade-insecure'],
);
const headers = fc.array(fc.tuple(name, value), { maxLength: 5 });
const body = fc.oneof(
  fc.constant(''),
  fc.json(),
  fc.string({ maxLength: 200 }),
  fc.constant(enterBody()),
  fc.string({ maxLength: 20 }).map((text) => enterBody({ name: text })),
);

it('[H6] whatever is asked, and however, the answer comes and is no failure of ours', async () => {
  await fc.assert(
    fc.asyncProperty(method, target, headers, body, fc.boolean(), async (verb, at, more, content, isMember) => {
      const bytes = Buffer.from(content, 'utf8');
      const lines = [
        `${verb} ${at} HTTP/1.1`,
        'Host: town.example',
        'Connection: close',
        `Content-Length: ${bytes.length}`,
        ...(isMember ? [`Cookie: ${cookie}`] : []),
        ...more.map(([key, text]) => `${key}: ${text}`),
      ];
      const answer = await rawRequest(
        server.port,
        Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]),
      );
      const status = statusOf(answer);
      expect(status).not.toBeNull();
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 600 },
  );
  expect(server.errors).toEqual([]);
});

it('[H6] bytes that are no HTTP are answered or hung up on, and the next one is served', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      const answer = await rawRequest(server.port, Buffer.concat([bytes, Buffer.from('\r\n\r\n')]), true);
      expect([400, 404, 408, 431, null]).toContain(statusOf(answer));
    }),
    { numRuns: 150 },
  );
  expect((await server.request('GET', '/health')).status).toBe(200);
  expect(server.errors).toEqual([]);
});
