import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionIdSchema } from '../../protocol/ids.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

const newId = () => questionIdSchema.parse(randomBytes(16).toString('base64url'));

describe('the story, without a browser', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app?.close());

  it('[L1] asks, approves, prepares, calls and hears a sourced answer to its end', async () => {
    const [ada, bo, desk] = await Promise.all([
      PageClient.join(app.links.attendee, 'Ada'),
      PageClient.join(app.links.attendee, 'Bo'),
      PageClient.join(app.links.desk, 'Mo', 'desk'),
    ]);
    const questionId = newId();
    await ada.must({ type: 'question.ask', questionId, text: 'What is our strategy on products?' });
    await desk.until('the pending question', () =>
      desk.questions.some(({ changed }) => changed.some(({ id, status }) => id === questionId && status === 'pending')),
    );
    expect((await bo.snapshot()).questions).toEqual([]);

    await desk.must({ type: 'question.approve', questionId });
    await desk.until('ready', () =>
      desk.questions.some(({ changed }) => changed.some(({ id, prepared }) => id === questionId && prepared !== null)),
    );
    await bo.must({ type: 'question.vote', questionId });
    expect(await bo.send({ type: 'question.vote', questionId })).toMatchObject({ refused: 'already-voted' });

    await desk.must({ type: 'question.call', questionId });
    await bo.until('the avatar on stage', () => bo.stage.holder === 'avatar');
    await bo.until(
      'a quote',
      () => bo.moments.some((moment) => moment.kind === 'utterance' && moment.label === 'QUOTE'),
      60_000,
    );
    const quote = bo.moments.find((moment) => moment.kind === 'utterance' && moment.label === 'QUOTE');
    expect(quote?.kind === 'utterance' && quote.sources.length).toBe(1);
    const opening = bo.moments.find((moment) => moment.kind === 'utterance');
    expect(opening?.kind === 'utterance' && opening.label).toBe('NOTICE');
    await bo.until('the end', () => bo.stage.holder === 'nobody', 90_000);
    const [question] = (await bo.snapshot()).questions;
    expect(question).toMatchObject({
      id: questionId,
      status: 'answered',
      votes: 2,
      authorName: 'Ada',
      answer: { state: 'finished' },
    });
  });
});
