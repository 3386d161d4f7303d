import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberIdSchema, sectionAt } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { closeCodes } from '../../protocol/messages.ts';
import { protocolVersion } from '../../protocol/version.ts';
import { Tickets } from '../../server/adapters/colyseus/tickets.ts';
import { PageClient } from '../support/page-client.ts';
import { openSocket, ticketFor } from '../support/raw-socket.ts';
import { RunningApp } from '../support/running-app.ts';

describe('the doors', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app?.close());

  const enter = (page: PageClient, change: Readonly<Record<string, unknown>>, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/enter`, {
      method: 'POST',
      body: JSON.stringify({
        protocol: protocolVersion,
        name: 'Ada',
        kind: 'body',
        takeBody: false,
        beside: null,
        isBot: false,
        ...change,
      }),
      headers: {
        cookie: page.cookie,
        'x-rostrum-door': page.door,
        'content-type': 'application/json',
        ...headers,
      },
    });
  const refusalOf = async (response: Response) => ({ status: response.status, ...(await response.json()) });

  it('[B1] turns a guessed link away with what to do, and gives it no cookie', async () => {
    const guess = app.links.attendee.replace(/[^/]+$/, randomBytes(24).toString('base64url'));
    for (const link of [guess, `${app.url}/join/short`, `${app.url}/join/..%2f..%2fetc`]) {
      const response = await fetch(link, { redirect: 'manual' });
      expect([response.status, response.headers.get('location'), response.headers.get('set-cookie')]).toEqual([
        303,
        '/?trouble=bad-link',
        null,
      ]);
    }
  });

  it('[B2] keeps a first-browser link for the browser that opened it first', async () => {
    const first = await PageClient.open(app.links.leader);
    const second = await fetch(app.links.leader, { redirect: 'manual' });
    expect([second.headers.get('location'), second.headers.get('set-cookie')]).toEqual(['/?trouble=link-taken', null]);
    const again = await PageClient.open(app.links.leader, first.cookie);
    expect(again.cookie).toBe(first.cookie);
  });

  it('[B3] opens the socket for a ticket once, and only to the cookie that asked for it', async () => {
    const [ada, eve] = await Promise.all([PageClient.open(app.links.attendee), PageClient.open(app.links.attendee)]);
    const seat = await ticketFor(ada, 'Ada');
    const forged = { ...seat, sessionId: randomBytes(18).toString('base64url') };
    expect(await openSocket(app.url, forged, { cookie: ada.cookie })).toBe(403);
    expect(await openSocket(app.url, seat, {})).toBe(403);
    expect(await openSocket(app.url, seat, { cookie: eve.cookie })).toBe(403);
    expect(await openSocket(app.url, seat, { cookie: ada.cookie, origin: 'https://elsewhere.example' })).toBe(403);

    const socket = await openSocket(app.url, seat, { cookie: ada.cookie, origin: app.url });
    expect(socket).not.toBeTypeOf('number');
    expect(await openSocket(app.url, seat, { cookie: ada.cookie })).toBe(403);
    if (typeof socket !== 'number') socket.terminate();
  });

  it('[B4] lets a ticket end after its seconds', () => {
    const tickets = new Tickets();
    const expiresAtMs = limits.ticketSeconds * 1000;
    const memberId = memberIdSchema.parse(randomBytes(12).toString('base64url'));
    tickets.add('t', { sessionHash: 'ada', memberId, kind: 'body', sectionId: sectionAt(0), expiresAtMs });
    expect([expiresAtMs, expiresAtMs + 1].map((now) => tickets.mayUse('t', ['ada'], now))).toEqual([true, false]);
    expect([tickets.expired(expiresAtMs + 1).length, tickets.holds(memberId)]).toEqual([1, false]);
  });

  it('[B5] tells a page that is older than the server to reload', async () => {
    const page = await PageClient.open(app.links.attendee);
    expect(await refusalOf(await enter(page, { protocol: protocolVersion - 1, beside: undefined }))).toEqual({
      status: 409,
      error: 'outdated',
      message: 'This page is older than the server. It will reload.',
    });
  });

  it('[B6] takes orders only from its own pages', async () => {
    const page = await PageClient.open(app.links.attendee);
    expect((await enter(page, {}, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await enter(page, {}, { cookie: '' })).status).toBe(401);
    expect((await enter(page, {}, { 'x-rostrum-door': 'desk' })).status).toBe(401);
    expect((await enter(page, { role: 'moderator' })).status).toBe(400);
    expect((await enter(page, {}, { origin: app.url })).status).toBe(200);
  });

  it.each([
    ['of 500 characters', 'a'.repeat(500), 'name-too-long'],
    ['that is empty', '', 'name-empty'],
    ['of blanks', ' \t\u3000 ', 'name-empty'],
    ['of nothing but right-to-left marks', '\u200f\u202e\u2067\u200f', 'name-empty'],
  ])('[B7] refuses a name %s with a sentence', async (_what, name, error) => {
    const page = await PageClient.open(app.links.attendee);
    expect(await refusalOf(await enter(page, { name }))).toMatchObject({
      status: 409,
      error,
      message: expect.stringMatching(/^.{20,}\.$/),
    });
  });

  it('[B8] shows names of emoji and of other scripts as they are, without what turns text around', async () => {
    const pages = await Promise.all(
      ['👩‍🚀🇸🇪', 'نورا', '\u202eevE\u202c'].map((name) => PageClient.join(app.links.attendee, name)),
    );
    const [first] = pages;
    const names = () => Object.values(first?.roster ?? {}).map(({ name }) => name);
    await first?.until('the last on the roster', () => names().includes('evE'));
    expect(names()).toEqual(expect.arrayContaining(['👩‍🚀🇸🇪', 'نورا', 'evE']));
    await Promise.all(pages.map((page) => page.leave()));
  });

  it('[B9] asks before a second page takes the body, and says farewell to the first', async () => {
    const phone = await PageClient.join(app.links.attendee, 'Ada');
    const laptop = await PageClient.open(app.links.attendee, phone.cookie);
    await phone.until('the seat', () => seatOf(phone) !== '');
    const seat = seatOf(phone);
    expect(await (await enter(laptop, {})).json()).toEqual({ bodyElsewhere: true });
    expect(phone.closedWith).toBeNull();
    await laptop.enter('Ada', 'body', true);
    await phone.until('the farewell', () => phone.closedWith !== null);
    expect([phone.closedWith, phone.farewells]).toEqual([closeCodes.bodyTaken, ['body-taken']]);
    expect([laptop.memberId, seatOf(laptop)]).toEqual([phone.memberId, seat]);
    await laptop.leave();
  });

  it('[B10] says in one line that the port is taken, and ends', async () => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'rostrum-port-'));
    const { port } = new URL(app.url);
    const second = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'server/main.ts', '--port', port],
      {
        cwd: path.join(import.meta.dirname, '../..'),
        env: { ...process.env, NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'error', ROSTRUM_LIVEKIT_BIN: '' },
      },
    );
    let said = '';
    for (const stream of [second.stdout, second.stderr]) {
      stream.on('data', (data: Buffer) => {
        said += data.toString();
      });
    }
    const code = await new Promise((resolve) => second.once('close', resolve));
    await rm(dataDir, { recursive: true });
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^Port ${port} is taken\\. .*choose another: npm start -- --port \\d+\n$`));
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
  });
});

function seatOf(page: PageClient): string {
  const me = Object.values(page.roster).find(({ memberId }) => memberId === page.memberId);
  return String(me?.seatId ?? '');
}
