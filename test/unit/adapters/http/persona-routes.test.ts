import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSchema } from '../../../../protocol/ids.ts';
import { limits } from '../../../../protocol/limits.ts';
import {
  type PersonaReply,
  personaActReplySchema,
  personaReplySchema,
  sampleReplySchema,
} from '../../../../protocol/persona-http.ts';
import { scope } from '../../../support/build-persona-session.ts';
import { must } from '../../../support/build-session.ts';
import { enter, idOf, part } from '../../../support/build-townhall.ts';
import type { HallServer } from './hall-server.ts';
import { errorOf, json, startStudioServer, studio } from './studio-server.ts';

let server: HallServer;
let cookie: string;
beforeEach(async () => {
  ({ server, cookie } = await startStudioServer());
});
afterEach(() => server.close());

const post = (path: string, body: unknown, headers: Record<string, string> = { cookie, ...studio }) =>
  server.request('POST', `/persona/${path}`, headers, JSON.stringify(body));
const view = async (): Promise<PersonaReply> =>
  personaReplySchema.parse(json(await server.request('GET', '/persona', { cookie, ...studio })));

const canteen = (id: string, text: string, more: object = {}) => ({
  type: 'statement.add',
  statement: { id, title: 'Canteen', date: '2026-03-01', place: 'Letter', text, ...more },
});
const lunch = (price: string) => `A warm lunch in our canteen costs ${price} euros.`;
/** Brings a statement and gives the version that is on the table. */
async function bring(id: string, text: string, more: object = {}) {
  expect((await post('statements', canteen(id, text, more))).status).toBe(200);
  const { statements } = await view();
  const found = statements.find(({ statement }) => statement.id === id);
  if (found === undefined) throw new Error(`no statement ${id}`);
  return { statementId: id, hash: found.statement.hash };
}

/** A page of an attendee who is in the town hall: their cookie and id. */
async function attendee(): Promise<{ readonly cookie: string; readonly memberId: string }> {
  const own = await server.cookieFor('attendee');
  const me = json(await server.request('GET', '/api/me', { cookie: own }));
  if (typeof me !== 'object' || me === null || !('memberId' in me)) throw new Error('nobody');
  const memberId = idOf(String(me.memberId));
  await must(server.session, part('door'), { ...enter('Jonas'), memberId });
  return { cookie: own, memberId };
}

describe('consent', () => {
  it('[PN40] is given and taken back by the leader’s own link, and by no other', async () => {
    const give = { type: 'consent.give', scope };
    const { cookie: own, memberId } = await attendee();
    await post('delegates', { type: 'delegate.name', memberId, topics: 'any' });
    const desk = { cookie: await server.cookieFor('moderator'), 'x-rostrum-door': 'desk' };
    for (const headers of [desk, { cookie: own }]) {
      for (const asked of [give, { type: 'consent.revoke' }])
        expect(errorOf(await post('consent', asked, headers))).toEqual([409, 'not-allowed']);
    }
    expect(errorOf(await post('consent', give, {}))).toEqual([401, 'no-session']);
    expect(personaActReplySchema.parse(json(await post('consent', give)))).toEqual({ seq: 3 });
    expect((await view()).consent).toMatchObject({ kind: 'given', epoch: 1, scope });
    expect(json(await post('consent', { type: 'consent.revoke' }))).toEqual({ seq: 4 });
    expect(await view()).toMatchObject({ silentBecause: 'Consent was taken back.', consent: { kind: 'revoked' } });
    expect(errorOf(await post('consent', { type: 'consent.revoke' }))).toEqual([409, 'no-consent']);
  });

  it('[PN40] a role that somebody was given in the town hall is no leader’s link', async () => {
    const { cookie: own, memberId } = await attendee();
    const organiser = idOf('olga');
    await must(server.session, part('door'), { ...enter('olga', { role: 'organiser' }), memberId: organiser });
    const by = { kind: 'member', memberId: organiser } as const;
    await must(server.session, by, { type: 'member.change-role', memberId: idOf(memberId), role: 'leader' });
    expect(server.session.state.members.get(idOf(memberId))?.role).toBe('leader');
    expect(errorOf(await post('consent', { type: 'consent.give', scope }, { cookie: own }))).toEqual([
      409,
      'not-allowed',
    ]);
  });

  it('[PN41] comes from our own page, in its form, and what is wrong with it is said', async () => {
    const foreign = { cookie, ...studio, origin: 'https://elsewhere.example' };
    for (const path of ['consent', 'statements', 'delegates', 'sample'])
      expect(errorOf(await post(path, { type: 'consent.revoke' }, foreign))).toEqual([403, 'bad-request']);
    const odd = { type: 'consent.give', scope: { ...scope, likeness: true } };
    expect(errorOf(await post('consent', odd))).toEqual([400, 'bad-request']);
    const over = { type: 'consent.give', scope: { ...scope, until: '2021-01-01' } };
    expect(errorOf(await post('consent', over))).toEqual([409, 'consent-over']);
  });

  it('[PN42] nobody is too fast to take consent back, and everything else is limited', async () => {
    await post('consent', { type: 'consent.give', scope });
    let last: readonly unknown[] = [];
    for (let tries = 0; tries <= limits.doors.persona.burst; tries++)
      last = errorOf(await post('delegates', { type: 'delegate.dismiss', memberId: 'nobody' }));
    expect(last).toEqual([429, 'too-fast']);
    expect((await post('consent', { type: 'consent.revoke' })).status).toBe(200);
  });

  it('[PN15] is taken back also while the record cannot be written', async () => {
    await post('consent', { type: 'consent.give', scope });
    server.record.trouble = 'unavailable';
    expect((await post('consent', { type: 'consent.revoke' })).status).toBe(200);
    expect((await view()).silentBecause).toBe('Consent was taken back.');
    expect(errorOf(await post('consent', { type: 'consent.give', scope }))).toEqual([503, 'record-unavailable']);
  });
});

