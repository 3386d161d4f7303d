import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { refuse } from '../../protocol/refusals.ts';
import { idOf } from '../support/build-townhall.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';

describe('a follow-up, in a running town hall', () => {
  let app: RunningApp;
  let ada: PageClient;
  let bob: PageClient;
  let desk: PageClient;
  let leader: PageClient;

  beforeAll(async () => {
    app = await RunningApp.start();
    ada = await PageClient.join(app.links.attendee, 'Ada');
    bob = await PageClient.join(app.links.attendee, 'Bob');
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    leader = await PageClient.join(app.links.leader, 'Lea', 'desk');
  });
  afterAll(() => app?.close());

  const viewOf = (id: QuestionId) =>
    desk.questions.flatMap(({ changed }) => changed).findLast((view) => view.id === id);

  it('[Q16] [Q17] [Q30] is spoken on the floor that the desk gives, and written there; approved it comes next, with its answer', async () => {
    const questionId = await readyQuestion(ada, desk, 'When do we review pay?');
    const give = (page: PageClient) =>
      desk.send({ type: 'floor.give', memberId: idOf(String(page.memberId)), followsUp: questionId });
    expect(await give(ada)).toMatchObject(refuse('not-answered-yet'));
    await desk.must({ type: 'question.call', questionId });
    // The leader answers it: that takes no minute.
    await leader.must({ type: 'stage.take-over' });
    await leader.must({ type: 'stage.release' });
    await desk.until('the answer', () => viewOf(questionId)?.status === 'answered', 30_000);
    await desk.until('a free stage', () => desk.stage.holder === 'nobody');
    expect(viewOf(questionId)?.followUpUntil).toBeGreaterThan(Date.now());
    expect(await give(bob)).toMatchObject(refuse('floor-not-the-author'));
    expect(await give(ada)).toMatchObject({ accepted: {} });
    await ada.until('the floor', () => desk.stage.holder === 'asker');
    const id = questionIdSchema.parse(randomBytes(16).toString('base64url'));
    await ada.must({ type: 'question.ask', questionId: id, text: 'And who decides on it?', followsUp: questionId });
    await desk.must({ type: 'floor.take' });
    await desk.must({ type: 'question.approve', questionId: id });
    await desk.until('its answer', () => viewOf(id)?.prepared != null, 60_000);
    expect(viewOf(id)).toMatchObject({ status: 'approved', followsUp: questionId, place: 1 });
    await desk.must({ type: 'question.call', questionId: id });
    await desk.must({ type: 'stage.stop' });
  });
});
