import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meReplySchema } from '../../../../protocol/greeting.ts';
import {
  enterReplySchema,
  errorReplySchema,
  healthReplySchema,
  voiceTokenReplySchema,
} from '../../../../protocol/http.ts';
import { limits } from '../../../../protocol/limits.ts';
import { proveFairness } from '../../../../protocol/record/prove-fairness.ts';
import { verifyRecord } from '../../../../protocol/record/verify.ts';
import { protocolVersion } from '../../../../protocol/version.ts';
import { RecordFailure } from '../../../../server/session/ports.ts';
import { aPlan } from '../../../support/a-plan.ts';
import { must } from '../../../support/build-session.ts';
import { ask, enter as enterAs, idOf, part, person } from '../../../support/build-townhall.ts';
import { enterBody, type HallServer, type Reply, startHallServer } from './hall-server.ts';

let server: HallServer;
beforeEach(async () => {
  server = await startHallServer();
});
afterEach(() => server.close());

const json = ({ body }: Reply): unknown => JSON.parse(body.toString());
const troubleOf = (reply: Reply) => ({ status: reply.status, error: errorReplySchema.parse(json(reply)).error });
const me = (cookie: string, door?: string) =>
  server.request('GET', '/api/me', { cookie, ...(door === undefined ? {} : { 'x-rostrum-door': door }) });
const enter = (cookie: string, body = enterBody(), headers: Record<string, string> = {}) =>
  server.request('POST', '/enter', { cookie, ...headers }, body);

describe('links and cookies', () => {
  it('[A2] a link becomes the door’s cookie, and the address forgets it', async () => {
    const { status, headers } = await server.request('GET', `/join/${await server.door.invite('attendee', 'many')}`);
    expect([status, headers.location, headers['cache-control']]).toEqual([303, '/hall', 'no-store']);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^rostrum-hall=[\w-]{32}; HttpOnly; SameSite=Lax; Path=\/; Max-Age=2592000$/),
    ]);
  });

  it('[A5] one browser holds a cookie for each door, and names the one it comes through', async () => {
    const [hall, desk] = [await server.cookieFor('attendee'), await server.cookieFor('moderator')];
    const both = `${hall}; ${desk}`;
    const roles = [await me(both), await me(both, 'hall'), await me(both, 'desk')].map(
      (reply) => meReplySchema.parse(json(reply)).role,
    );
    expect(roles).toEqual(['attendee', 'attendee', 'moderator']);
    expect(troubleOf(await me(both, 'studio'))).toEqual({ status: 401, error: 'no-session' });
    expect(troubleOf(await me(both, 'attic'))).toEqual({ status: 401, error: 'no-session' });
  });

  it('[A5] opening a second door’s link leaves the first one’s cookie alone', async () => {
    const hall = await server.cookieFor('attendee');
    const { headers } = await server.request('GET', `/join/${await server.door.invite('spectator', 'many')}`, {
      cookie: hall,
    });
    expect([headers.location, headers['set-cookie']?.[0]?.split('=')[0]]).toEqual(['/spectator', 'rostrum-spectator']);
  });

  it.each(['', 'rostrum-hall', 'rostrum-hall=', 'rostrum-hall=short', `rostrum-hall=${'x'.repeat(5000)}`, 'a=b;;;=;'])(
    '[A1] no session comes of the cookie %j',
    async (cookie) => {
      expect(troubleOf(await me(cookie))).toEqual({ status: 401, error: 'no-session' });
    },
  );

  it('[A1] a cookie over HTTPS is for HTTPS only', async () => {
    await server.close();
    server = await startHallServer({ publicUrl: new URL('https://town.example') });
    const { headers } = await server.request('GET', `/join/${await server.door.invite('attendee', 'many')}`);
    expect(headers['set-cookie']?.[0]).toMatch(/; Secure$/);
  });
});

