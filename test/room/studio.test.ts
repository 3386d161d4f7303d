import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../protocol/answer.ts';
import type { QuestionId } from '../../protocol/ids.ts';
import {
  againReplySchema,
  inboxReplySchema,
  personaReplySchema,
  reviewReplySchema,
} from '../../protocol/persona-http.ts';
import { verifyRecord } from '../../protocol/record/verify.ts';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/fake-openai.ts';
import { bookTranslator } from '../support/fake-openai/translator.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { runTool } from '../support/run-tool.ts';
import { RunningApp } from '../support/running-app.ts';
import { eventTypesOf } from '../support/story-record.ts';

const question = 'When do we review pay?';
const asked = 'Can I bring my dog to the office?';
const askedInGerman = 'Kann ich meinen Hund mit ins Büro bringen?';
const told = 'A dog may come to every office, as long as nobody in the team minds.';
const toldInGerman = 'Ein Hund darf in jedes Büro mitkommen, solange niemand im Team etwas dagegen hat.';
const opening = 'That is a fair question.';

/** One town hall, in the order of a day: what the leader signs, sets and answers, and what the stage then says. */
describe('what the leader does in the studio, in a running town hall', () => {
  /** As the process gets it at its next start. */
  const environment: Record<string, string> = {};
  let model: FakeOpenAi;
  let app: RunningApp;
  let ada: PageClient;
  let desk: PageClient;
  let leader: PageClient;
  let signedFor: QuestionId;
  let translated: QuestionId;

  beforeAll(async () => {
    model = await startFakeOpenAi({ chat: bookTranslator('de', { [askedInGerman]: asked, [told]: toldInGerman }) });
    app = await RunningApp.start(environment);
    ada = await PageClient.join(app.links.attendee, 'Ada');
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    leader = await PageClient.open(app.links.leader);
  });
  afterAll(async () => {
    await app?.close();
    await model?.close();
  });

  const post = async (path: string, body: object) =>
    (await leader.fetch(`/persona/${path}`, { method: 'POST', body: JSON.stringify(body) })).status;
  const read = async (path: string): Promise<unknown> => (await leader.fetch(path)).json();
  const viewOf = (page: PageClient, id: QuestionId) =>
    page.questions.flatMap(({ changed }) => changed).findLast((view) => view.id === id);
  const saidOf = (id: QuestionId) =>
    ada.moments.flatMap((moment) => (moment.kind === 'utterance' && moment.questionId === id ? [moment] : []));

  /** The prepared answer, once it is one of these. */
  const prepared = (id: QuestionId, isIt: (answer: Answer) => boolean): Promise<Answer> =>
    vi.waitFor(
      async () => {
        const { answer } = await desk.answer(viewOf(desk, id)?.prepared?.answerId ?? '');
        expect(isIt(answer)).toBe(true);
        return answer;
      },
      { timeout: 60_000, interval: 50 },
    );

  /** Goes past sentences of the answer until one is said that is looked for. */
  async function skipTo(id: QuestionId, isIt: (said: ReturnType<typeof saidOf>[number]) => boolean) {
    for (let seen = 0; ; seen++) {
      await ada.until('the next sentence', () => saidOf(id).length > seen, 60_000);
      const said = saidOf(id)[seen];
      if (said === undefined || isIt(said)) return said;
      const { epoch, place } = said;
      if (place !== null) await desk.send({ type: 'answer.skip', epoch, sentence: place });
    }
  }

  it('[PN50] [PN55] [RV3] [RV5] an answer signed is said whole once its question is called; corrected, that is told', async () => {
    const questionId = await readyQuestion(ada, desk, question);
    const preparedNow = () => viewOf(desk, questionId)?.prepared?.answerId;
    const quoted = preparedNow();
    const answer = { questions: [question], text: 'In April. Everybody is looked at.' };
    expect(await post('answers', { type: 'answer.sign', answerId: 'pay', answer })).toBe(200);
    await desk.until('the answer made anew', () => preparedNow() !== quoted);
    await desk.must({ type: 'question.call', questionId });
    await skipTo(questionId, ({ label }) => label === 'APPROVED');
    await desk.must({ type: 'stage.stop' });

    const [given] = reviewReplySchema.parse(await read('/persona/review')).given;
    expect(given).toMatchObject({ questionId, question, cut: 'stopped', review: null, wordings: [question] });
    const correction = { questions: [question], text: 'In April, and in October too.' };
    const marked = { questionId, answerId: given?.answerId, verdict: 'better', correction };
    expect(await post('review', marked)).toBe(200);
    await ada.until('the correction', () => viewOf(ada, questionId)?.review?.correction === correction.text);
    signedFor = questionId;
  });

  it('[PN56] [M91] [M93] an opening and a pace that are set are heard with the next answer', async () => {
    const manner = { type: 'manner.set', length: 'normal', pace: 'brisk', openings: [opening] };
    expect(await post('manner', manner)).toBe(200);
    // One of those that get an opening.
    const questionId = await readyQuestion(ada, desk, 'What is our strategy on products?');
    await prepared(questionId, ({ pace }) => pace === 'brisk');
    await desk.must({ type: 'question.call', questionId });
    const said = await skipTo(questionId, ({ label }) => label === 'APPROVED');
    await desk.must({ type: 'stage.stop' });
    expect(said).toMatchObject({
      text: opening,
      place: 0,
      sources: [{ statementId: 'manner-words', title: 'How answers begin and end', place: 'Manner of speaking' }],
    });
  });

  it('[RV20] [RV24] [RV25] what the avatar did not know is answered from the inbox, and said by itself once it is approved', async () => {
    const questionId = await readyQuestion(ada, desk, asked);
    await desk.must({ type: 'question.call', questionId });
    await skipTo(questionId, ({ cue }) => cue === 'refer');
    await desk.until('the referral', () => viewOf(desk, questionId)?.status === 'referred', 60_000);
    const inbox = async () =>
      inboxReplySchema.parse(await read('/persona/inbox')).groups.flatMap(({ questions }) => questions);
    expect(await inbox()).toMatchObject([{ questionId, text: asked, askedBy: 'Ada', because: { why: 'unknown' } }]);

    expect(await post('inbox', { questionIds: [questionId], text: told })).toBe(200);
    await ada.until('the answer', () => viewOf(ada, questionId)?.referredTo?.later?.text === told);
    expect(await inbox()).toEqual([]);

    const statement = { id: 'dogs', title: 'Dogs at work', date: today(), place: 'Answer in writing', text: told };
    expect(await post('statements', { type: 'statement.add', statement })).toBe(200);
    const again = await readyQuestion(ada, desk, asked);
    expect(viewOf(desk, again)?.prepared?.outcome).toBe('abstained');
    const { statements } = personaReplySchema.parse(await read('/persona'));
    const hash = statements.find((each) => each.statement.id === 'dogs')?.statement.hash;
    expect(await post('statements', { type: 'statement.approve', statementId: 'dogs', hash })).toBe(200);
    await prepared(again, ({ outcome }) => outcome === 'answered');
    await desk.must({ type: 'question.call', questionId: again });
    const said = await skipTo(again, ({ label }) => label === 'QUOTE');
    await desk.must({ type: 'stage.stop' });
    expect(said).toMatchObject({ text: told, sources: [{ statementId: 'dogs', statementHash: hash }] });
  });

  it('[MD40] without a model a question in German is told in German that there is no answer in it', async () => {
    const questionId = await readyQuestion(ada, desk, askedInGerman);
    await desk.must({ type: 'question.call', questionId });
    const said = await skipTo(questionId, ({ language }) => language !== undefined);
    await desk.must({ type: 'stage.stop' });
    expect(said).toMatchObject({ label: 'NOTICE', language: 'de' });
    expect(said?.text).toMatch(/^Diese Frage ist nicht auf Englisch, .+ Jonas Ek/);
  });

  it('[PN50] [RV4] [MD43] with one that translates it is answered in German, once somebody has read it, with the original beside it', async () => {
    await app.kill();
    Object.assign(environment, { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'translates', TRANSLATED_ANSWERS: 'on' });
    await app.up();
    await ada.enter('Ada', 'body');
    await desk.enter('Mo', 'desk');
    const { answers } = personaReplySchema.parse(await read('/persona'));
    expect(answers).toMatchObject([{ answer: { id: 'pay', text: 'In April, and in October too.' }, versions: 2 }]);
    const now = againReplySchema.parse(await read(`/persona/review/${signedFor}`));
    const signed = now.answer?.sentences.filter(({ label }) => label !== 'NOTICE');
    expect(signed?.map(({ label, text }) => [label, text])).toEqual([['APPROVED', 'In April, and in October too.']]);

    const questionId = await readyQuestion(ada, desk, askedInGerman);
    translated = questionId;
    const view = viewOf(desk, questionId);
    expect(view?.prepared).toMatchObject({ outcome: 'answered', reading: 'needed' });
    await desk.must({ type: 'question.call', questionId });
    const answerId = view?.prepared?.answerId;
    if (answerId === undefined) throw new Error('nothing is prepared');
    await desk.must({ type: 'answer.approve', questionId, answerId });
    const said = await skipTo(questionId, ({ label }) => label !== 'NOTICE');
    await desk.must({ type: 'stage.stop' });
    expect(said).toMatchObject({
      label: 'TRANSLATED',
      language: 'de',
      text: toldInGerman,
      original: { text: told, language: 'en', label: 'QUOTE' },
      sources: [{ statementId: 'dogs' }],
    });
  });

  it('[MD20] [MD47] [PN62] [V8] the record says that it was read first, holds the manner’s words and the translation with its original, and proves them', async () => {
    const file = path.join(app.dataDir, 'studio.record.jsonl');
    expect(await runTool('export', ['demo', file], app.dataDir)).toMatchObject({ code: 0 });
    const record = await readFile(file, 'utf8');
    expect(await verifyRecord(record.trimEnd().split('\n'))).toMatchObject({ ok: true });
    const ofQuestion = record.split('\n').filter((line) => line.includes(`\\"questionId\\":\\"${translated}\\"`));
    expect(eventTypesOf(ofQuestion.join('\n')).slice(2, 6)).toEqual([
      'answer.prepared',
      'question.called',
      'answer.approved',
      'answer.started',
    ]);
    const blobs = record.split('\n').flatMap((line) => {
      const blob = blobSchema.safeParse(JSON.parse(line || 'null')).data;
      return blob === undefined ? [] : [blob.text];
    });
    expect(blobs.filter((text) => text.includes('Manner of speaking') && text.includes(opening))).not.toEqual([]);
    const original = JSON.stringify({ label: 'QUOTE', language: 'en', text: told });
    expect(blobs.filter((text) => text.includes(toldInGerman) && text.includes(original))).toHaveLength(1);
  });
});

const blobSchema = z.object({ kind: z.literal('blob'), text: z.string() });
const today = () => new Date().toISOString().slice(0, 10);
