import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rehearsalReplySchema } from '../../../../protocol/rehearsal.ts';
import type { HallServer } from './hall-server.ts';
import { errorOf, json, startStudioServer, studio } from './studio-server.ts';

let server: HallServer;
let cookie: string;
beforeEach(async () => {
  ({ server, cookie } = await startStudioServer());
});
afterEach(() => server.close());

const headers = () => ({ cookie, ...studio });
const get = (path = '', own: Record<string, string> = headers()) =>
  server.request('GET', `/persona/rehearsal${path}`, own);
const post = (body: unknown, own: Record<string, string> = headers()) =>
  server.request('POST', '/persona/rehearsal', own, JSON.stringify(body));

async function reportOf() {
  for (;;) {
    const { running, report } = rehearsalReplySchema.parse(json(await get()));
    if (running === null) return report;
  }
}

describe('rehearsals over HTTP', () => {
  it('[RH15, RH16] are started, looked at and listened to by the leader', async () => {
    expect(rehearsalReplySchema.parse(json(await get()))).toEqual({
      running: null,
      trouble: '',
      report: null,
      audits: [],
    });
    expect(
      rehearsalReplySchema.parse(json(await post({ type: 'start', lines: 'Why is lunch late?' }))).running,
    ).not.toBeNull();
    const report = await reportOf();
    expect(report?.questions[0]).toMatchObject({ question: 'Why is lunch late?', outcome: 'answered' });
    const sound = await get(`/sound/${report?.id}-0-0`);
    expect([sound.status, sound.headers['content-type'], sound.body.toString()]).toEqual([
      200,
      'audio/wav',
      'Lunch is at noon.',
    ]);
    expect(errorOf(await get(`/sound/${report?.id}-0-9`))).toEqual([404, 'not-found']);
    expect(errorOf(await get('/sound/../../secret'))).toEqual([404, 'not-found']);
    expect(errorOf(await post({ type: 'cancel' }))).toEqual([409, 'rehearsal-not-running']);
  });

  it('[RH15] not by others, from elsewhere, or in another form', async () => {
    const moderator = { cookie: await server.cookieFor('moderator'), 'x-rostrum-door': 'desk' };
    const refused = [
      await get('', moderator),
      await post({ type: 'start' }, moderator),
      await get(`/sound/${'0'.repeat(16)}-0-0`, moderator),
    ];
    expect(refused.map(errorOf)).toEqual([
      [409, 'not-allowed'],
      [409, 'not-allowed'],
      [409, 'not-allowed'],
    ]);
    expect(errorOf(await get('', {}))).toEqual([401, 'no-session']);
    expect(errorOf(await post({ type: 'start' }, { ...headers(), origin: 'https://elsewhere.example' }))).toEqual([
      403,
      'bad-request',
    ]);
    expect(errorOf(await post({ type: 'begin' }))).toEqual([400, 'bad-request']);
    expect(errorOf(await post({ type: 'start', lines: 'x'.repeat(49_153) }))).toEqual([400, 'bad-request']);
  });
});
