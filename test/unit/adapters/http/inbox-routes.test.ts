import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerSchema } from '../../../../protocol/answer.ts';
import { errorReplySchema } from '../../../../protocol/http.ts';
import { type InboxReply, inboxReplySchema } from '../../../../protocol/persona-http.ts';
import { AnswerStore } from '../../../../server/leader/answer-store.ts';
import { createDemo, leader } from '../../../support/build-persona-session.ts';
import { must } from '../../../support/build-session.ts';
import { ask, enter, idOf, part, person, questionId, startMs } from '../../../support/build-townhall.ts';
import { aStatement, knowledgeOf } from '../../mind/knowledge.ts';
import { type HallServer, type Reply, startHallServer } from './hall-server.ts';

const studio = { 'x-rostrum-door': 'studio' };
let server: HallServer;
let cookie: string;
beforeEach(async () => {
  server = await startHallServer();
  await server.persona.submit(leader, createDemo);
  server.knowledge = knowledgeOf([
    aStatement({ id: 'porto', title: 'The office in Porto', text: 'It stays.', topics: ['offices'] }),
  ]);
  cookie = await server.cookieFor('leader');
  await unknown('porto', 'Does the Porto office close?');
  await passedOn('dogs', 'Can I bring a dog?');
});
afterEach(() => server.close());

const json = ({ body }: Reply): unknown => JSON.parse(body.toString());
const errorOf = (reply: Reply) => [reply.status, errorReplySchema.parse(json(reply)).error];
const view = async (headers: object = { cookie, ...studio }): Promise<InboxReply> =>
  inboxReplySchema.parse(json(await server.request('GET', '/persona/inbox', { ...headers })));
const send = (ids: readonly string[], text = 'It stays open.', headers: object = { cookie, ...studio }) =>
  server.request('POST', '/persona/inbox', { ...headers }, JSON.stringify({ questionIds: ids, text }));
const laterOf = (id: string) => {
  const phase = server.session.state.questions.get(questionId(id))?.phase;
  return phase?.kind === 'referred' ? phase.later : undefined;
};

async function approved(id: string, text: string): Promise<void> {
  await must(server.session, person('ada'), ask(id, text));
  await must(server.session, person('mo'), { type: 'question.approve', questionId: questionId(id) });
}

async function passedOn(id: string, text: string): Promise<void> {
  await approved(id, text);
  const refer = { type: 'question.refer', questionId: questionId(id), owner: 'Noor Haddad', note: '' } as const;
  await must(server.session, person('mo'), { ...refer, due: '2027-02-01' });
}

/** Ada asks, bob votes, and the avatar says that it does not know. */
async function unknown(id: string, text: string): Promise<void> {
  const question = { questionId: questionId(id) };
  await approved(id, text);
  await must(server.session, person('bob'), { type: 'question.vote', ...question });
  const words = 'I do not know that.';
  const sentence = { text: words, spoken: words, label: 'NOTICE', sources: [], cue: 'dont-know' };
  const answer = { v: 1, language: 'en', outcome: 'abstained', kind: 'rumour', sentences: [sentence] };
  const answerId = await new AnswerStore(server.record).put(
    answerSchema.parse({ ...answer, models: ['quoting'], personaVersion: 7 }),
  );
  const made = { outcome: 'abstained', topics: [], personaVersion: 7, consentEpoch: 2 } as const;
  await must(server.session, person('mo'), { type: 'question.call', ...question });
  const { epoch } = server.session.state;
  await must(server.session, part('mind'), { type: 'answer.prepared', ...question, answerId, ...made });
  await must(server.session, part('mind'), { type: 'answer.start', ...question, answerId, epoch });
  const said = { sentencesSaid: 1, unsaid: [], referral: { owner: 'Jonas Ek', due: '2027-01-20' } };
  await must(server.session, part('mind'), { type: 'answer.finish', ...question, epoch, ...said });
}

/** A delegate for these topics: how their page asks. */
async function aDelegate(topics: 'any' | readonly string[]): Promise<object> {
  const own = { cookie: await server.cookieFor('attendee') };
  const memberId = idOf(String(Object(json(await server.request('GET', '/api/me', own))).memberId));
  await must(server.session, part('door'), { ...enter('Jonas'), memberId });
  const name = { type: 'delegate.name', memberId, topics };
  await server.request('POST', '/persona/delegates', { cookie, ...studio }, JSON.stringify(name));
  return own;
}

