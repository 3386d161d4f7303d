import { randomBytes } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import { PageClient } from '../support/page-client.ts';
import { runTool } from '../support/run-tool.ts';
import { RunningApp } from '../support/running-app.ts';
import { eventTypesOf } from '../support/story-record.ts';

const repository = path.join(import.meta.dirname, '../..');
const kept = path.join(repository, 'test/data/story.record.jsonl');
const newId = (): QuestionId => questionIdSchema.parse(randomBytes(16).toString('base64url'));

describe('the story, without a browser', () => {
  let app: RunningApp;
  let ada: PageClient;
  let bo: PageClient;
  let eve: PageClient;
  let desk: PageClient;
  beforeAll(async () => {
    app = await RunningApp.start();
    ada = await PageClient.join(app.links.attendee, 'Ada');
    bo = await PageClient.join(app.links.attendee, 'Bo');
    eve = await PageClient.join(app.links.spectator, 'Eve', 'companion');
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
  });
  afterAll(() => app?.close());

  const ready = (questionId: QuestionId) => () =>
    desk.questions.some(({ changed }) => changed.some(({ id, prepared }) => id === questionId && prepared !== null));
  const became = (questionId: QuestionId, status: string) => () =>
    desk.questions.some(({ changed }) => changed.some((view) => view.id === questionId && view.status === status));
  const askAndApprove = async (asker: PageClient, text: string): Promise<QuestionId> => {
    const questionId = newId();
    await asker.must({ type: 'question.ask', questionId, text });
    await desk.must({ type: 'question.approve', questionId });
    await desk.until('ready', ready(questionId), 60_000);
    return questionId;
  };

  it('[L1] a question is asked, approved, prepared, called, and answered aloud with its source to the end', async () => {
    const questionId = newId();
    await ada.must({ type: 'question.ask', questionId, text: 'What is our strategy on products?' });
    await desk.until('the pending question', became(questionId, 'pending'));
    expect((await bo.snapshot()).questions).toEqual([]);
    await desk.must({ type: 'question.approve', questionId });
    await desk.until('ready', ready(questionId), 60_000);
    for (const voter of [bo, eve]) await voter.must({ type: 'question.vote', questionId });
    expect(await bo.send({ type: 'question.vote', questionId })).toMatchObject({ refused: 'already-voted' });

    await desk.must({ type: 'question.call', questionId });
    await bo.until('the avatar on stage', () => bo.stage.holder === 'avatar');
    await desk.until('the end', became(questionId, 'answered'), 90_000);
    const said = bo.moments.filter((moment) => moment.kind === 'utterance');
    expect(said[0]?.label).toBe('NOTICE');
    expect(said.filter(({ label }) => label === 'QUOTE').map(({ sources }) => sources.length)).toContain(1);
    const [question] = (await bo.snapshot()).questions;
    expect(question).toMatchObject({ id: questionId, status: 'answered', votes: 3, answer: { state: 'finished' } });
    expect(question?.authorName).toBe('Ada');
  });

  it('[L6] [M60] what the guards keep for a person is prepared as that, and referred when it is called', async () => {
    const questionId = await askAndApprove(ada, 'How much does Elin Berg earn?');
    const views = desk.questions.flatMap(({ changed }) => changed.filter(({ id }) => id === questionId));
    expect(views.at(-1)?.prepared).toMatchObject({ outcome: 'abstained' });
    await desk.must({ type: 'question.call', questionId });
    await desk.until('the referral', became(questionId, 'referred'), 60_000);
    const said = bo.moments.filter((moment) => moment.kind === 'utterance' && moment.questionId === questionId);
    expect(said.every((moment) => moment.kind === 'utterance' && moment.label === 'NOTICE')).toBe(true);
  });

  it('[V8] an honest no, a stop and a kill follow: exported from the running hall and proved', async () => {
    // Nothing supports this one.
    const weather = await askAndApprove(eve, 'Which football club wins the cup?');
    await desk.must({ type: 'question.call', questionId: weather });
    await desk.until('the referral', became(weather, 'referred'), 60_000);

    // Stopped in the middle, called again, and killed in the middle of that.
    const service = await askAndApprove(bo, 'What is our aim for service contracts?');
    await desk.must({ type: 'question.call', questionId: service });
    await desk.until('the avatar', () => desk.stage.holder === 'avatar');
    await desk.must({ type: 'stage.stop' });
    await desk.must({ type: 'question.call', questionId: service });
    await desk.until('the avatar again', () => desk.stage.holder === 'avatar');
    const seatBefore = bo.roster[bo.memberId ?? '']?.seatId;
    await app.kill();
    await app.up();
    const back = await PageClient.open(app.links.attendee, bo.cookie);
    expect(back.cookie).toBe(bo.cookie);
    await bo.enter('Bo', 'body');
    expect(bo.roster[bo.memberId ?? '']?.seatId).toBe(seatBefore);
    const question = (await bo.snapshot()).questions.find(({ id }) => id === service);
    expect(question).toMatchObject({ status: 'approved', answer: { state: 'cut', cut: 'interrupted' } });

    const file = path.join(app.dataDir, 'story.record.jsonl');
    expect(await runTool('export', ['demo', file], app.dataDir)).toMatchObject({ code: 0 });
    const verdict = await runTool('verify', [file], app.dataDir);
    expect(verdict.code).toBe(0);
    expect(JSON.parse(verdict.output)).toMatchObject({ ok: true });
    const types = eventTypesOf(await readFile(file, 'utf8'));
    for (const type of ['question.referred', 'stage.stopped', 'session.started', 'answer.finished'])
      expect(types).toContain(type);
    if (process.env.ROSTRUM_KEEP_STORY === '1') await copyFile(file, kept);
  });
});
