import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorReplySchema } from '../../../../protocol/http.ts';
import { limits } from '../../../../protocol/limits.ts';
import { speechBytes } from '../../../../protocol/speech.ts';
import { RecognitionFailure } from '../../../../server/speech/ports.ts';
import { enterBody, type HallServer, type Reply, startHallServer } from './hall-server.ts';

let server: HallServer;
let cookie: string;
beforeEach(async () => {
  server = await startHallServer();
  cookie = await server.cookieFor('attendee');
  await server.request('POST', '/enter', { cookie }, enterBody());
});
afterEach(() => server.close());

const say = (body: Buffer | string = Buffer.alloc(3200), headers: Record<string, string> = {}) =>
  server.request('POST', '/speech', { cookie, 'content-type': 'application/octet-stream', ...headers }, body);
const json = ({ body }: Reply): unknown => JSON.parse(body.toString());
const troubleOf = (reply: Reply) => ({ status: reply.status, error: errorReplySchema.parse(json(reply)).error });

describe('a question asked aloud', () => {
  it('[H12] comes back as words, and nothing keeps them', async () => {
    const heard: number[][] = [];
    server.hear = async (samples) => {
      heard.push([...samples]);
      return 'When does it begin?';
    };
    const before = server.session.head;
    const reply = await say(Buffer.from(Int16Array.of(0, 16_384, -32_768).buffer));
    expect([reply.status, reply.headers['cache-control'], json(reply)]).toEqual([
      200,
      'no-store',
      { text: 'When does it begin?' },
    ]);
    expect(heard).toEqual([[0, 0.5, -1]]);
    expect([server.session.head, server.errors]).toEqual([before, []]);
  });

  it('[H12] is heard for spectators too, and for nobody who has no session or is not here', async () => {
    const guest = await server.cookieFor('spectator');
    await server.request(
      'POST',
      '/enter',
      { cookie: guest, 'x-rostrum-door': 'spectator' },
      enterBody({ name: 'Sam' }),
    );
    expect((await say(undefined, { cookie: guest, 'x-rostrum-door': 'spectator' })).status).toBe(200);
    expect(troubleOf(await say(undefined, { cookie: '' }))).toEqual({ status: 401, error: 'no-session' });
    const outside = await server.cookieFor('attendee');
    expect(troubleOf(await say(undefined, { cookie: outside }))).toEqual({ status: 409, error: 'not-here' });
  });

  it('[H2] is refused from another origin', async () => {
    const reply = await say(undefined, { origin: 'https://elsewhere.example' });
    expect(troubleOf(reply)).toEqual({ status: 403, error: 'bad-request' });
  });

  it('[H13] says so when it is switched off, too long, broken, or holds no words', async () => {
    expect(troubleOf(await say(Buffer.alloc(speechBytes + 2)))).toEqual({ status: 413, error: 'speech-too-long' });
    expect((await say(Buffer.alloc(speechBytes))).status).toBe(200);
    for (const broken of ['', 'abc'])
      expect(troubleOf(await say(broken))).toEqual({ status: 400, error: 'bad-request' });
    server.hear = async () => '';
    expect(troubleOf(await say())).toEqual({ status: 422, error: 'nothing-heard' });
    server.hear = null;
    expect(troubleOf(await say())).toEqual({ status: 409, error: 'speech-off' });
    expect(server.errors).toEqual([]);
  });

  it.each([
    ['busy', 503, 'speech-busy'],
    ['timeout', 503, 'speech-busy'],
    ['unavailable', 503, 'speech-failed'],
    ['rejected', 422, 'nothing-heard'],
  ] as const)('[H13] says so when the recogniser fails as %s', async (reason, status, error) => {
    server.hear = async () => {
      throw new RecognitionFailure(reason, { retryable: true });
    };
    expect(troubleOf(await say())).toEqual({ status, error });
    expect(server.errors).toEqual([]);
  });

  it('[H13] is limited for each session, and costs nobody their other ways', async () => {
    const statuses: number[] = [];
    for (let i = 0; i <= limits.doors.speech.burst; i++) statuses.push((await say()).status);
    expect(statuses).toEqual([...Array(limits.doors.speech.burst).fill(200), 429]);
    expect((await server.request('GET', '/api/me', { cookie })).status).toBe(200);
    const other = await server.cookieFor('attendee');
    await server.request('POST', '/enter', { cookie: other }, enterBody({ name: 'Bo' }));
    expect((await say(undefined, { cookie: other })).status).toBe(200);
  });

  it('[H12] is let go when the browser hangs up', async () => {
    const gone = Promise.withResolvers<void>();
    server.hear = (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          gone.resolve();
          reject(new RecognitionFailure('aborted', { retryable: false }));
        });
      });
    const controller = new AbortController();
    const asked = fetch(`http://127.0.0.1:${server.port}/speech`, {
      method: 'POST',
      headers: { cookie },
      body: new Uint8Array(3200),
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 100);
    await expect(asked).rejects.toThrow();
    await gone.promise;
    expect(server.errors).toEqual([]);
  });
});
