import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../protocol/record/verify.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';

describe('the leader’s manner, in a running town hall', () => {
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

  it('[M91] [M93] [PN62] it is heard with the next answer, and the record proves every word of it', async () => {
    // Of those that have a sentence of the leader's own.
    const asked = 'When do we review pay?';
    const closings = ['I hope that helps.', 'Thank you for asking.', 'Please keep asking.'];
    const openings = ['That is a fair question.'];
    const manner = { type: 'manner.set', length: 'long', pace: 'brisk', openings, closings };
    expect(await post('manner', manner)).toBe(200);
    const questionId = await readyQuestion(ada, desk, asked);
    await desk.must({ type: 'question.call', questionId });
    const saidOf = () =>
      ada.moments.flatMap((moment) =>
        moment.kind === 'utterance' && moment.questionId === questionId ? [moment] : [],
      );
    const isCourtesy = ({ label }: { label: string }) => label === 'APPROVED';
    await ada.until('a sentence of the leader’s own', () => saidOf().some(isCourtesy), 60_000);
    const own = saidOf().find(isCourtesy);
    expect([...openings, ...closings]).toContain(own?.text);
    expect(own?.sources).toMatchObject([{ statementId: 'manner-words', title: 'How answers begin and end' }]);
    await desk.must({ type: 'stage.stop' });
    const answer = await (await ada.fetch(`/api/answers/${own?.answerId}`)).json();
    expect(answer).toMatchObject({ answer: { pace: 'brisk' } });
    const record = await (await ada.fetch('/api/record')).text();
    expect(record).toContain('Manner of speaking');
    expect(await verifyRecord(record.trimEnd().split('\n'))).toMatchObject({ ok: true });
  });
});
