import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InvitationRequest, invitationsReplySchema, ownLinkReplySchema } from '../../protocol/invitations.ts';
import { closeCodes } from '../../protocol/messages.ts';
import { sessionsReplySchema, signInReplySchema } from '../../protocol/sign-in.ts';
import { CookieJar } from '../support/cookie-jar.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

const run = promisify(execFile);
const forLeeds: InvitationRequest = { role: 'attendee', label: 'Leeds', uses: 2, lastsHours: 24 };

describe('a town hall into which people come by invitation', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await RunningApp.start({ SIGN_IN: 'invitations', LOG_LEVEL: 'debug' });
  });
  afterAll(() => app?.close());

  const printedLink = () => /^\s*organiser\s+(http\S+)/m.exec(app.output)?.[1] ?? '';
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0';
  /** Opens a link in a browser; gives where it leads. */
  const look = async (jar: CookieJar, link: string) => {
    const { pathname, search } = await jar.follow(new URL(link, app.url), `${app.url}/?`);
    return `${pathname}${search}`;
  };
  const take = (jar: CookieJar) =>
    jar.fetch(`${app.url}/api/invited`, { method: 'POST', body: '{}', headers: { 'user-agent': userAgent } });
  /** Opens and takes it: a browser that is in. */
  const comeIn = async (link: string, jar = new CookieJar()) => {
    expect(await look(jar, link)).toBe('/invited');
    const taken = await take(jar);
    expect(taken.status).toBe(200);
    return jar;
  };
  const pageOf = (jar: CookieJar, door: 'hall' | 'desk') => PageClient.at(app.url, door, jar.for('/'));
  const asOrganiser = async (jar: CookieJar, at: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = { 'x-rostrum-door': 'desk', 'content-type': 'application/json' };
    return jar.fetch(`${app.url}${at}`, { ...init, headers });
  };
  const invite = async (jar: CookieJar, asked: InvitationRequest = forLeeds) => {
    const reply = await asOrganiser(jar, '/api/invitations', asked);
    const [made] = invitationsReplySchema.parse(await reply.json()).invitations;
    if (made?.path == null) throw new Error('none was made');
    return { id: made.id, path: made.path };
  };
  const sessionsOf = async (page: PageClient) =>
    sessionsReplySchema.parse(await (await page.fetch('/api/sessions')).json()).own?.sessions ?? [];

  let organiser: CookieJar;

  it('[IV1] prints one link, which makes the organiser’s account once; no demo link exists', async () => {
    expect([app.links.attendee, app.links.desk, app.links.leader]).toEqual(['', '', '']);
    expect(app.output).not.toContain('This is a demo');
    expect(printedLink()).toMatch(/\/join\/[A-Za-z0-9_-]{54}$/);
    const status = signInReplySchema.parse(await (await fetch(`${app.url}/api/sign-in`)).json());
    expect(status).toEqual({ signIn: { kind: 'invitations' } });

    organiser = await comeIn(printedLink());
    const me = await pageOf(organiser, 'desk').me();
    expect([me.role, me.isDemo, me.isSignedIn]).toEqual(['organiser', false, false]);
    expect(await look(new CookieJar(), printedLink())).toBe('/?trouble=link-taken');
    expect((await asOrganiser(organiser, '/api/invitations')).status).toBe(200);
  });

  it('[IV2] the command prints a link to the same account, while the server runs', async () => {
    const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', 'tools/organiser.ts'], {
      cwd: path.join(import.meta.dirname, '../..'),
      env: { ...process.env, DATA_DIR: app.dataDir },
    });
    const link = /^http\S+/.exec(stdout)?.[0] ?? '';
    expect(link.startsWith(`${app.url}/join/`)).toBe(true);
    const laptop = await comeIn(link);
    const { memberId } = await pageOf(organiser, 'desk').me();
    expect((await pageOf(laptop, 'desk').me()).memberId).toBe(memberId);
    const own = await asOrganiser(organiser, '/api/invitations/own', {});
    const tablet = await comeIn(ownLinkReplySchema.parse(await own.json()).path);
    expect((await sessionsOf(pageOf(tablet, 'desk'))).map(({ device }) => device)).toEqual(
      Array.from({ length: 3 }, () => 'Firefox on Windows'),
    );
  });

  it('[IV7] a link that a mail program looks at is not used up; a person comes in by it, and it is in no address and no log', async () => {
    const { path: link } = await invite(organiser, { ...forLeeds, uses: 1 });
    for (let i = 0; i < 3; i++) await look(new CookieJar(), link);
    const ada = pageOf(await comeIn(link), 'hall');
    await ada.enter('Ada Okafor', 'body');
    expect((await ada.me()).role).toBe('attendee');
    expect(await look(new CookieJar(), link)).toBe('/?trouble=invitation-used');
    expect(app.output).not.toContain(link.slice('/join/'.length));
    expect((await ada.fetch('/api/invitations')).status).toBe(403);
    await ada.leave();
  });

  it('[IV7] who is in stays who they are by another link, and uses none of it up', async () => {
    const { path: link } = await invite(organiser);
    const jar = await comeIn(link);
    const { memberId } = await pageOf(jar, 'hall').me();
    expect([await look(jar, link), await look(organiser, link)]).toEqual(['/hall', '/hall']);
    expect((await pageOf(jar, 'hall').me()).memberId).toBe(memberId);
    const { invitations } = invitationsReplySchema.parse(
      await (await asOrganiser(organiser, '/api/invitations')).json(),
    );
    expect(invitations[0]).toMatchObject({ label: 'Leeds', state: 'open', usesMost: 2, used: 1, sessions: 1 });
  });

  it('[IV9] a stolen link: taken back it opens nothing, and whoever came by it is out at once; the others stay', async () => {
    const kept = pageOf(await comeIn((await invite(organiser)).path), 'hall');
    await kept.enter('Ada', 'body');
    const stolen = await invite(organiser);
    const thief = pageOf(await comeIn(stolen.path), 'hall');
    await thief.enter('Ada again', 'body');
    expect((await thief.fetch('/api/invitations/revoke', { method: 'POST', body: '{}' })).status).toBe(403);

    const revoked = await asOrganiser(organiser, '/api/invitations/revoke', { id: stolen.id, alsoOut: true });
    expect(revoked.status).toBe(200);
    expect([await thief.gone, thief.farewells]).toEqual([closeCodes.signedOut, ['signed-out']]);
    expect((await thief.fetch('/api/me')).status).toBe(401);
    expect(await look(new CookieJar(), stolen.path)).toBe('/?trouble=invitation-revoked');
    expect(kept.closedWith).toBeNull();
    await kept.leave();
  });

  it('[IV11] a cookie copied to another machine opens nothing after its owner has a new key', async () => {
    const jar = await comeIn((await invite(organiser)).path);
    const copy = pageOf(jar, 'hall');
    await copy.enter('Ada', 'body');
    const headers = { 'x-rostrum-door': 'hall' };
    const elsewhere = { ...headers, origin: 'https://elsewhere.example' };
    const renew = (more: Record<string, string>) =>
      jar.fetch(`${app.url}/api/sessions/renew`, { method: 'POST', body: '{}', headers: more });
    expect((await renew(elsewhere)).status).toBe(403);
    expect((await renew(headers)).status).toBe(200);
    expect(await copy.gone).toBe(closeCodes.signedOut);
    expect((await copy.fetch('/api/me')).status).toBe(401);
    const owner = pageOf(jar, 'hall');
    await owner.enter('Ada', 'body');
    expect(owner.memberId).toBe(copy.memberId);
    expect((await sessionsOf(owner)).length).toBe(1);
    const out = await owner.fetch('/sign-out', { method: 'POST', body: '{}' });
    expect([out.status, await owner.gone]).toEqual([200, closeCodes.signedOut]);
  });

  it('[IV5] what was made, used and taken back is so after a restart', async () => {
    const open = await invite(organiser);
    const revoked = await invite(organiser);
    await asOrganiser(organiser, '/api/invitations/revoke', { id: revoked.id, alsoOut: false });
    await app.kill();
    await app.up();
    expect(printedLink()).toBe('');
    expect(app.output).toContain('npm run organiser');
    expect(await look(new CookieJar(), revoked.path)).toBe('/?trouble=invitation-revoked');
    expect((await pageOf(await comeIn(open.path), 'hall').me()).role).toBe('attendee');
    expect((await pageOf(organiser, 'desk').me()).role).toBe('organiser');
    expect(await look(new CookieJar(), `/join/${'x'.repeat(54)}`)).toBe('/?trouble=bad-link');
  });
});
