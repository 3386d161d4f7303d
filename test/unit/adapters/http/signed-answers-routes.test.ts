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

  it('[PN64] the manner is not set over one that was set meanwhile, and the words say so', async () => {
    const before = (await view()).manner;
    expect((await post('manner', { type: 'manner.set', length: 'short', before })).status).toBe(200);
    const late = await post('manner', { type: 'manner.set', length: 'long', before });
    expect(errorOf(late)).toEqual([409, 'manner-changed']);
    expect((await view()).manner).toEqual({ length: 'short' });
  });

  it('[PN58] [PN62] openings and closings are kept as words that are signed, each once; without them nothing is', async () => {
    const openings = [' Thank you for asking. ', '', 'Thank you for asking.'];
    const set = { type: 'manner.set', length: 'normal', pace: 'slow', openings, closings: ['I hope that helps.'] };
    expect((await post('manner', set)).status).toBe(200);
    const manner = { length: 'normal', pace: 'slow', openings: ['Thank you for asking.'], closings: set.closings };
    expect((await view()).manner).toEqual(manner);
    expect(await server.persona.mannerWords()).toMatchObject({
      id: 'manner-words',
      text: 'Thank you for asking.\nI hope that helps.',
      date: new Date(server.clock.now()).toISOString().slice(0, 10),
    });
    expect(errorOf(await post('manner', set))).toEqual([409, 'same-manner']);
    await post('manner', { type: 'manner.set', length: 'normal', openings: [''] });
    expect([(await view()).manner, await server.persona.mannerWords()]).toEqual([{ length: 'normal' }, null]);
  });

  it.each([
    ['manner-not-courtesy', { openings: ['The offices stay open.'] }],
    ['manner-opening-long', { openings: ['Thank you so very much for asking.'] }],
    ['manner-not-a-sentence', { closings: ['x'.repeat(400)] }],
    ['manner-too-many', { closings: ['Thanks.', 'Thank you.', 'Please ask.', 'Do ask.', 'Do come.', 'Welcome.'] }],
  ])('[PN61] is refused as %s in words', async (code, change) => {
    expect(errorOf(await post('manner', { type: 'manner.set', length: 'long', ...change }))).toEqual([409, code]);
    expect((await view()).manner).toEqual({ length: 'normal' });
  });

  it('[PN63] each pace is heard by the leader alone', async () => {
    const sound = (pace: string, headers: Record<string, string> = { cookie, ...studio }) =>
      server.request('GET', `/persona/manner/sound/${pace}`, headers);
    const heard = await sound('slow');
    expect([heard.status, heard.body.toString()]).toEqual([200, 'RIFF slow']);
    expect((await sound('hasty')).status).toBe(404);
    expect(errorOf(await sound('slow', { cookie: await server.cookieFor('attendee') }))).toEqual([409, 'not-allowed']);
  });
});
