import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type QuestionId, questionIdSchema } from '../../protocol/ids.ts';
import type { Snapshot } from '../../protocol/views.ts';
import { townhall as hall } from '../../scenes/load-hall.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor } from './visitor.ts';

const spoken = 'What is our strategy on products?';
const waiting = 'How do you decide what people are paid?';
const broke = 'The connection broke. Coming back to your seat by itself.';
const newId = () => questionIdSchema.parse(randomBytes(16).toString('base64url'));

describe('the server is killed in the middle of an answer', () => {
  let app: RunningApp;
  let browser: Browser;
  let plain: Browser;
  let ada: Visitor;
  let mo: Visitor;
  let bo: PageClient;
  let spokenId: QuestionId;
  let before: { readonly snapshot: Snapshot; readonly seats: Readonly<Record<string, unknown>> };

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await launchBrowser();
    // One hall drawn in software is enough for two cores.
    plain = await launchBrowser({ flags: ['--disable-3d-apis'] });
    ada = await Visitor.enter(browser, app.links.attendee, 'Ada', { viewport: { width: 1000, height: 560 } });
    mo = await Visitor.enter(plain, app.links.desk, 'Mo');
    bo = await PageClient.join(app.links.attendee, 'Bo');
  });
  afterAll(async () => {
    await browser?.close();
    await plain?.close();
    await app?.close();
  });

  const card = (section: string, text: string) => mo.region(section).getByRole('listitem').filter({ hasText: text });
  const seats = () => Object.fromEntries(Object.values(bo.roster).map(({ name, seatId }) => [String(name), seatId]));
  const idOf = (snapshot: Snapshot, text: string) => {
    const question = snapshot.questions.find((each) => each.text === text);
    if (question === undefined) throw new Error(`no question "${text}"`);
    return question.id;
  };

  it('[E10] tells people that the connection broke, and goes silent', async () => {
    const back = hall.seats.findLast(({ isForModerators }) => !isForModerators);
    if (back === undefined) throw new Error('a hall without seats');
    await bo.must({ type: 'member.sit', seatId: back.id });
    for (const text of [spoken, waiting]) {
      await ada.ask(text);
      await card('New questions', text).getByRole('button', { name: 'Approve' }).click();
      await mo.sees(card('Queue', text).getByText('Ready to speak'));
    }
    const pendingId = newId();
    await bo.must({ type: 'question.ask', questionId: pendingId, text: 'Still unread when the power went' });
    const known = await bo.snapshot();
    spokenId = idOf(known, spoken);
    await bo.must({ type: 'question.vote', questionId: idOf(known, waiting) });
    await ada.hearsAfter(() => card('Queue', spoken).getByRole('button', { name: 'Call' }).click());
    await ada.sees(ada.region('Captions').getByText('Quote', { exact: true }));
    await bo.until('Ada on the roster', () => typeof seats().Ada === 'string');
    before = { snapshot: await bo.snapshot(), seats: seats() };

    await app.kill();
    await ada.sees(ada.page.getByText(broke));
    await mo.sees(mo.page.getByText('The connection broke. Coming back by itself.'));
    await ada.hearsNothing(1);
    await ada.shoot('hall-broken');
    await mo.photograph('desk-broken');
  });

  it('[E11] brings everybody back by itself to the same seat, and shows the answer as interrupted', async () => {
    await app.up();
    await Promise.all([
      ada.seesNoMore(ada.page.getByText(broke)),
      mo.sees(mo.page.getByText(/people here|1 person here/)),
    ]);
    await ada.sees(ada.region('Your questions').getByText(/interrupted when the server stopped/));
    await ada.seesNoMore(ada.region('Captions'));
    await bo.enter('Bo', 'body');
    await bo.until('all are back', () => Object.values(bo.roster).every(({ isAway }) => isAway === false));
    expect(seats()).toEqual(before.seats);
    await ada.shoot('hall-back');
  });

  it('[E12] keeps queue, votes and history exactly as they were acknowledged', async () => {
    const after = await bo.snapshot();
    const interrupted = before.snapshot.questions.map(({ order, ...question }) =>
      question.id === spokenId
        ? {
            // It was called before its turn, and waits by its votes again.
            ...question,
            status: 'approved',
            place: expect.any(Number),
            approvedEntry: expect.any(Number),
            answer: { ...question.answer, state: 'cut', cut: 'interrupted', sentencesSaid: null },
          }
        : {
            ...question,
            ...(order !== undefined && { order }),
            place: question.place === null ? null : expect.any(Number),
          },
    );
    expect(after.questions).toEqual(interrupted);
    expect(after.voted).toEqual(before.snapshot.voted);
    expect(after.seq).toBeGreaterThan(before.snapshot.seq);
    expect(await bo.send({ type: 'question.vote', questionId: idOf(after, waiting) })).toMatchObject({
      refused: 'already-voted',
    });
  });

  it('[E13] speaks the interrupted answer when it is called again', async () => {
    await mo.sees(card('Queue', spoken).getByText('Ready to speak'));
    await ada.hearsAfter(() => card('Queue', spoken).getByRole('button', { name: 'Call' }).click());
    await ada.sees(ada.region('Captions').getByText('Quote', { exact: true }));
  });
});
