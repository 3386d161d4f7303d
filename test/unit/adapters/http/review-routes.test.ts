import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, answerSchema, mannerWordsId, signedAnswerSchema } from '../../../../protocol/answer.ts';
import { type Hash, personaIdSchema, personaStream, type QuestionId } from '../../../../protocol/ids.ts';
import { againReplySchema, type ReviewReply, reviewReplySchema } from '../../../../protocol/persona-http.ts';
import { AnswerStore } from '../../../../server/leader/answer-store.ts';
import { ReviewDesk } from '../../../../server/session/review-desk.ts';
import { anAnswer } from '../../../support/a-record.ts';
import { leader } from '../../../support/build-persona-session.ts';
import { must } from '../../../support/build-session.ts';
import { ask, enter, idOf, part, person, questionId } from '../../../support/build-townhall.ts';
import { aStatement, knowledgeOf } from '../../mind/knowledge.ts';
import type { HallServer } from './hall-server.ts';
import { errorOf, json, startStudioServer, studio } from './studio-server.ts';

const q = questionId('q');
let server: HallServer;
let cookie: string;
let answerId: Hash;
beforeEach(async () => {
  ({ server, cookie } = await startStudioServer());
  answerId = await give(q, anAnswer());
});

/** Ada asks, bob votes, and this is the answer. */
async function give(id: QuestionId, answer: Answer): Promise<Hash> {
  const given = await new AnswerStore(server.record).put(answer);
  const made = { outcome: 'answered', topics: [], personaVersion: 7, consentEpoch: 2 } as const;
  const mind = part('mind');
  await must(server.session, person('ada'), ask(id, 'Do I keep my desk?'));
  await must(server.session, person('mo'), { type: 'question.approve', questionId: id });
  await must(server.session, person('bob'), { type: 'question.vote', questionId: id });
  await must(server.session, person('mo'), { type: 'question.call', questionId: id });
  const { epoch } = server.session.state;
  await must(server.session, mind, { type: 'answer.prepared', questionId: id, answerId: given, ...made });
  await must(server.session, mind, { type: 'answer.start', questionId: id, answerId: given, epoch });
  const finish = {
    type: 'answer.finish',
    questionId: id,
    epoch,
    sentencesSaid: 1,
    unsaid: [],
    referral: null,
  } as const;
  await must(server.session, mind, finish);
  return given;
}
afterEach(() => server.close());

interface MarkOptions {
  readonly headers?: Record<string, string>;
  readonly of?: { readonly questionId: string; readonly answerId: string };
}
const text = 'I do not know that.';
const notice = { text, spoken: text, label: 'NOTICE', sources: [], cue: 'dont-know' };
const mark = (
  verdict: string,
  correction?: object,
  { headers = { cookie, ...studio }, of = { questionId: q, answerId } }: MarkOptions = {},
) =>
  server.request(
    'POST',
    '/persona/review',
    headers,
    JSON.stringify({ ...of, verdict, ...(correction !== undefined && { correction }) }),
  );
const view = async (): Promise<ReviewReply> =>
  reviewReplySchema.parse(json(await server.request('GET', '/persona/review', { cookie, ...studio })));
const better = { questions: ['Do I keep my desk?'], text: 'You keep it, for good.' };

/** Types of what the persona's and the town hall's records hold of this. */
async function kept() {
  const read = async (stream: Parameters<typeof server.record.read>[0]) => {
    const types: string[] = [];
    for await (const batch of server.record.read(stream, 1))
      for (const { body } of batch) types.push(/"type":"([^"]+)"/.exec(body)?.[1] ?? '');
    return types.filter((type) => type === 'answer.reviewed' || type === 'answer.signed');
  };
  return { townhall: await read(server.stream), persona: await read(personaStream(personaIdSchema.parse('demo'))) };
}

/** A delegate for these topics: their cookie. */
async function aDelegate(topics: 'any' | readonly string[]): Promise<string> {
  const own = await server.cookieFor('attendee');
  const memberId = idOf(String(Object(json(await server.request('GET', '/api/me', { cookie: own }))).memberId));
  await must(server.session, part('door'), { ...enter('Jonas'), memberId });
  const name = { type: 'delegate.name', memberId, topics };
  await server.request('POST', '/persona/delegates', { cookie, ...studio }, JSON.stringify(name));
  return own;
}