describe('the inbox of what was not known', () => {
  it('[RV20] [RV22] shows, by topic, who asked what and when, its votes, why it was not answered, who has it and until when', async () => {
    const line = { askedBy: 'ada', askedAtMs: startMs };
    expect(await view()).toEqual({
      groups: [
        {
          name: 'Offices',
          topic: 'offices',
          isYours: true,
          asked: 1,
          voted: 2,
          questions: [
            {
              ...line,
              questionId: 'porto',
              text: 'Does the Porto office close?',
              votes: 2,
              because: { why: 'unknown', kind: 'rumour' },
              owner: 'Jonas Ek',
              due: '2027-01-20',
            },
          ],
        },
        {
          name: 'Other',
          topic: null,
          isYours: true,
          asked: 1,
          voted: 1,
          questions: [
            {
              ...line,
              questionId: 'dogs',
              text: 'Can I bring a dog?',
              votes: 1,
              because: { why: 'passed-on' },
              owner: 'Noor Haddad',
              due: '2027-02-01',
            },
          ],
        },
      ],
    });
  });

  it('[RV20] shows nothing of who was erased, and nothing to who is neither leader nor delegate', async () => {
    const desk = { cookie: await server.cookieFor('moderator'), 'x-rostrum-door': 'desk' };
    expect(errorOf(await server.request('GET', '/persona/inbox', desk))).toEqual([409, 'not-allowed']);
    expect(errorOf(await send(['porto'], 'Yes.', desk))).toEqual([409, 'not-allowed']);
    await must(server.session, part('door'), enter('org', { role: 'organiser' }));
    await must(server.session, person('org'), { type: 'member.erase', memberId: idOf('ada') });
    expect(await view()).toEqual({ groups: [] });
    expect(errorOf(await send(['porto']))).toEqual([409, 'question-gone']);
  });

  it('[RV24] an answer to all of them is told as the leader’s, once, and they leave the inbox', async () => {
    expect((await send(['porto', 'dogs'])).status).toBe(200);
    expect(laterOf('porto')).toMatchObject({ text: 'It stays open.', answeredBy: 'Maya' });
    expect(laterOf('dogs')).toMatchObject({ text: 'It stays open.', answeredBy: 'Maya' });
    expect(await view()).toEqual({ groups: [] });
    const { seq } = server.session.state;
    expect((await send(['porto', 'dogs'])).status).toBe(200);
    expect(server.session.state.seq).toBe(seq);
  });

  it('[RV25] what was sent is no statement: that is kept by an act of its own, and waits', async () => {
    await send(['porto']);
    expect([...server.persona.state.statements.values()]).toEqual([]);
    const written = {
      id: 'new',
      title: 'Porto',
      date: '2027-01-15',
      place: 'Winter town hall',
      text: 'It stays open.',
    };
    const asked = JSON.stringify({ type: 'statement.add', statement: { ...written, topics: ['offices'] } });
    expect((await server.request('POST', '/persona/statements', { cookie, ...studio }, asked)).status).toBe(200);
    expect([...server.persona.state.statements.values()]).toMatchObject([{ approvedHash: null }]);
    expect(await server.persona.approved()).toEqual([]);
  });

  it('[RV26] what somebody answered meanwhile, what is empty and what is too long is refused, and nothing is told', async () => {
    expect(errorOf(await send(['porto'], ' '))).toEqual([409, 'answer-empty']);
    expect(errorOf(await send(['porto'], 'x'.repeat(2001)))).toEqual([409, 'later-answer-too-long']);
    expect((await send([])).status).toBe(400);
    const theirs = {
      type: 'referral.answer',
      questionId: questionId('dogs'),
      text: 'Small ones.',
      answeredBy: '',
    } as const;
    await must(server.session, person('mo'), theirs);
    expect(errorOf(await send(['porto', 'dogs']))).toEqual([409, 'answered-meanwhile']);
    expect(laterOf('porto')).toBeNull();
    expect((await view()).groups.map(({ name }) => name)).toEqual(['Offices']);
  });

  it('[RV26] a delegate answers what is about their topics, in the leader’s name', async () => {
    const own = await aDelegate(['offices']);
    expect((await view(own)).groups.map(({ name, isYours }) => [name, isYours])).toEqual([
      ['Offices', true],
      ['Other', false],
    ]);
    expect(errorOf(await send(['porto', 'dogs'], 'Yes.', own))).toEqual([409, 'answer-outside-scope']);
    expect(laterOf('porto')).toBeNull();
    expect((await send(['porto'], 'Yes.', own)).status).toBe(200);
    expect(laterOf('porto')).toMatchObject({ answeredBy: 'Jonas, for Maya' });
    expect((await send(['dogs'], 'Yes.', await aDelegate('any'))).status).toBe(200);
  });
});