describe('coming in', () => {
  it('[CO18] an invitation to sit beside somebody goes along with the link; nothing else does', async () => {
    const link = `/join/${await server.door.invite('attendee', 'many')}`;
    const locationOf = async (query: string) => (await server.request('GET', `${link}${query}`)).headers.location;
    expect(await locationOf('?beside=bo-1')).toBe('/hall?beside=bo-1');
    expect(await locationOf('?beside=%0d%0aset-cookie:x&trouble=y')).toBe('/hall');
  });

  it('[A9] gives a seat, or the gate’s refusal as a sentence', async () => {
    const cookie = await server.cookieFor('attendee');
    expect(json(await enter(cookie))).toMatchObject({ seat: { sessionId: 's' } });
    const refused = await enter(await server.cookieFor('attendee'), enterBody({ name: ' ' }));
    expect([refused.status, json(refused)]).toEqual([
      409,
      { error: 'name-empty', message: 'Type a name that people can read.' },
    ]);
  });

  it('[OT17] says to whoever is of another department for whom the town hall is', async () => {
    const cookie = await server.cookieFor('attendee');
    const { session } = server;
    const plan = aPlan({ departments: ['Research', 'Sales'] });
    vi.spyOn(session, 'state', 'get').mockReturnValue({ ...session.state, plan });
    vi.spyOn(session, 'submit').mockResolvedValueOnce({ refused: 'other-department' });
    const refused = await enter(cookie);
    expect([refused.status, json(refused)]).toEqual([
      409,
      {
        error: 'other-department',
        message: 'This town hall is for Research and Sales. Ask its organiser if you should be in.',
      },
    ]);
  });

  it('[A12] gives a strained server’s newcomers a turn, which is true; the crew and whoever comes at theirs go in', async () => {
    server.strain = 3;
    const { burst, perSecond } = limits.turnstile[3];
    const watch = enterBody({ kind: 'companion' });
    for (let i = 0; i < burst; i++) expect((await enter(await server.cookieFor('attendee'), watch)).status).toBe(200);
    const [cookie, next] = [await server.cookieFor('attendee'), await server.cookieFor('attendee')];
    const turn = await enter(cookie, watch);
    expect([turn.status, json(turn)]).toEqual([202, { turnInMs: 1000 / perSecond, before: 0 }]);
    expect(json(await enter(next, watch))).toEqual({ turnInMs: 2000 / perSecond, before: 1 });
    expect(
      (await enter(await server.cookieFor('moderator'), enterBody({ kind: 'desk' }), { 'x-rostrum-door': 'desk' }))
        .status,
    ).toBe(200);
    await server.clock.advance(1000 / perSecond);
    expect((await enter(cookie, watch)).status).toBe(200);
  });

  it('[H10] answers with the sentence when the door cannot keep a name', async () => {
    const cookie = await server.cookieFor('attendee');
    vi.spyOn(server.door, 'rememberName').mockRejectedValueOnce(new RecordFailure('unavailable'));
    expect(troubleOf(await enter(cookie))).toEqual({ status: 503, error: 'record-unavailable' });
    expect((await enter(cookie)).status).toBe(200);
  });

  it('[A10] tells an outdated page so before the gate hears of it', async () => {
    const cookie = await server.cookieFor('attendee');
    const { seq } = await server.record.head(server.stream);
    for (const protocol of [0, protocolVersion - 1, protocolVersion + 1, -1, 1e9]) {
      expect(troubleOf(await enter(cookie, enterBody({ protocol, name: ' ' })))).toEqual({
        status: 409,
        error: 'outdated',
      });
    }
    expect((await server.record.head(server.stream)).seq).toBe(seq);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"protocol":1,'],
    ['another kind of JSON', '[]'],
    ['null', 'null'],
    ['a field too many', enterBody({ role: 'moderator' })],
    ['a field too few', JSON.stringify({ protocol: protocolVersion })],
    ['a kind that does not exist', enterBody({ kind: 'ghost' })],
    ['a name that is no text', enterBody({ name: 7 })],
    ['a look that is none', enterBody({ look: 'a00000000z' })],
    ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
    ['a prototype', '{"__proto__":{"protocol":1}}'],
  ])('[H6] refuses %s in the body with a sentence', async (_what, body) => {
    const reply = await server.request('POST', '/enter', { cookie: await server.cookieFor('attendee') }, body);
    expect(troubleOf(reply)).toEqual({ status: 400, error: 'bad-request' });
  });

  it.each([limits.httpBodyBytes + 1, 200_000, 2_000_000])(
    '[H6] refuses a body of %i bytes, and the browser gets to read why',
    async (bytes) => {
      const reply = await enter(await server.cookieFor('attendee'), enterBody({ name: 'x'.repeat(bytes) }));
      expect(troubleOf(reply)).toEqual({ status: 413, error: 'bad-request' });
      expect(server.errors).toEqual([]);
    },
  );

  it('[H2] takes orders only from pages of its own origin', async () => {
    const cookie = await server.cookieFor('attendee');
    const own = `http://127.0.0.1:${server.port}`;
    for (const origin of [
      'https://elsewhere.example',
      'null',
      `${own}.evil.example`,
      'http://127.0.0.1:1',
      'file://',
      '%',
    ]) {
      for (const target of ['/enter', '/api/voice-token'])
        expect((await server.request('POST', target, { cookie, origin }, enterBody())).status).toBe(403);
    }
    expect((await enter(cookie, enterBody(), { origin: own })).status).toBe(200);
  });

  it('[H2] behind a proxy the public address is its own origin', async () => {
    await server.close();
    server = await startHallServer({ publicUrl: new URL('https://town.example') });
    const cookie = await server.cookieFor('attendee');
    expect((await enter(cookie, enterBody(), { origin: 'https://town.example' })).status).toBe(200);
    expect((await enter(cookie, enterBody(), { origin: `http://127.0.0.1:${server.port}` })).status).toBe(403);
  });
});

