import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthReplySchema } from '../../protocol/http.ts';
import { questionIdSchema } from '../../protocol/ids.ts';
import { closeCodes } from '../../protocol/messages.ts';
import { sessionsReplySchema, signInReplySchema, signOutReplySchema } from '../../protocol/sign-in.ts';
import { CompanyProvider, clientId, clientSecret } from '../support/company-provider.ts';
import { CookieJar } from '../support/cookie-jar.ts';
import { PageClient } from '../support/page-client.ts';
import { openSocket, ticketFor } from '../support/raw-socket.ts';
import { RunningApp } from '../support/running-app.ts';

const mapping = { roles: [{ claim: 'groups', is: 'crew', role: 'moderator' }] };

describe('a town hall where people sign in', () => {
  let company: CompanyProvider;
  let app: RunningApp;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-mapping-'));
    const file = path.join(folder, 'people.json');
    await writeFile(file, JSON.stringify(mapping));
    company = await CompanyProvider.start([]);
    company.people.set('ada', { name: 'Ada Okafor', department: 'Research', groups: ['all'] });
    company.people.set('mo', { name: 'Mo Lund', groups: ['crew'] });
    app = await RunningApp.start({
      OIDC_ISSUER: company.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_MAPPING: file,
    });
    company.allow(`${app.url}/sign-in/callback`);
  });
  afterAll(async () => {
    await app?.close();
    await company?.down();
    await rm(folder, { recursive: true });
  });

  /** Goes to the provider; gives the address that leads back, and the cookie of who set out. */
  const goThere = async (person: string, to = '/hall') => {
    company.person = person;
    const jar = new CookieJar();
    const back = await jar.follow(`${app.url}/sign-in?to=${encodeURIComponent(to)}`, `${app.url}/sign-in/callback`);
    return { href: back.href, cookie: jar.for('/sign-in') };
  };
  const signIn = async (person: string, to = '/hall') => {
    const { href, cookie } = await goThere(person, to);
    return PageClient.open(href, cookie);
  };
  const sessionsOf = async (page: PageClient) =>
    sessionsReplySchema.parse(await (await page.fetch('/api/sessions')).json()).own?.sessions ?? [];
  const locationOf = async (address: string) =>
    (await fetch(`${app.url}${address}`, { redirect: 'manual' })).headers.get('location');

  it('[SI7] has no link for attendees, says who signs people in, and offers nothing before', async () => {
    expect([app.links.attendee, app.links.spectator]).toEqual(['', '']);
    expect(app.links.desk).toMatch(/\/join\//);
    expect(app.output).toContain(`People sign in with ${company.issuer}/ at ${app.url}/hall`);
    const health = healthReplySchema.parse(await (await fetch(`${app.url}/health`)).json());
    expect(health.parts['sign-in']).toEqual({ status: 'ok' });
    const status = signInReplySchema.parse(await (await fetch(`${app.url}/api/sign-in`)).json());
    expect(status).toEqual({ signIn: { kind: 'ready' } });
    expect((await fetch(`${app.url}/api/me`)).status).toBe(401);
  });

  it('[SI12] brings in whom the company knows, under that name; desk and hall are one person’s', async () => {
    const { href, cookie } = await goThere('mo', '/desk');
    const back = await fetch(href, { redirect: 'manual', headers: { cookie } });
    expect(back.headers.get('location')).toBe('/desk');
    const cookies = back.headers.getSetCookie();
    expect(cookies.map((set) => set.split('=')[0])).toEqual(['rostrum-hall', 'rostrum-spectator', 'rostrum-desk']);
    for (const set of cookies) expect(set).toMatch(/; HttpOnly; SameSite=Lax; Path=\/; Max-Age=604800$/);
    const again = await fetch(href, { redirect: 'manual', headers: { cookie } });
    expect(again.headers.get('location')).toBe('/?trouble=sign-in-again');

    const ada = await signIn('ada');
    await ada.enter('Mo Lund', 'body');
    const me = await ada.me();
    expect([me.name, me.role, me.isSignedIn, me.isDemo]).toEqual(['Ada Okafor', 'attendee', true, false]);
    const [shown] = Object.values(ada.roster).filter(({ memberId }) => memberId === ada.memberId);
    expect(shown?.name).toBe('Ada Okafor');
    expect(
      (await fetch(`${app.url}/api/me`, { headers: { cookie: ada.cookie, 'x-rostrum-door': 'desk' } })).status,
    ).toBe(401);
    await ada.leave();
  });

  it('[SI11] shows a person their sessions, and ends one with all that it has open', async () => {
    const laptop = await signIn('ada');
    const headset = await signIn('ada');
    await laptop.enter('', 'companion');
    await headset.enter('', 'body');
    expect(headset.memberId).toBe(laptop.memberId);
    const copied = await headset.askDoor({ name: '', kind: 'body', takeBody: false, beside: null, isBot: false });
    expect(copied).toEqual({ bodyElsewhere: true });
    const unused = await ticketFor(headset, 'Ada', { kind: 'listener' });

    const other = (await sessionsOf(laptop)).find(({ isThis, pages }) => !isThis && pages === 1);
    const end = (headers: Record<string, string> = {}) =>
      fetch(`${app.url}/api/sessions`, {
        method: 'POST',
        body: JSON.stringify({ id: other?.id }),
        headers: { cookie: laptop.cookie, ...headers },
      });
    expect((await end({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await end()).status).toBe(200);
    expect([await headset.gone, headset.farewells]).toEqual([closeCodes.signedOut, ['signed-out']]);
    expect((await headset.fetch('/api/me')).status).toBe(401);
    expect(await openSocket(app.url, unused, { cookie: headset.cookie })).toBe(403);
    expect((await end()).status).toBe(404);
    expect([laptop.closedWith, (await laptop.me()).name]).toEqual([null, 'Ada Okafor']);

    const out = await laptop.fetch('/sign-out', { method: 'POST', body: '{}' });
    const { goTo } = signOutReplySchema.parse(await out.json());
    expect(goTo).toContain(`${company.issuer}/session/end`);
    expect((await fetch(goTo ?? '')).status).toBe(200);
    expect(out.headers.getSetCookie()).toEqual(
      ['hall', 'spectator'].map((door) => `rostrum-${door}=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0`).slice(0, 1),
    );
    expect(await laptop.gone).toBe(closeCodes.signedOut);
    expect((await laptop.fetch('/api/me')).status).toBe(401);
  });

  it('[LB9] the desk learns of which department a question is, its asker and others do not', async () => {
    const ada = await signIn('ada');
    await ada.enter('', 'body');
    const desk = await signIn('mo');
    await desk.enter('', 'companion');
    const questionId = questionIdSchema.parse('of-research');
    await ada.must({ type: 'question.ask', questionId, text: 'When does the office open?' });
    const departmentFor = async (page: PageClient) =>
      (await page.snapshot()).questions.find(({ id }) => id === questionId)?.department;
    expect([await departmentFor(desk), await departmentFor(ada)]).toEqual(['Research', undefined]);
    await Promise.all([ada.leave(), desk.leave()]);
  });

  it('[SI8] sends nobody elsewhere, whatever the link to the sign-in says', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/hall/../../evil']) {
      const { href, cookie } = await goThere('ada', to);
      expect((await fetch(href, { redirect: 'manual', headers: { cookie } })).headers.get('location')).toBe('/hall');
    }
    expect(await locationOf('/sign-in/callback?state=x&to=//evil.example')).toBe('/?trouble=sign-in-again');
  });

  it('[SI4] goes on for those inside while the provider is down, and tells those outside', async () => {
    const inside = await signIn('ada');
    await inside.enter('', 'body');
    const { href, cookie } = await goThere('mo');
    await company.down();
    const back = await fetch(href, { redirect: 'manual', headers: { cookie } });
    expect(back.headers.get('location')).toBe('/hall?trouble=sign-in-down');
    expect(await locationOf('/sign-in?to=/hall')).toBe('/hall?trouble=sign-in-down');
    const status = signInReplySchema.parse(await (await fetch(`${app.url}/api/sign-in`)).json());
    expect(status.signIn).toEqual({ kind: 'down', retryInMs: expect.any(Number) });
    const health = await fetch(`${app.url}/health`);
    const { parts } = healthReplySchema.parse(await health.json());
    expect([health.status, parts['sign-in']?.status]).toEqual([200, 'off']);
    await inside.must({ type: 'hand.raise' });
    const other = await PageClient.open(app.links.desk);
    await other.enter('Mo', 'desk');
    expect(inside.closedWith).toBeNull();
    await Promise.all([inside.leave(), other.leave()]);
  });
});
