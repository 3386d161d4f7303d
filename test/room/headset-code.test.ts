import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CodeStanding, codeStandingSchema, headsetReplySchema } from '../../protocol/headset-code.ts';
import { invitationsReplySchema } from '../../protocol/invitations.ts';
import { limits } from '../../protocol/limits.ts';
import { closeCodes } from '../../protocol/messages.ts';
import { sessionsReplySchema } from '../../protocol/sign-in.ts';
import { launchBrowser } from '../support/browser.ts';
import { CookieJar } from '../support/cookie-jar.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

const quest =
  'Mozilla/5.0 (X11; Linux x86_64; Quest 3) AppleWebKit/537.36 OculusBrowser/39.0 Chrome/136.0 VR Safari/537.36';

describe('a headset that shows six digits', () => {
  let app: RunningApp;
  let browser: Browser;
  let organiser: CookieJar;
  beforeAll(async () => {
    app = await RunningApp.start({ SIGN_IN: 'invitations', LOG_LEVEL: 'debug', ROSTRUM_LIVEKIT_BIN: '' });
    browser = await launchBrowser({ flags: ['--disable-3d-apis'] });
    organiser = await comeIn(/^\s*organiser\s+(http\S+)/m.exec(app.output)?.[1] ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const post = (jar: CookieJar, at: string, body: unknown = {}, headers: Record<string, string> = {}) =>
    jar.fetch(`${app.url}${at}`, { method: 'POST', body: JSON.stringify(body), headers });
  const comeIn = async (link: string) => {
    const jar = new CookieJar();
    await jar.follow(new URL(link, app.url), `${app.url}/invited`);
    await post(jar, '/api/invited');
    return jar;
  };
  /** Somebody new, who is in. */
  const aPerson = async () => {
    const asked = { role: 'attendee', label: '', uses: 1, lastsHours: 24 };
    const reply = await post(organiser, '/api/invitations', asked, { 'x-rostrum-door': 'desk' });
    return comeIn(invitationsReplySchema.parse(await reply.json()).invitations[0]?.path ?? '');
  };
  const pageOf = (jar: CookieJar) => PageClient.at(app.url, 'hall', jar.for('/'));
  const standing = async (reply: Promise<Response>): Promise<CodeStanding> =>
    codeStandingSchema.parse(await (await reply).json());
  /** A headset shows digits. */
  const show = async () => {
    const headset = new CookieJar();
    const now = await standing(post(headset, '/api/code', {}, { 'user-agent': quest }));
    if (now.kind !== 'waiting') throw new Error(`it shows nothing: ${now.kind}`);
    return { headset, digits: now.digits, ask: () => standing(post(headset, '/api/code/standing')) };
  };
  const find = async (jar: CookieJar, digits: string) =>
    headsetReplySchema.parse(await (await post(jar, '/api/headset', { digits })).json()).id;
  const sessionsOf = async (page: PageClient) =>
    sessionsReplySchema.parse(await (await page.fetch('/api/sessions')).json()).own?.sessions ?? [];

  it('[HC1] goes to the hall by itself, as who typed them in a signed-in browser and said yes', async () => {
    const ada = await aPerson();
    const laptop = await browser.newContext();
    await signInto(laptop, ada, app.url);
    const headset = await browser.newContext({ userAgent: quest });
    const worn = await headset.newPage();
    await worn.goto(`${app.url}/code`);
    await worn.locator('.digits').waitFor();
    const digits = (await worn.locator('.digits [aria-hidden]').allTextContents()).join('');
    const sign = await worn.locator('.sign strong').textContent();

    const page = await laptop.newPage();
    await page.goto(`${app.url}/signed-in#headset`);
    await page.getByLabel('Six digits').fill(digits);
    await page.getByRole('button', { name: 'Find the headset' }).click();
    await page.getByText('Quest Browser on a Quest asked for these digits a moment ago').waitFor();
    expect(await page.locator('.found .sign-word').textContent()).toBe(sign);
    await page.getByRole('button', { name: 'It is mine, let it in' }).click();

    await worn.waitForURL(`${app.url}/hall`);
    await worn.getByLabel('Your name').waitFor();
    const cookie = (await headset.cookies(app.url)).map(({ name, value }) => `${name}=${value}`).join('; ');
    expect((await PageClient.at(app.url, 'hall', cookie).me()).memberId).toBe((await pageOf(ada).me()).memberId);
    await page.locator('.own-sessions').getByText('Quest Browser on a Quest').waitFor();
    expect(app.output).not.toContain(digits);
  });

  it('[HC3] guesses are counted for who types, also across their browsers, and let nobody in', async () => {
    const { ask, digits } = await show();
    const eve = await aPerson();
    const wrong = digits === '000000' ? '000001' : '000000';
    const guesses = await Promise.all(
      Array.from({ length: limits.doors.digits.burst }, () => post(eve, '/api/headset', { digits: wrong })),
    );
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([409]));
    expect((await post(eve, '/api/headset', { digits })).status).toBe(429);
    expect((await post(new CookieJar(), '/api/headset', { digits })).status).toBe(401);
    expect(
      (await post(await aPerson(), '/api/headset', { digits }, { origin: 'https://elsewhere.example' })).status,
    ).toBe(403);
    expect((await ask()).kind).toBe('waiting');
  });

  it('[HC6] is one more session of the person’s, which they end, and for the hall alone', async () => {
    const { headset, digits, ask } = await show();
    const id = await find(organiser, digits);
    expect((await post(organiser, '/api/headset/answer', { id, isTheirs: true })).status).toBe(200);
    expect((await post(organiser, '/api/headset/answer', { id, isTheirs: true })).status).toBe(409);
    expect([await ask(), (await ask()).kind]).toEqual([{ kind: 'let-in', goTo: '/hall' }, 'over']);
    expect(headset.for('/')).not.toContain('rostrum-desk');
    const worn = pageOf(headset);
    await worn.enter('Otto', 'body');
    const own = await sessionsOf(worn);
    expect(own.map(({ device, isThis }) => [device, isThis])).toContainEqual(['Quest Browser on a Quest', true]);
    const ended = own.find(({ isThis }) => isThis)?.id ?? '';
    await post(organiser, '/api/sessions', { id: ended });
    expect(await worn.gone).toBe(closeCodes.signedOut);
  });

  it('[HC6] is not let in by who was signed out meanwhile', async () => {
    const { digits, ask } = await show();
    const ada = await aPerson();
    const id = await find(ada, digits);
    await post(ada, '/api/headset/answer', { id, isTheirs: true });
    await post(ada, '/sign-out');
    expect((await ask()).kind).toBe('over');
  });
});

async function signInto(context: BrowserContext, jar: CookieJar, url: string): Promise<void> {
  const pairs = jar.for('/').split('; ');
  await context.addCookies(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return { name, value, url };
    }),
  );
}