describe('limits', () => {
  it('[H3] tells one session that is too fast to wait, and nobody else at its address', async () => {
    const [fast, other] = [await server.cookieFor('attendee'), await server.cookieFor('attendee')];
    const statuses: number[] = [];
    for (let time = 0; time <= limits.doors.session.burst; time++) statuses.push((await enter(fast)).status);
    expect(statuses).toEqual([...Array(limits.doors.session.burst).fill(200), 429]);
    expect(troubleOf(await enter(fast))).toEqual({ status: 429, error: 'too-fast' });
    expect((await enter(other)).status).toBe(200);
    await server.clock.advance(2000);
    expect((await enter(fast)).status).toBe(200);
  });

  it.each(['/api/snapshot', '/api/me', `/api/answers/${'0'.repeat(64)}`])(
    '[H3] lets a session that reads %s too often wait, which can still come in, and nobody else',
    async (path) => {
      const [fast, other] = [await server.cookieFor('attendee'), await server.cookieFor('attendee')];
      const read = async (cookie: string) => (await server.request('GET', path, { cookie })).status;
      const first = await read(fast);
      for (let time = 1; time < limits.doors.reads.burst; time++) expect(await read(fast)).toBe(first);
      expect([await read(fast), await read(other)]).toEqual([429, first]);
      expect((await enter(fast)).status).toBe(200);
    },
  );
});

describe('health', () => {
  it.each([
    ['ok', 200, { record: { status: 'ok' }, voice: { status: 'ok' } }],
    ['ok', 200, { record: { status: 'ok' }, voice: { status: 'off', reason: 'No livekit-server.' } }],
    ['starting', 503, { record: { status: 'ok' }, voice: { status: 'starting' } }],
    ['failing', 503, { record: { status: 'failing', reason: 'The disk is full.' }, voice: { status: 'ok' } }],
    ['failing', 503, { record: { status: 'failing', reason: 'x' }, voice: { status: 'starting' } }],
  ] as const)('[H4] is %s with %i', async (status, code, parts) => {
    server.health = parts;
    const reply = await server.request('GET', '/health');
    expect([reply.status, healthReplySchema.parse(json(reply))]).toEqual([code, { status, parts }]);
    expect((await server.request('HEAD', '/health')).status).toBe(code);
  });
});

