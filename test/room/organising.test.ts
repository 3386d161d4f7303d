import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noSlot } from '../../client/world/mirror.ts';
import {
  type Hash,
  hallIdSchema,
  personaIdSchema,
  type TownhallId,
  townhallIdSchema,
  townhallStream,
} from '../../protocol/ids.ts';
import { invitationsReplySchema } from '../../protocol/invitations.ts';
import { type Plan, plannedReplySchema, type TownhallsReply, townhallsReplySchema } from '../../protocol/organising.ts';
import { exportLines } from '../../protocol/record/export-file.ts';
import { publicKeyOf, signHead } from '../../protocol/record/sign.ts';
import { verifyRecord } from '../../protocol/record/verify.ts';
import { databaseFile } from '../../server/adapters/node/data-folder.ts';
import { openSqlite } from '../../server/adapters/sql/open-sqlite.ts';
import { aPlan } from '../support/a-plan.ts';
import { secretKey } from '../support/a-record.ts';
import { CookieJar } from '../support/cookie-jar.ts';
import { until } from '../support/livekit.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

const fireside = hallIdSchema.parse('fireside');
const inAnHour = () => Date.now() + 3_600_000;

describe('an installation that holds several town halls', () => {
  let app: RunningApp;
  const organiser = new CookieJar();
  beforeAll(async () => {
    app = await RunningApp.start({ SIGN_IN: 'invitations' });
  });
  afterAll(() => app?.close());

  const comeIn = async (link: string, jar = new CookieJar()) => {
    await jar.follow(new URL(link, app.url), `${app.url}/?`);
    await jar.fetch(`${app.url}/api/invited`, { method: 'POST', body: '{}' });
    return jar;
  };
  const pageOf = (jar: CookieJar, door: 'hall' | 'desk') => PageClient.at(app.url, door, jar.for('/'));
  const asked = (at: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = { 'x-rostrum-door': 'desk', 'content-type': 'application/json' };
    return organiser.fetch(`${app.url}${at}`, { ...init, headers });
  };
  const townhalls = async (): Promise<TownhallsReply['townhalls']> =>
    townhallsReplySchema.parse(await (await asked('/api/townhalls')).json()).townhalls;
  const planned = (over: Partial<Plan>) =>
    aPlan({ personaId: personaIdSchema.parse('maya-lindqvist'), startsAtMs: inAnHour(), hallId: fireside, ...over });
  const plan = async (over: Partial<Plan>) => {
    const reply = await asked('/api/townhalls', { plan: planned(over) });
    return plannedReplySchema.parse(await reply.json()).id;
  };
  const invite = async (townhallId?: TownhallId) => {
    const reply = await asked('/api/invitations', { townhallId, role: 'attendee', label: '', uses: 1, lastsHours: 1 });
    return invitationsReplySchema.parse(await reply.json()).invitations[0]?.path ?? '';
  };
  const isVerified = async (id: TownhallId) => {
    const { record, close } = await openSqlite({ file: databaseFile(app.dataDir), isReadOnly: true });
    const source = { stream: townhallStream(id), isPublic: false, key: publicKeyOf(secretKey) };
    const entries = record.read(source.stream, 1);
    const sign = (head: Hash) => signHead(head, secretKey);
    const verdict = await verifyRecord(exportLines({ ...source, entries, blob: (hash) => record.getBlob(hash), sign }));
    await close();
    return verdict;
  };

  let autumn: TownhallId;
  let winter: TownhallId;

  it('[OT1] [OT9] an organiser plans two, changes one and cancels the other; nobody else may', async () => {
    const printed = /^\s*organiser\s+(http\S+)/m.exec(app.output)?.[1] ?? '';
    await comeIn(printed, organiser);
    [autumn, winter] = [await plan({}), await plan({ title: 'Winter' })];
    const edit = { id: autumn, revision: 0, plan: planned({ title: 'Autumn in Leeds', capacity: 2 }) };
    expect((await asked('/api/townhalls/edit', edit)).status).toBe(200);
    const again = await asked('/api/townhalls/edit', edit);
    expect([again.status, await again.json()]).toEqual([
      409,
      expect.objectContaining({ error: 'changed-meanwhile', message: expect.stringContaining('Somebody else') }),
    ]);
    expect((await asked('/api/townhalls/cancel', { id: winter, reason: 'Snow.' })).status).toBe(200);
    expect(await townhalls()).toMatchObject([
      { id: autumn, plan: { title: 'Autumn in Leeds' }, revision: 1, stage: 'planned' },
      { id: winter, stage: 'cancelled', reason: 'Snow.' },
    ]);
    const ada = pageOf(await comeIn(await invite()), 'hall');
    expect((await ada.fetch('/api/townhalls')).status).toBe(403);
    expect((await fetch(`${app.url}/api/townhalls`, { headers: { 'x-rostrum-door': 'desk' } })).status).toBe(401);
    const elsewhere = {
      method: 'POST',
      body: '{}',
      headers: { origin: 'https://evil.example', 'x-rostrum-door': 'desk' },
    };
    expect((await organiser.fetch(`${app.url}/api/townhalls`, elsewhere)).status).toBe(403);
  });

  it('[OT10] whoever has the address has the calendar file, without a session', async () => {
    const file = await fetch(`${app.url}/calendar/${winter}.ics`);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await file.text()).toContain(`METHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:${winter}@rostrum\r\n`);
    const unknown = await Promise.all(
      ['demo', 'never-made', '%2e%2e'].map((id) => fetch(`${app.url}/calendar/${id}.ics`)),
    );
    expect(unknown.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  /** In a browser of its own, opened before the doors were. */
  const early = new CookieJar();
  const told = async () => {
    const reply = await early.fetch(`${app.url}/api/invited`);
    return [reply.status, await reply.json()];
  };

  it('[IV13] [IV14] [IV15] a link to a planned one says when that is and is not used up; one to a cancelled one says why', async () => {
    const toWinter = await asked(`/api/invitations?townhall=${winter}`);
    expect([toWinter.status, await toWinter.json()]).toEqual([409, expect.objectContaining({ error: 'is-over' })]);
    const unknown = await asked('/api/invitations?townhall=never-made');
    expect(await unknown.json()).toMatchObject({ error: 'no-such-townhall' });
    const spring = await plan({ title: 'Spring' });
    const toSpring = await invite(spring);
    const link = await invite(autumn);
    for (const path of [link, toSpring])
      expect((await early.follow(new URL(path, app.url), `${app.url}/?`)).pathname).toBe('/invited');
    expect(await told()).toMatchObject([200, { title: 'Spring', plan: { stage: 'planned' } }]);
    await asked('/api/townhalls/cancel', { id: spring, reason: 'Frost.' });
    expect(await told()).toMatchObject([200, { title: 'Spring', plan: { stage: 'cancelled', reason: 'Frost.' } }]);
    await early.follow(new URL(link, app.url), `${app.url}/?`);
    expect(await told()).toMatchObject([200, { title: 'Autumn in Leeds', plan: { stage: 'planned' } }]);
    const taken = await early.fetch(`${app.url}/api/invited`, { method: 'POST', body: '{}' });
    expect([taken.status, await taken.json()]).toEqual([409, expect.objectContaining({ error: 'doors-closed' })]);
    const ofAutumn = invitationsReplySchema.parse(await (await asked(`/api/invitations?townhall=${autumn}`)).json());
    expect(ofAutumn).toMatchObject({ townhallId: autumn, title: 'Autumn in Leeds', plan: { stage: 'planned' } });
    expect(ofAutumn.invitations.map(({ path, used }) => [path, used])).toEqual([[link, 0]]);
  });

  it('[OT11] [OT12] [OT14] [IV14] [IV16] opens the doors of the planned one at the same address: the organiser is in, others of another town hall are not', async () => {
    const guest = pageOf(await comeIn(await invite()), 'hall');
    await guest.enter('Guest of the first', 'body');
    const before = await pageOf(organiser, 'desk').me();
    expect(before).toMatchObject({ plan: null, townhallId: 'demo' });
    expect((await asked('/api/townhalls/act', { id: autumn, act: 'open-doors' })).status).toBe(200);
    await guest.gone;
    await until(
      'the other one is in the house',
      async () => {
        const me = await pageOf(organiser, 'desk')
          .me()
          .catch(() => null);
        return me?.townhallId === autumn;
      },
      30_000,
    );
    const me = await pageOf(organiser, 'desk').me();
    expect(me).toMatchObject({
      role: 'organiser',
      title: 'Autumn in Leeds',
      plan: { stage: 'lobby', about: 'What we did, and what comes.' },
    });
    expect(me.hall).not.toBe(before.hall);
    const turnedAway = await guest.fetch('/api/me');
    expect([turnedAway.status, await turnedAway.json()]).toEqual([
      401,
      expect.objectContaining({ error: 'other-townhall' }),
    ]);
    expect(await told()).toMatchObject([200, { plan: { stage: 'lobby' } }]);
    expect((await early.fetch(`${app.url}/api/invited`, { method: 'POST', body: '{}' })).status).toBe(200);
    const holder = pageOf(early, 'hall');
    await holder.enter('Holder', 'body');
    expect((await holder.me()).townhallId).toBe(autumn);
    await holder.leave();
    expect((await townhalls())[0]).toMatchObject({ id: autumn, isHere: true, stage: 'lobby' });
  });

  it('[OT12] [OT15] [OT16] people come in by a link to it, as many as were planned, and one more by a moderator; it begins, and ends', async () => {
    const [bob, cy] = [pageOf(await comeIn(await invite()), 'hall'), pageOf(await comeIn(await invite()), 'hall')];
    await bob.enter('Bob', 'body');
    const asBody = { name: 'Cy', kind: 'body', takeBody: false, beside: null, isBot: false } as const;
    expect(await cy.askDoor(asBody)).toMatchObject({ isFull: true });
    await cy.enter('Cy', 'body');
    expect([(await cy.snapshot()).you, await cy.me()]).toMatchObject([
      { role: 'spectator', seatId: null },
      { role: 'attendee' },
    ]);
    // The place of who was here before is held.
    await cy.until('the others in the hall', () => Object.keys(cy.roster).length === 3);
    expect(Object.values(cy.roster).map(({ name, slot }) => [name, slot !== noSlot])).toEqual(
      expect.arrayContaining([
        ['Bob', true],
        ['Cy', false],
      ]),
    );
    const desk = pageOf(organiser, 'desk');
    await desk.enter('Ola', 'desk');
    const { memberId } = await cy.me();
    await desk.must({ type: 'member.change-role', memberId, role: 'attendee' });
    expect(await cy.askDoor(asBody)).not.toHaveProperty('isFull');
    expect((await cy.snapshot()).you).toMatchObject({ role: 'attendee', seatId: expect.any(String) });
    const refused = await asked('/api/townhalls/act', { id: winter, act: 'begin' });
    expect([refused.status, await refused.json()]).toEqual([409, expect.objectContaining({ error: 'is-over' })]);
    const spring = await plan({ title: 'Spring' });
    expect((await asked('/api/townhalls/act', { id: autumn, act: 'begin' })).status).toBe(200);
    const taken = await asked('/api/townhalls/act', { id: spring, act: 'open-doors' });
    expect(await taken.json()).toMatchObject({ error: 'another-is-open' });
    expect((await asked('/api/townhalls/act', { id: autumn, act: 'end' })).status).toBe(200);
    expect((await townhalls()).find(({ id }) => id === autumn)).toMatchObject({ stage: 'ended', people: 4 });
  });

  it('[OT12] after a restart the same one is in the house, and every record is proved', async () => {
    await app.kill();
    await app.up();
    expect((await pageOf(organiser, 'desk').me()).townhallId).toBe(autumn);
    for (const id of [autumn, winter, townhallIdSchema.parse('demo')])
      expect(await isVerified(id)).toMatchObject({ ok: true });
  });
});