describe('review', () => {
  it('[RV8] shows every answer that was given, with what was said of it and its mark', async () => {
    expect(await view()).toEqual({
      given: [
        {
          questionId: q,
          question: 'Do I keep my desk?',
          votes: 2,
          answerId,
          answer: anAnswer(),
          cut: null,
          said: [0],
          review: null,
          wordings: ['Do I keep my desk?'],
        },
      ],
    });
    expect((await mark('right')).status).toBe(200);
    expect((await view()).given[0]?.review).toMatchObject({ verdict: 'right', correction: null });
  });

  it('[RV3] a correction is told to everybody and signed, by one act', async () => {
    expect((await mark('better')).status).toBe(400);
    expect((await mark('right', better)).status).toBe(400);
    expect((await mark('better', better)).status).toBe(200);
    expect(server.session.state.questions.get(q)?.review).toMatchObject({
      verdict: 'better',
      correction: { text: better.text },
    });
    expect(await server.persona.signed()).toMatchObject([better]);
    // Said better still: another version of the same.
    await mark('wrong', { ...better, text: 'You keep it.' });
    expect(await server.persona.signed()).toMatchObject([{ text: 'You keep it.' }]);
    expect([...server.persona.state.answers.values()].map(({ versions }) => versions.size)).toEqual([2]);
  });

  it('[RV3] what the persona’s gate would refuse is refused before anything is written', async () => {
    expect(errorOf(await mark('better', { ...better, text: '' }))).toEqual([409, 'answer-incomplete']);
    const own = { cookie: await aDelegate(['offices']) };
    const silent = await give(questionId('silent'), answerSchema.parse({ ...anAnswer(), sentences: [notice] }));
    const corrected = (topics: readonly string[]) =>
      mark('better', { ...better, topics }, { headers: own, of: { questionId: 'silent', answerId: silent } });
    expect(errorOf(await corrected(['pay']))).toEqual([409, 'answer-outside-scope']);
    expect(await kept()).toEqual({ townhall: [], persona: [] });
    expect((await corrected(['offices'])).status).toBe(200);
    expect(await kept()).toEqual({ townhall: ['answer.reviewed'], persona: ['answer.signed'] });
  });

  it('[RV3] what was said was signed: the correction is another version of it, for its wordings', async () => {
    const signed = signedAnswerSchema.parse({ id: 'desks', ...better, date: '2026-05-01', place: 'Answer in writing' });
    await server.persona.signAnswer(leader, signed);
    const [first] = await server.persona.signed();
    const source = { statementId: 'desks', statementHash: first?.hash, title: 'Do I keep my desk?', date: signed.date };
    const sources = [{ ...source, place: signed.place, start: 0, end: 22 }];
    const sentence = { text: better.text, spoken: better.text, label: 'APPROVED', sources, cue: 'emphasis' };
    const said = await give(questionId('again'), answerSchema.parse({ ...anAnswer(), sentences: [sentence] }));
    const wordings = ['Do I keep my desk?', 'Is my desk going?'];
    await server.persona.signAnswer(leader, { ...signed, questions: wordings });
    expect((await view()).given.find(({ questionId: id }) => id === 'again')?.wordings).toEqual(wordings);
    const of = { questionId: 'again', answerId: said };
    await mark('wrong', { questions: wordings, text: 'You lose it.' }, { of });
    expect(await server.persona.signed()).toMatchObject([{ id: 'desks', questions: wordings, text: 'You lose it.' }]);
  });

  it('[RV2] a role makes no reviewer; a delegate marks within their topics', async () => {
    const desk = { cookie: await server.cookieFor('moderator'), 'x-rostrum-door': 'desk' };
    expect(errorOf(await mark('right', undefined, { headers: desk }))).toEqual([409, 'not-allowed']);
    expect(errorOf(await server.request('GET', '/persona/review', desk))).toEqual([409, 'not-allowed']);
    const own = { cookie: await aDelegate(['offices']) };
    // It was said from a statement that has no topic here.
    expect(errorOf(await mark('right', undefined, { headers: own }))).toEqual([409, 'answer-outside-scope']);
    expect(errorOf(await mark('better', { ...better, topics: ['offices'] }, { headers: own }))).toEqual([
      409,
      'answer-outside-scope',
    ]);
    expect(await kept()).toEqual({ townhall: [], persona: [] });
  });

  it('[PN62] [RV2] words of courtesy are of no topic: they keep no delegate from marking, and no correction is signed for them', async () => {
    const [own] = anAnswer().sentences.flatMap(({ sources }) => sources);
    const source = { ...own, statementId: mannerWordsId, title: 'How answers begin and end' };
    const words = { text: 'Thank you.', spoken: 'Thank you.', label: 'APPROVED', sources: [source], cue: 'emphasis' };
    const about = { text, spoken: text, label: 'NOTICE', sources: [], cue: 'dont-know' };
    const said = await give(questionId('thanked'), answerSchema.parse({ ...anAnswer(), sentences: [words, about] }));
    const headers = { cookie: await aDelegate(['offices']) };
    const correction = { ...better, topics: ['offices'] };
    expect((await mark('better', correction, { headers, of: { questionId: 'thanked', answerId: said } })).status).toBe(
      200,
    );
    expect((await server.persona.signed()).map(({ id }) => id)).toEqual([expect.stringMatching(/^review-/)]);
  });

  it('[RV4] asked again, nothing happens twice', async () => {
    await mark('better', better);
    expect((await mark('better', better)).status).toBe(200);
    expect(await kept()).toEqual({ townhall: ['answer.reviewed'], persona: ['answer.signed'] });
  });

  it('[RV4] what people were told and nobody signed is signed by the next start, once', async () => {
    const signed = { id: 'review-q', ...better, date: '2026-05-01', place: 'Answer in writing' };
    const command = await server.persona.keepAnswer(signedAnswerSchema.parse(signed));
    await must(server.session, part('studio'), {
      type: 'answer.review',
      questionId: q,
      answerId,
      memberId: idOf('lea'),
      reviewer: 'leader',
      verdict: 'better',
      correction: { text: better.text, signedId: command.answerId, hash: command.hash },
    });
    expect(await kept()).toEqual({ townhall: ['answer.reviewed'], persona: [] });
    const started = new ReviewDesk({
      persona: server.persona,
      signing: { written: () => ({ refused: 'answer-incomplete' }) },
      gate: server.session,
      state: () => server.session.state,
      answers: new AnswerStore(server.record),
      ask: async () => null,
      silentBecause: () => '',
    });
    await Promise.all([started.makeUp(), started.makeUp()]);
    expect(await kept()).toEqual({ townhall: ['answer.reviewed'], persona: ['answer.signed'] });
    // Taken back since, it stays so.
    await server.persona.submit(leader, { type: 'answer.revoke', answerId: command.answerId });
    await started.makeUp();
    expect(await server.persona.signed()).toEqual([]);
  });

  it('[RV7] what would be said now is asked of the mind when somebody asks for it, and kept nowhere', async () => {
    const again = async () =>
      againReplySchema.parse(json(await server.request('GET', `/persona/review/${q}`, { cookie, ...studio })));
    const desks = aStatement({ title: 'Desks', text: 'You keep your desk in the office. Nobody takes it away.' });
    server.knowledge = knowledgeOf([desks]);
    const { seq } = server.session.state;
    const reply = await again();
    expect(reply.answer?.sentences.some(({ text }) => text.includes('You keep your desk'))).toBe(true);
    server.knowledge = { ...knowledgeOf([desks]), consentEpoch: null };
    expect(await again()).toEqual({ answer: null, silentBecause: 'Consent is missing.' });
    expect(server.session.state.seq).toBe(seq);
    expect((await server.request('GET', '/persona/review/nothing', { cookie, ...studio })).status).toBe(409);
  });
});
