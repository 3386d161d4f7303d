import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { townhallIdSchema } from '../../protocol/ids.ts';
import { AccountDoor } from '../../server/access/account-door.ts';
import { readMapping, usualMapping } from '../../server/access/claims-mapping.ts';
import { TownhallDoor } from '../../server/access/door.ts';
import { SignInFlows } from '../../server/access/sign-in-flows.ts';
import { CompanySignIn } from '../../server/adapters/oidc/company-sign-in.ts';
import { Closers } from '../../server/closers.ts';
import { openHallSignIn } from '../../server/hall-signin.ts';
import { SessionsDesk } from '../../server/session/sessions-desk.ts';
import { SignInDesk } from '../../server/session/sign-in-desk.ts';
import { CompanyProvider, clientId, clientSecret } from '../support/company-provider.ts';
import { CookieJar } from '../support/cookie-jar.ts';
import { MemoryDoors } from '../support/memory-doors.ts';

const callback = 'http://localhost:1/sign-in/callback';
const log = pino({ level: 'silent' });
const townhallId = townhallIdSchema.parse('demo');
const hourMs = 3_600_000;
const minuteMs = 60_000;
const mapping = readMapping('{ "roles": [{ "claim": "groups", "is": "crew", "role": "moderator" }] }');

describe('signing in at a real provider', () => {
  let company: CompanyProvider;
  let offMs: number;
  const closers: (() => unknown)[] = [];

  beforeAll(async () => {
    company = await CompanyProvider.start([callback]);
  });
  afterAll(() => company.down());
  beforeEach(async () => {
    offMs = 0;
    company.person = 'ada';
    company.people.set('ada', { name: 'Ada Okafor', department: 'Research', groups: ['crew', 'all'] });
    company.idTokenS = 3600;
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  /** A town hall's side of it: the desk with a door of its own. */
  const atDesk = (change: { issuer?: string; secret?: string } = {}) => {
    const nowMs = () => Date.now() + offMs;
    const randomText = (bytes: number) => randomBytes(bytes).toString('base64url');
    const options = { store: new MemoryDoors(), townhallId, randomText, nowMs, needsSignIn: true };
    const provider = new CompanySignIn({
      issuer: new URL(change.issuer ?? company.issuer),
      clientId,
      clientSecret: change.secret ?? clientSecret,
      scopes: 'openid profile',
      clockToleranceS: 60,
      redirectUri: () => callback,
      signedOutUri: () => 'http://localhost:1/',
      nowMs,
      log,
    });
    closers.push(() => provider.close());
    const rooms = { endSession: () => undefined, pagesOf: () => 0 };
    const accounts = new AccountDoor(options);
    const desk = new SignInDesk({
      ...{ provider, nowMs, log },
      mapping: 'mapping' in mapping ? mapping.mapping : usualMapping,
      door: accounts,
      flows: new SignInFlows(options),
      rooms,
    });
    return { desk, sessions: new SessionsDesk({ door: accounts, rooms }), provider, door: new TownhallDoor(options) };
  };

  /** Goes to the provider and comes back: gives what the browser brought, as it is or changed on the way. */
  const goThere = async (
    desk: SignInDesk,
    { to = null, onTheWay = (url: URL) => url }: { to?: string | null; onTheWay?: (url: URL) => URL } = {},
  ) => {
    const begun = await desk.begin(to, null);
    if ('trouble' in begun) throw new Error(begun.trouble);
    const back = await new CookieJar().follow(onTheWay(begun.url), callback);
    return { search: back.search, browser: begun.browser };
  };
  const comeBack = (desk: SignInDesk, { search, browser }: { search: string; browser: string | null }) =>
    desk.finish(search, { browser, userAgent: 'Mozilla/5.0 (Windows) Firefox/150.0', heldAt: () => null });
  const changed = (search: string, name: string, value: string) => {
    const parameters = new URLSearchParams(search);
    parameters.set(name, value);
    return `?${parameters}`;
  };

  it('[SI5] lets in whom the provider names, as what the mapping says, and back where they wanted to go', async () => {
    const { desk, sessions, door } = atDesk();
    const begun = await desk.begin('/desk', null);
    if ('trouble' in begun) throw new Error(begun.trouble);
    const asked = begun.url.searchParams;
    expect([asked.get('code_challenge_method'), asked.get('response_type')]).toEqual(['S256', 'code']);
    const back = await new CookieJar().follow(begun.url, callback);
    const done = await comeBack(desk, { search: back.search, browser: begun.browser });
    if ('trouble' in done) throw new Error(done.trouble);
    expect([done.to, done.doors]).toEqual(['/desk', ['hall', 'spectator', 'desk']]);
    const member = await door.whoIs(done.secret);
    expect(member).toMatchObject({ name: 'Ada Okafor', role: 'moderator', isSignedIn: true });
    if (member === null) throw new Error('nobody');
    const { own } = await sessions.list(member);
    expect(own).toMatchObject({ department: 'Research', sessions: [{ device: 'Firefox on Windows', isThis: true }] });
  });

  it('[SI5] takes a person for the same member wherever they sign in, and for a new role what the provider says now', async () => {
    const { desk, door } = atDesk();
    const [first, second] = [await comeBack(desk, await goThere(desk)), await comeBack(desk, await goThere(desk))];
    company.people.set('ada', { name: 'Ada Okafor-Lind', groups: [] });
    const third = await comeBack(desk, await goThere(desk));
    const members = [];
    for (const done of [first, second, third]) members.push('trouble' in done ? null : await door.whoIs(done.secret));
    expect(new Set(members.map((member) => member?.memberId)).size).toBe(1);
    expect(members.map((member) => [member?.role, member?.name])).toEqual(
      Array.from({ length: 3 }, () => ['attendee', 'Ada Okafor-Lind']),
    );
  });

  it('[SI6] takes no answer with another state, in another browser, or a second time', async () => {
    const { desk } = atDesk();
    const back = await goThere(desk);
    const again = { trouble: 'sign-in-again', to: null };
    expect(await comeBack(desk, { ...back, search: changed(back.search, 'state', 'guessed') })).toEqual(again);
    expect(await comeBack(desk, { ...back, browser: 'another' })).toEqual(again);
    expect(await comeBack(desk, { ...back, browser: null })).toEqual(again);
    expect(await comeBack(desk, back)).toMatchObject({ to: '/desk' });
    expect(await comeBack(desk, back)).toEqual(again);
  });

  it('[SI6] takes no code of another sign-in, which proves nothing to it', async () => {
    const { desk } = atDesk();
    const [stolen, own] = [await goThere(desk), await goThere(desk)];
    const code = new URLSearchParams(stolen.search).get('code') ?? '';
    const mixed = { ...own, search: changed(own.search, 'code', code) };
    expect(await comeBack(desk, mixed)).toEqual({ trouble: 'sign-in-failed', to: null });
  });

  it('[SI6] takes no token for another nonce, and no answer of another issuer', async () => {
    const { desk } = atDesk();
    const otherNonce = (url: URL) => new URL(changed(url.search, 'nonce', 'of-somebody-else'), url);
    const failed = { trouble: 'sign-in-failed', to: '/hall' };
    expect(await comeBack(desk, await goThere(desk, { to: '/hall', onTheWay: otherNonce }))).toEqual(failed);
    const back = await goThere(desk, { to: '/hall' });
    const elsewhere = { ...back, search: changed(back.search, 'iss', 'https://evil.example') };
    expect(await comeBack(desk, elsewhere)).toEqual(failed);
  });

  it('[SI6] says so when the provider or the person declined', async () => {
    const { desk } = atDesk();
    const { search, browser } = await goThere(desk, { to: '/hall' });
    const { state = '', iss = '' } = Object.fromEntries(new URLSearchParams(search));
    const declined = `?${new URLSearchParams({ error: 'access_denied', state, iss })}`;
    expect(await comeBack(desk, { search: declined, browser })).toEqual({ trouble: 'sign-in-declined', to: '/hall' });
  });

  it('[SI6] takes no token that has expired', async () => {
    const { desk } = atDesk();
    company.idTokenS = -600;
    expect(await comeBack(desk, await goThere(desk))).toEqual({ trouble: 'sign-in-failed', to: null });
    expect(desk.health()).toEqual({ status: 'ok' });
  });

  it.each([
    ['ahead', 2 * hourMs, 'about 2 hours'],
    ['behind', -hourMs, 'about an hour'],
  ])('[SI4] says that the server’s clock is wrong when it is %s', async (_where, byMs, words) => {
    const { desk } = atDesk();
    offMs = byMs;
    const back = await goThere(desk);
    expect(await comeBack(desk, back)).toEqual({ trouble: 'sign-in-clock', to: null });
    expect(desk.health()).toMatchObject({
      status: 'off',
      reason: expect.stringContaining(`clock differs by ${words}`),
    });
    offMs = 0;
    expect(await comeBack(desk, await goThere(desk))).toMatchObject({ to: '/desk' });
    expect(desk.health()).toEqual({ status: 'ok' });
  });

  it('[SI4] bears clocks that are less than the tolerance apart', async () => {
    const { desk } = atDesk();
    company.idTokenS = 20;
    offMs = minuteMs / 2;
    expect(await comeBack(desk, await goThere(desk))).toMatchObject({ to: '/desk' });
  });

  it('[SI4] goes on when the provider has turned its keys', async () => {
    const { desk } = atDesk();
    expect(await comeBack(desk, await goThere(desk))).toMatchObject({ to: '/desk' });
    const begun = await desk.begin(null, null);
    company.turnKeys();
    if ('trouble' in begun) throw new Error(begun.trouble);
    const back = await new CookieJar().follow(begun.url, callback);
    expect(await comeBack(desk, { search: back.search, browser: begun.browser })).toMatchObject({ to: '/desk' });
  });

  it('[SI4] tells those outside when to come back while the provider is down, and goes on by itself', async () => {
    const { desk, provider, door } = atDesk();
    const inside = await comeBack(desk, await goThere(desk));
    await company.down();
    offMs += minuteMs;
    const turnedAway = { trouble: 'sign-in-down', to: '/hall' };
    expect(await desk.begin('/hall', null)).toEqual(turnedAway);
    expect(desk.status).toEqual({ kind: 'down', retryInMs: expect.any(Number) });
    expect(desk.health()).toMatchObject({
      status: 'off',
      reason: expect.stringMatching(/does not answer.*again at \d/),
    });
    // Those inside stay, and come back.
    expect('trouble' in inside ? null : await door.whoIs(inside.secret)).toMatchObject({ name: 'Ada Okafor' });
    await company.up();
    await provider.look();
    expect(await comeBack(desk, await goThere(desk))).toMatchObject({ to: '/desk' });
  });

  it('[SI4] says what to mend when the provider does not know this client', async () => {
    const { desk } = atDesk({ secret: 'another-secret-of-thirty-two-characters' });
    expect(await comeBack(desk, await goThere(desk))).toEqual({ trouble: 'sign-in-failed', to: null });
    expect(desk.health()).toMatchObject({ status: 'off', reason: expect.stringContaining('OIDC_CLIENT_SECRET') });
  });

  it('[SI2] does not start with a mapping that it cannot read, and names every fault', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-mapping-'));
    closers.push(() => rm(folder, { recursive: true }));
    const mappingFile = path.join(folder, 'people.json');
    const open = () => {
      const nowMs = () => Date.now();
      const rooms = { endSession: () => undefined, pagesOf: () => 0 };
      const door = { store: new MemoryDoors(), townhallId, randomText: () => 'x', nowMs };
      const accounts = new AccountDoor(door);
      const issuer = new URL(company.issuer);
      const config = { issuer, clientId, clientSecret, scopes: 'openid', clockToleranceS: 60, mappingFile };
      return openHallSignIn(config, { ...door, accounts, rooms, log }, new Closers());
    };
    expect(open).toThrow(`OIDC_MAPPING: ${mappingFile} cannot be read`);
    await writeFile(mappingFile, '{\n  "otherwise": "all",\n  "rules": []\n}');
    expect(open).toThrow(/line 2, otherwise: is attendee.*line 3, rules: is not known/s);
  });

  const servers: readonly (readonly [string, http.RequestListener, string])[] = [
    ['another path', (_, response) => response.writeHead(404).end(), 'answers with 404. Is OIDC_ISSUER whole?'],
    [
      'a page',
      (_, response) => response.setHeader('content-type', 'text/html').end('<p>'),
      'text/html that is no JSON',
    ],
    ['no JSON', (_, response) => response.setHeader('content-type', 'application/json').end('{'), 'that is no JSON'],
    [
      'another issuer',
      (_, response) =>
        response.setHeader('content-type', 'application/json').end('{"issuer":"https://id.example/realms/all"}'),
      'set OIDC_ISSUER=https://id.example/realms/all',
    ],
    [
      'a place to move to',
      (_, response) => response.writeHead(301, { location: 'https://id.example/' }).end(),
      'only points to https://id.example/',
    ],
    ['trouble of its own', (_, response) => response.writeHead(502).end(), 'trouble of its own'],
  ];
  it.each(servers)('[SI4] says what to mend when the issuer is %s', async (_what, listener, words) => {
    const server = http.createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { desk, provider } = atDesk({ issuer: `http://127.0.0.1:${port}` });
    await provider.look();
    expect(desk.health()).toMatchObject({ status: 'off', reason: expect.stringContaining(words) });
  });

  it('[SI4] says what to mend when nobody is there, or nobody who speaks TLS', async () => {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const plain = atDesk({ issuer: `https://127.0.0.1:${port}` });
    await plain.provider.look();
    expect(plain.desk.health()).toMatchObject({ reason: expect.stringContaining('does not speak TLS there') });
    await new Promise((resolve) => server.close(resolve));
    const nobody = atDesk({ issuer: `http://127.0.0.1:${port}` });
    await nobody.provider.look();
    expect(nobody.desk.health()).toMatchObject({ reason: expect.stringContaining('ECONNREFUSED') });
  });
});
