import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PersonaReply, personaReplySchema } from '../../../../protocol/persona-http.ts';
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
const sign = (answerId: string, change: object = {}) => ({
  type: 'answer.sign',
  answerId,
  answer: { questions: ['Do I keep my desk?'], text: 'You keep it.', ...change },
});

describe('signed answers', () => {
  it('[PN58] are signed, edited, listed newest first and taken back; the day is the server’s', async () => {
    const day = new Date(server.clock.now()).toISOString().slice(0, 10);
    const wordings = [' Do I keep my desk? ', '', 'Is my desk going?', 'Do I keep my desk?'];
    expect((await post('answers', sign('desks', { questions: wordings, topics: ['offices'] }))).status).toBe(200);
    await post('answers', sign('pay', { text: 'Pay stays as it is.' }));
    await post('answers', sign('desks', { text: 'You keep it. Nobody moves.' }));
    const { answers } = await view();
    const place = 'Answer in writing';
    expect(answers).toEqual([
      {
        answer: {
          id: 'desks',
          questions: ['Do I keep my desk?'],
          text: 'You keep it. Nobody moves.',
          date: day,
          place,
        },
        isSigned: true,
        versions: 2,
      },
      {
        answer: { id: 'pay', questions: ['Do I keep my desk?'], text: 'Pay stays as it is.', date: day, place },
        isSigned: true,
        versions: 1,
      },
    ]);
    await post('answers', { type: 'answer.revoke', answerId: 'desks' });
    expect((await view()).answers.map(({ isSigned }) => isSigned)).toEqual([false, true]);
    expect(errorOf(await post('answers', { type: 'answer.revoke', answerId: 'desks' }))).toEqual([
      409,
      'no-such-answer',
    ]);
  });

  it.each<[string, object]>([
    ['answer-incomplete', { questions: ['  ', ''] }],
    ['answer-incomplete', { text: '   ' }],
    ['answer-incomplete', { text: 'x'.repeat(2001) }],
    ['answer-incomplete', { validFrom: 'tomorrow' }],
    ['answer-never-valid', { validFrom: '2099-02-01', validUntil: '2099-01-01' }],
    ['answer-never-valid', { validUntil: '2001-01-01' }],
    ['answer-too-long', { text: 'A sentence of five words. '.repeat(12) }],
    ['answer-too-long', { text: `${'word '.repeat(190)}end.` }],
  ])('[PN54] is refused as %s before anybody signs it', async (code, change) => {
    expect(errorOf(await post('answers', sign('desks', change)))).toEqual([409, code]);
    expect((await view()).answers).toEqual([]);
  });

  it('[PN53] [PN58] a delegate signs within their topics, and sets no manner', async () => {
    const own = await server.cookieFor('attendee');
    const me = json(await server.request('GET', '/api/me', { cookie: own }));
    const memberId = idOf(String(Object(me).memberId));
    await must(server.session, part('door'), { ...enter('Jonas'), memberId });
    expect(errorOf(await post('answers', sign('desks', { topics: ['pay'] }), { cookie: own }))).toEqual([
      409,
      'not-allowed',
    ]);
    await post('delegates', { type: 'delegate.name', memberId, topics: ['pay'] });
    expect((await post('answers', sign('pay', { topics: ['pay'] }), { cookie: own })).status).toBe(200);
    expect(errorOf(await post('answers', sign('desks'), { cookie: own }))).toEqual([409, 'answer-outside-scope']);
    const manner = { type: 'manner.set', length: 'short' };
    expect(errorOf(await post('manner', manner, { cookie: own }))).toEqual([409, 'not-allowed']);
  });

  it('[PN58] the manner is set by the leader', async () => {
    expect((await view()).manner).toEqual({ length: 'normal' });
    expect((await post('manner', { type: 'manner.set', length: 'short' })).status).toBe(200);
    expect((await view()).manner).toEqual({ length: 'short' });
    expect((await post('manner', { type: 'manner.set', length: 'endless' })).status).toBe(400);
  });
});
