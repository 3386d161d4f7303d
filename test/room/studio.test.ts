import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { againReplySchema, personaReplySchema, reviewReplySchema } from '../../protocol/persona-http.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';

const question = 'When do we review pay?';

describe('what the leader signs, in a running town hall', () => {
  let app: RunningApp;
  let ada: PageClient;
  let desk: PageClient;
  let leader: PageClient;

  beforeAll(async () => {
    app = await RunningApp.start();
    ada = await PageClient.join(app.links.attendee, 'Ada');
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    leader = await PageClient.open(app.links.leader);
  });
  afterAll(() => app?.close());

  const post = async (path: string, body: object) =>
    (await leader.fetch(`/persona/${path}`, { method: 'POST', body: JSON.stringify(body) })).status;
  const read = async (path: string): Promise<unknown> => (await leader.fetch(path)).json();

  it('[PN50] [PN55] [RV3] [RV5] is said whole once its question is called; corrected, it is told and said so from then on', async () => {
    const questionId = await readyQuestion(ada, desk, question);
    const preparedNow = () =>
      desk.questions.flatMap(({ changed }) => changed).findLast(({ id }) => id === questionId)?.prepared?.answerId;
    const quoted = preparedNow();
    const answer = { questions: [question], text: 'In April. Everybody is looked at.' };
    expect(await post('answers', { type: 'answer.sign', answerId: 'pay', answer })).toBe(200);
    await desk.until('the answer made anew', () => preparedNow() !== quoted);
    await desk.must({ type: 'question.call', questionId });
    const isSaid = () => ada.moments.some((moment) => moment.kind === 'utterance' && moment.label === 'APPROVED');
    await ada.until('the signed answer', isSaid);
    await desk.must({ type: 'stage.stop' });

    const [given] = reviewReplySchema.parse(await read('/persona/review')).given;
    expect(given).toMatchObject({ questionId, question, cut: 'stopped', review: null, wordings: [question] });
    const correction = { questions: [question], text: 'In April, and in October too.' };
    const marked = { questionId, answerId: given?.answerId, verdict: 'better', correction };
    expect(await post('review', marked)).toBe(200);
    const reviewOf = (page: PageClient) =>
      page.questions.flatMap(({ changed }) => changed).findLast(({ id }) => id === questionId)?.review;
    await ada.until('the correction', () => reviewOf(ada)?.correction === correction.text);

    await app.kill();
    await app.up();
    const { answers } = personaReplySchema.parse(await read('/persona'));
    expect(answers).toMatchObject([{ answer: { id: 'pay', ...correction }, isSigned: true, versions: 2 }]);
    const now = againReplySchema.parse(await read(`/persona/review/${questionId}`));
    const said = now.answer?.sentences.filter(({ label }) => label !== 'NOTICE');
    expect(said?.map(({ label, text }) => [label, text])).toEqual([['APPROVED', correction.text]]);
  });
});