describe('statements', () => {
  it('[PN43] are listed with their versions and what became of them; any version can be read', async () => {
    const first = await bring('lunch', lunch('4.50'), { topics: ['canteen'], validUntil: '2027-01-01' });
    expect(json(await post('statements', { type: 'statement.approve', ...first }))).toEqual({ seq: 3 });
    const second = await bring('lunch', lunch('5.20'), { supersedes: ['old'] });
    const [line] = (await view()).statements;
    expect(line).toMatchObject({
      state: 'changed',
      statement: { text: lunch('5.20'), hash: second.hash },
      approvedHash: first.hash,
      versions: [
        { hash: first.hash, topics: ['canteen'], wasApproved: true },
        { hash: second.hash, topics: [], wasApproved: false },
      ],
    });
    const old = await server.request('GET', `/persona/statements/${first.hash}`, { cookie, ...studio });
    expect(json(old)).toMatchObject({ text: lunch('4.50'), validUntil: '2027-01-01', hash: first.hash });
    const none = await server.request('GET', `/persona/statements/${'e'.repeat(64)}`, { cookie, ...studio });
    expect(errorOf(none)).toEqual([404, 'not-found']);
  });

  it('[PN43] are edited, approved in bulk after their sample, gone back to and revoked, each in one request', async () => {
    const named = [];
    for (const id of ['a', 'b', 'c', 'd']) named.push(await bring(id, `The ${id} house is painted ${id}.`));
    const { sample } = sampleReplySchema.parse(json(await post('sample', { statements: named })));
    expect(sample).toHaveLength(3);
    const many = { type: 'statement.approve-many', statements: named };
    expect(errorOf(await post('statements', { ...many, opened: ['a'] }))).toEqual([409, 'sample-not-read']);
    expect((await post('statements', { ...many, opened: sample })).status).toBe(200);
    expect((await view()).statements.map(({ state }) => state)).toEqual(Array(4).fill('approved'));
    const edited = await bring('a', 'The a house is painted red.');
    const stale = { statementId: 'a', hash: named[0]?.hash };
    expect(errorOf(await post('statements', { type: 'statement.approve', ...stale }))).toEqual([
      409,
      'statement-changed',
    ]);
    await post('statements', { type: 'statement.approve', ...edited });
    expect((await post('statements', { type: 'statement.rollback', ...stale })).status).toBe(200);
    expect((await view()).statements[0]?.statement.text).toBe('The a house is painted a.');
    await post('statements', { type: 'statement.revoke', statementId: 'a' });
    expect((await view()).statements[0]?.state).toBe('revoked');
  });

  it('[PN41] what a person wrote is refused in words', async () => {
    const refused = async (text: string, more: object = {}) =>
      errorOf(await post('statements', canteen('s', text, more)));
    expect(await refused('')).toEqual([409, 'statement-incomplete']);
    expect(await refused('x'.repeat(limits.statementLength + 1))).toEqual([409, 'statement-incomplete']);
    expect(await refused('Soup.', { date: 'yesterday' })).toEqual([409, 'statement-incomplete']);
    const never = { validFrom: '2027-02-01', validUntil: '2027-01-01' };
    expect(await refused('Soup.', never)).toEqual([409, 'statement-never-valid']);
    expect(await refused('Soup.', { colour: 'red' })).toEqual([400, 'bad-request']);
  });

  it('[PN70] [PN71] keep for whom they were, where the original is, and which span of it they are', async () => {
    const from = { audience: 'All staff', link: '2026.mbox#42', span: { start: 10, end: 15 } };
    await bring('soup', 'Soup.', from);
    expect((await view()).statements[0]?.statement).toMatchObject(from);
    const mail = canteen('soup', 'Soup.', { link: 'mailto:maya@example.com' });
    expect(errorOf(await post('statements', mail))).toEqual([409, 'statement-incomplete']);
  });

  it('[PN30] two that contradict each other are shown side by side, with the very sentences', async () => {
    await bring('lunch', `We cook ourselves. ${lunch('4.50')}`);
    await bring('lunch-again', lunch('5.20'));
    const { contradictions } = await view();
    expect(contradictions).toMatchObject([
      {
        a: { statementId: 'lunch', text: lunch('4.50'), start: 19 },
        b: { statementId: 'lunch-again', text: lunch('5.20'), start: 0 },
        why: 'number',
      },
    ]);
    expect(hashSchema.safeParse(contradictions[0]?.a.hash).success).toBe(true);
  });
});

