import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

const supported = [
  'What is our strategy on products?',
  'How do you decide what people are paid?',
  'Will there be a hiring freeze?',
];
const unsupported = 'What will the weather be in Lima?';
const newId = () => questionIdSchema.parse(randomBytes(16).toString('base64url'));

/** Asks, approves and waits until the answer is prepared. */
async function prepare(author: PageClient, desk: PageClient, text: string): Promise<QuestionId> {
  const questionId = newId();
  await author.must({ type: 'question.ask', questionId, text });
  await desk.must({ type: 'question.approve', questionId });
  await desk.until(`"${text}" prepared`, () =>
    desk.questions.some(({ changed }) => changed.some((each) => each.id === questionId && each.prepared !== null)),
  );
  return questionId;
}

const utterances = (page: PageClient) => page.moments.filter((moment) => moment.kind === 'utterance');
const statusOf = async (page: PageClient, questionId: QuestionId) =>
  (await page.snapshot()).questions.find(({ id }) => id === questionId);

describe('bad days on the stage', () => {
  let app: RunningApp;
  let ada: PageClient;
  let desk: PageClient;
  let otherDesk: PageClient;
  beforeAll(async () => {
    app = await RunningApp.start();
    ada = await PageClient.join(app.links.attendee, 'Ada');
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    otherDesk = await PageClient.open(app.links.desk, desk.cookie);
    await otherDesk.enter('Mo', 'desk');
  });
  afterAll(() => app?.close());

  it('[B20] refuses a moderator’s commands from an attendee, and writes nothing', async () => {
    const questionId = newId();
    await ada.must({ type: 'question.ask', questionId, text: 'May I call this myself?' });
    const { seq, head } = await ada.snapshot();
    const memberId = desk.memberId;
    if (memberId === null) throw new Error('nobody at the desk');
    const refusedOf = await Promise.all([
      ada.send({ type: 'question.approve', questionId }),
      ada.send({ type: 'question.call', questionId }),
      ada.send({ type: 'stage.stop' }),
      ada.send({ type: 'stage.take-over' }),
      ada.send({ type: 'avatar.hold' }),
      ada.send({ type: 'member.mute', memberId }),
      ada.send({ type: 'member.change-role', memberId, role: 'attendee' }),
      ada.send({ type: 'townhall.close' }),
    ]);
    expect(refusedOf.map((reply) => ('refused' in reply ? reply.refused : 'accepted'))).toEqual(
      Array(8).fill('not-allowed'),
    );
    expect(await ada.snapshot()).toMatchObject({ seq, head });
    await ada.must({ type: 'question.withdraw', questionId });
  });

  it('[B21] refuses a question of 5,000 characters with a sentence, and keeps its author connected', async () => {
    expect(await ada.send({ type: 'question.ask', questionId: newId(), text: 'a'.repeat(5000) })).toMatchObject({
      refused: 'text-too-long',
    });
    expect(ada.closedWith).toBeNull();
  });

  it('[B22] gives the stage to one of two questions that are called at the same moment', async () => {
    const [one, two] = [await prepare(ada, desk, supported[0] ?? ''), await prepare(ada, desk, supported[1] ?? '')];
    const replies = await Promise.all([
      desk.send({ type: 'question.call', questionId: one }),
      otherDesk.send({ type: 'question.call', questionId: two }),
    ]);
    const [won, lost] = 'accepted' in (replies[0] ?? {}) ? [one, two] : [two, one];
    const refusedOf = replies.flatMap((reply) => ('refused' in reply ? [reply.refused] : []));
    expect([['another-question-called'], ['stage-busy']]).toContainEqual(refusedOf);
    await ada.until('the winner on the stage', () => ada.stage.questionId === won);
    await desk.must({ type: 'stage.stop' });
    expect(await statusOf(ada, lost)).toMatchObject({ status: 'approved', answer: null });
    expect(await statusOf(ada, won)).toMatchObject({ status: 'approved' });
  });

  it('[B23] says nothing of an answer that was stopped before its first sound', async () => {
    const first = await prepare(ada, desk, supported[2] ?? '');
    const other = (await ada.snapshot()).questions.find(({ id, status }) => id !== first && status === 'approved');
    if (other === undefined) throw new Error('no other question waits');
    const heardBefore = ada.moments.length;
    const [called, stopped] = await Promise.all([
      desk.send({ type: 'question.call', questionId: first }),
      otherDesk.send({ type: 'stage.stop' }),
    ]);
    expect([called, stopped]).toEqual([
      { id: expect.any(Number), accepted: expect.anything() },
      { id: expect.any(Number), accepted: expect.anything() },
    ]);
    await ada.until('a free stage', () => ada.stage.holder === 'nobody' && ada.stage.questionId === '');
    await desk.must({ type: 'question.call', questionId: other.id });
    await ada.until('the other answer', () => utterances(ada).some(({ questionId }) => questionId === other.id));
    const stop = ada.moments.findIndex((moment, at) => at >= heardBefore && moment.kind === 'stop');
    expect(ada.moments.slice(stop).filter((moment) => 'questionId' in moment && moment.questionId === first)).toEqual(
      [],
    );
    expect(await statusOf(ada, first)).toMatchObject({ status: 'approved' });
    await desk.must({ type: 'stage.stop' });
  });

  it('[B24] goes on with an answer whose asker would like to take the question back', async () => {
    const questionId = await prepare(ada, desk, 'What is the four-day week trial?');
    await desk.must({ type: 'question.call', questionId });
    await ada.until('the answer', () => utterances(ada).some((utterance) => utterance.questionId === questionId));
    const { epoch } = ada.stage;
    expect(await ada.send({ type: 'question.withdraw', questionId })).toMatchObject({ refused: 'withdraw-late' });
    expect(desk.moments.some((moment) => moment.kind === 'stop' && moment.epoch >= epoch)).toBe(false);
    expect(await statusOf(desk, questionId)).toMatchObject({ answer: { cut: null } });
    await desk.send({ type: 'stage.stop' });
  });
});

describe('no media server is to be had', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
  });
  afterAll(() => app?.close());

  it('[B25] starts, says so, and is healthy', async () => {
    expect(app.output).toMatch(/Voices are off: .+\. Captions and text work\./);
    const response = await fetch(`${app.url}/health`);
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { status: 'ok', parts: { voice: { status: 'off', reason: expect.stringMatching(/livekit/i) } } },
    ]);
  });

  it('[B26] runs the captions of an answer to their end', async () => {
    const ada = await PageClient.join(app.links.attendee, 'Ada');
    const desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    expect([ada.liveKit, (await ada.me()).voices, ada.state?.voices]).toEqual([null, 'off', 'off']);
    const questionId = await prepare(ada, desk, unsupported);
    await desk.must({ type: 'question.call', questionId });
    await ada.until('the end', () => utterances(ada).length > 0 && ada.stage.holder === 'nobody', 60_000);
    const said = utterances(ada);
    expect(said.map(({ label, sounding }) => [label, sounding])).toEqual(Array(said[0]?.count).fill(['NOTICE', false]));
    expect(said.map(({ text }) => text).join(' ')).toMatch(/I don't know\..* I have passed it to .+\.$/);
    expect(await statusOf(desk, questionId)).toMatchObject({ status: 'referred', answer: { state: 'finished' } });
  });
});