describe('what members ask for', () => {
  it('[A1] nothing is told without a session', async () => {
    for (const target of ['/api/me', '/api/snapshot', '/api/record', '/api/fairness', `/api/answers/${'a'.repeat(64)}`])
      expect(troubleOf(await server.request('GET', target))).toEqual({ status: 401, error: 'no-session' });
    expect((await server.request('POST', '/api/voice-token')).status).toBe(401);
  });

  it('[A11] a fresh voice token is of the kind of page that asks, whichever page came first', async () => {
    const cookie = await server.cookieFor('attendee');
    const { memberId } = enterReplySchema.options[0].parse(json(await enter(cookie)));
    server.kinds = ['companion', 'body'];
    const identities: unknown[] = [];
    for (const kind of ['body', 'companion', 'desk']) {
      const reply = await server.request('POST', '/api/voice-token', { cookie }, JSON.stringify({ kind }));
      identities.push(voiceTokenReplySchema.parse(json(reply))?.token ?? null);
    }
    expect(identities).toEqual([`${memberId}/body`, `${memberId}/companion`, null]);
    for (const body of ['', '{}', '{"kind":"stage"}'])
      expect((await server.request('POST', '/api/voice-token', { cookie }, body)).status).toBe(400);
  });

  it('[SEE3] an answer that is not theirs to read, or none, is not there', async () => {
    const cookie = await server.cookieFor('attendee');
    await enter(cookie);
    for (const id of ['a'.repeat(64), 'A'.repeat(64), 'short', '..%2f', ''])
      expect((await server.request('GET', `/api/answers/${id}`, { cookie })).status).toBe(404);
  });

  it('[V12] the public record is true though somebody is erased while it is written', async () => {
    const { core, session, record } = server;
    await must(session, part('door'), enterAs('org', { role: 'organiser', kind: 'desk' }));
    record.batchEntries = 2;
    const lines: string[] = [];
    for await (const line of core.exportRecord()) {
      lines.push(line);
      // Ada's name is the fifth entry; Bob's, the sixth, is still to be read.
      if (lines.length === 7) await must(session, person('org'), { type: 'member.erase', memberId: idOf('ada') });
      if (lines.length === 3) await must(session, person('org'), { type: 'member.erase', memberId: idOf('bob') });
    }
    expect(await verifyRecord(lines)).toMatchObject({ ok: true, entries: 9, erased: 2 });
  });

  it('[F8] the figures are those of the public record, to whoever may read it, and each entry is read once', async () => {
    const { core, session, record } = server;
    const cookie = await server.cookieFor('attendee');
    await must(session, part('door'), enterAs('ada', { kind: 'companion' }));
    await must(session, person('ada'), ask('q1'));
    expect((await server.request('GET', '/api/fairness')).status).toBe(401);
    const figures = async () => {
      const reply = await server.request('GET', '/api/fairness', { cookie });
      expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store']);
      return json(reply);
    };
    const both = await Promise.all([figures(), figures()]);
    await must(session, person('ada'), ask('q2'));
    const read = vi.spyOn(record, 'read');
    const after = await figures();
    expect(read.mock.calls).toEqual([[server.stream, session.state.seq]]);
    expect(both[0]).toEqual(both[1]);
    const lines: string[] = [];
    for await (const line of core.exportRecord()) lines.push(line);
    expect(after).toEqual((await proveFairness(lines)).fairness);
    expect(after).toMatchObject({ figures: { asked: [session.state.seq - 1, session.state.seq] } });
  });

  it('[V3] the public record comes line by line', async () => {
    const reply = await server.request('GET', '/api/record', { cookie: await server.cookieFor('attendee') });
    const lines = reply.body.toString().trimEnd().split('\n');
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/jsonl; charset=utf-8']);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ kind: 'header' });
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ kind: 'trailer' });
    expect(reply.body.toString()).not.toContain('"ada"}');
  });
});