describe('delegates', () => {
  it('[PN44] [PN84] act by their own cookie within their topics, until they are dismissed', async () => {
    const pay = await bring('pay', 'Pay is reviewed in April.', { topics: ['pay'] });
    const jobs = await bring('jobs', 'Nobody has to move.', { topics: ['jobs'] });
    const { cookie: own, memberId } = await attendee();
    const asThem = (path: string, body: unknown) => post(path, body, { cookie: own });
    expect(errorOf(await server.request('GET', '/persona', { cookie: own }))).toEqual([409, 'not-allowed']);
    await post('delegates', { type: 'delegate.name', memberId, topics: ['pay'] });
    const seen = personaReplySchema.parse(json(await server.request('GET', '/persona', { cookie: own })));
    expect(seen).toMatchObject({ you: 'delegate', topics: ['pay'], delegates: [] });
    expect((await asThem('statements', { type: 'statement.approve', ...pay })).status).toBe(200);
    expect(errorOf(await asThem('statements', { type: 'statement.approve', ...jobs }))).toEqual([
      409,
      'statement-outside-scope',
    ]);
    // What is not among their topics, they are not shown.
    expect(seen.statements.map(({ statement }) => statement.id)).toEqual(['pay']);
    const read = (hash: string) => server.request('GET', `/persona/statements/${hash}`, { cookie: own });
    expect([(await read(pay.hash)).status, (await read(jobs.hash)).status]).toEqual([200, 404]);
    const { delegates } = await view();
    expect(delegates).toEqual([{ memberId, name: 'Jonas', topics: ['pay'] }]);
    expect(errorOf(await asThem('delegates', { type: 'delegate.dismiss', memberId }))).toEqual([409, 'not-allowed']);
    const isDelegate = async () => json(await server.request('GET', '/api/me', { cookie: own }));
    expect(await isDelegate()).toMatchObject({ isDelegate: true });
    await post('delegates', { type: 'delegate.dismiss', memberId });
    expect(await isDelegate()).toMatchObject({ isDelegate: false });
    expect(errorOf(await asThem('statements', { type: 'statement.revoke', statementId: 'pay' }))).toEqual([
      409,
      'not-allowed',
    ]);
    const nobody = { type: 'delegate.name', memberId: 'nobody', topics: 'any' };
    expect(errorOf(await post('delegates', nobody))).toEqual([409, 'no-such-member']);
  });
});
