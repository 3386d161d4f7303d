import { createHash } from 'node:crypto';
import type http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bodyPath } from '../../../../protocol/body-files.ts';
import { meReplySchema } from '../../../../protocol/greeting.ts';
import { hallPath } from '../../../../protocol/hall-files.ts';
import { enterBody, type HallServer, hallText, script, scriptPath, startHallServer } from './hall-server.ts';

let server: HallServer;
beforeAll(async () => {
  server = await startHallServer();
});
afterAll(() => server.close());

const get = (target: string, headers: http.OutgoingHttpHeaders = {}) => server.request('GET', target, headers);

it.each(['/', '/hall'])('[H5] gives the page at %s, asked for anew every time', async (target) => {
  const { status, headers, body } = await get(target);
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-store',
  ]);
  expect(body.toString()).toContain('<title>Rostrum</title>');
});

it('[H9] brings along who the cookie is, in the words of /api/me', async () => {
  const cookie = await server.cookieFor('attendee');
  const { body } = await get('/hall', { cookie });
  const content = /<meta name="rostrum-greeting" content="([^"]*)">/.exec(body.toString())?.[1] ?? '';
  expect(content).not.toMatch(/[<>"]/);
  const said = content.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  expect(JSON.parse(said)).toEqual(JSON.parse((await get('/api/me', { cookie })).body.toString()));
});

it('[H9] keeps a name of quotes and tags inside the attribute', async () => {
  const cookie = await server.cookieFor('attendee');
  const name = `"><img src=x onerror=alert(1)>&quot;$'`;
  const entered = await server.request(
    'POST',
    '/enter',
    { cookie, 'content-type': 'application/json' },
    enterBody({ name }),
  );
  expect(entered.status).toBe(200);
  const html = (await get('/hall', { cookie })).body.toString();
  expect(html).not.toContain('<img');
  const content = /content="([^"]*)">/.exec(html)?.[1] ?? '';
  const said = content.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  expect(JSON.parse(said)).toMatchObject({ name });
});

it('[H9] brings the hall nothing of a cookie for another door', async () => {
  const cookie = await server.cookieFor('moderator');
  expect((await get('/hall', { cookie })).body.toString()).not.toContain('rostrum-greeting');
});

it('[H11] brings the join page as it stands to whom it greets, and to nobody else', async () => {
  const cookie = await server.cookieFor('attendee');
  expect((await get('/hall', { cookie })).body.toString()).toContain('<div id="page"><p>Spring at /hall</p></div>');
  expect((await get('/hall')).body.toString()).toContain('<div id="page"></div>');
});

it('[H5] keeps what is named after its content for ever, and nothing else', async () => {
  expect((await get(scriptPath)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await get('/icon.png')).headers['cache-control']).toBe('no-cache');
});

it('[HALL24] sends the files of the hall that it greets with, packed, to be kept for ever', async () => {
  const cookie = await server.cookieFor('attendee');
  const { hall: hash } = meReplySchema.parse(JSON.parse((await get('/api/me', { cookie })).body.toString()));
  const { status, headers, body } = await get(hallPath(hash, 'json'), { 'accept-encoding': 'br' });
  expect([status, headers['content-type'], headers['content-encoding'], headers['cache-control']]).toEqual([
    200,
    'application/json; charset=utf-8',
    'br',
    'public, max-age=31536000, immutable',
  ]);
  expect(brotliDecompressSync(body).toString()).toBe(hallText);
  expect((await get(hallPath('f'.repeat(16), 'json'))).status).toBe(404);
});

it('[PN9] sends the body of the leader that it greets with, to be kept for ever', async () => {
  const cookie = await server.cookieFor('attendee');
  const { leaderBody } = meReplySchema.parse(JSON.parse((await get('/api/me', { cookie })).body.toString()));
  const { status, headers, body } = await get(bodyPath(leaderBody));
  expect([status, headers['content-type'], headers['cache-control'], body.toString()]).toEqual([
    200,
    'model/gltf-binary',
    'public, max-age=31536000, immutable',
    'glTF',
  ]);
});

it.each([
  ['br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.0', undefined],
  ['identity', undefined],
  ['brotli, xgzip', undefined],
  ['', undefined],
])('[H5] to a browser that takes %j it sends %s', async (accepted, encoding) => {
  const { headers, body } = await get(scriptPath, { 'accept-encoding': accepted });
  expect([headers['content-encoding'], headers.vary]).toEqual([encoding, 'accept-encoding']);
  const text = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
  expect(text.toString()).toBe(script);
  expect(Number(headers['content-length'])).toBe(body.length);
});

it('[H5] sends what has no compressed form as it is', async () => {
  const { headers } = await get('/icon.png', { 'accept-encoding': 'br' });
  expect([headers['content-encoding'], headers['content-type']]).toEqual([undefined, 'image/png']);
});

it('[H5] tells a HEAD everything but the body', async () => {
  const { status, headers, body } = await server.request('HEAD', scriptPath);
  expect([status, Number(headers['content-length']), body.length]).toEqual([200, script.length, 0]);
});

it.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/....//secret.txt',
  '/secret.txt',
  '/index.html%00',
  '/index.html%00.png',
  '/assets',
  '/assets/',
  `${scriptPath}.map`,
  '/document.mjs',
  `${scriptPath}.br`,
  '/%ff%fe',
  '/constructor',
  '/__proto__',
  '/join',
  '/api/nothing',
  `/${'a'.repeat(8000)}`,
])('[H5] has nothing at %s', async (target) => {
  const { status, headers, body } = await get(target);
  expect([status, JSON.parse(body.toString())]).toEqual([
    404,
    { error: 'not-found', message: 'There is nothing here.' },
  ]);
  expect(headers['content-security-policy']).toContain("default-src 'self'");
});

it.each(['//', '//:', '/\\\\', 'http://['])('[H6] says that %s is no address', async (target) => {
  expect((await get(target)).status).toBe(400);
  expect(server.errors).toEqual([]);
});

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('[H5] gives no file to a %s', async (method) => {
  expect((await server.request(method, '/')).status).toBe(404);
});

it('[H1] sends the whole policy with pages, data and errors', async () => {
  // The one style sheet that stands in the document.
  const hash = createHash('sha256').update('p{}').digest('base64');
  for (const target of ['/', '/health', '/nothing', '/api/me']) {
    const { headers } = await get(target);
    expect(headers['content-security-policy']).toBe(
      `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'sha256-${hash}'; connect-src 'self'; img-src 'self' data: blob:; ` +
        "media-src 'self' blob:; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
  }
});
