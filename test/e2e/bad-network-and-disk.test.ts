import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { doorTroubles } from '../../protocol/door.ts';
import { refusals } from '../../protocol/refusals.ts';
import { BadNetwork } from '../support/bad-network.ts';
import { launchBrowser } from '../support/browser.ts';
import { canHaveTrouble, giveTrouble } from '../support/disk-trouble.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor } from './visitor.ts';

const broke = 'The connection broke. Coming back to your seat by itself.';
const hourMs = 3_600_000;

/** A script that sets the page's clock wrong. */
const clockWrongBy = (ms: number): string => `{
  const now = Date.now;
  globalThis.Date = class extends Date {
    constructor(...of) { super(...(of.length === 0 ? [now() + ${ms}] : of)); }
    static now() { return now() + ${ms}; }
  };
}`;

/** Without voices: what goes on without them is all on the one socket. */
describe('a network or a disk that is bad', () => {
  let app: RunningApp;
  let network: BadNetwork;
  let dead: BadNetwork;
  let browser: Browser;
  let ada: Visitor;
  let bo: PageClient;
  let sid: PageClient;
  let desk: PageClient;

  beforeAll(async () => {
    app = await RunningApp.start({ ...canHaveTrouble, ROSTRUM_LIVEKIT_BIN: '' });
    [network, dead] = await Promise.all([BadNetwork.before(app.url), BadNetwork.before(app.url)]);
    browser = await launchBrowser({ flags: ['--disable-3d-apis'] });
    bo = await PageClient.join(app.links.attendee, 'Bo');
    sid = await PageClient.join(dead.through(app.links.attendee), 'Sid');
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    await bo.until('Sid', () => personOf('Sid')?.isAway === false);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([network?.close(), dead?.close()]);
    await app?.close();
  });

  afterEach(() => {
    network.delayMs = 0;
    network.losesEvery = 0;
  });

  const personOf = (name: string) => Object.values(bo.roster).find((person) => person.name === name);

  it('[B64] clocks that are an hour wrong: everything works, and captions come and go in time', async () => {
    // The server must find out about this one by itself, which takes it a while.
    dead.silence();
    const link = network.through(app.links.attendee);
    const [early, late] = await Promise.all([
      Visitor.enter(browser, link, 'Ada', { device: clockWrongBy(hourMs) }),
      Visitor.enter(browser, link, 'Cy', { device: clockWrongBy(-hourMs) }),
    ]);
    ada = early;
    expect([await ada.page.evaluate(() => Date.now()), await late.page.evaluate(() => Date.now())]).toEqual([
      expect.closeTo(Date.now() + hourMs, -5),
      expect.closeTo(Date.now() - hourMs, -5),
    ]);
    await ada.ask('Is it as late as that?');
    const questionId = await readyQuestion(bo, desk, 'What is our strategy on products?');
    await desk.must({ type: 'question.call', questionId });
    // At the same time: an answer does not wait until a slow page has been looked at.
    await Promise.all([ada, late].map((visitor) => visitor.sees(visitor.region('Captions').locator('.spoken'))));
    await desk.must({ type: 'stage.stop' });
    for (const visitor of [ada, late]) await visitor.seesNoMore(visitor.region('Captions'));
    expect([...ada.troubles, ...late.troubles]).toEqual([]);
    await late.close();
  });

  it('[B62] 300 ms there and back and every twentieth packet lost: the whole story works', async () => {
    network.delayMs = 150;
    network.losesEvery = 20;
    const [far, farDesk] = await Promise.all([
      PageClient.join(network.through(app.links.attendee), 'Fay'),
      PageClient.open(network.through(app.links.desk), desk.cookie),
    ]);
    await farDesk.enter('Mo', 'desk');
    const questionId = await readyQuestion(far, farDesk, 'How do you decide what people are paid?');
    await bo.must({ type: 'question.vote', questionId });
    await farDesk.must({ type: 'question.call', questionId });
    await far.until('a caption', () => far.moments.some(({ kind }) => kind === 'utterance'));
    await ada.sees(ada.region('Captions').locator('.spoken'));
    await farDesk.must({ type: 'stage.stop' });
    await far.until('the stop', () => far.moments.at(-1)?.kind === 'stop');
    await ada.seesNoMore(ada.region('Captions'));
    expect((await far.snapshot()).questions.find(({ id }) => id === questionId)).toMatchObject({
      status: 'approved',
      votes: 2,
    });
    expect([far.closedWith, farDesk.closedWith, await ada.page.getByText(broke).count()]).toEqual([null, null, 0]);
    await Promise.all([far.leave(), farDesk.leave()]);
  });

  it('[B60] a connection that goes silent: the page notices, says so, and is back on its seat by itself', async () => {
    const seat = personOf('Ada')?.seatId;
    // A browser may let a page that is out of sight sleep for a minute at a time.
    await ada.page.bringToFront();
    // As many connections as a browser keeps are waiting to be used again, and are dead a moment later. One that is slow is not shared.
    network.delayMs = 150;
    await ada.page.evaluate(() =>
      Promise.all(Array.from({ length: 6 }, async () => (await fetch('/health', { cache: 'no-store' })).text())),
    );
    network.delayMs = 0;
    await ada.readsAfter(() => network.silence(), broke);
    await ada.seesNoMore(ada.page.getByText(broke));
    await ada.ask('Did you miss me?');
    await bo.until('that Ada is back', () => personOf('Ada')?.isAway === false);
    expect([seat, personOf('Ada')]).toMatchObject([expect.stringMatching(/./), { seatId: seat, isAway: false }]);
  });

  it('[B60] the server notices too: who went silent is shown as away, and their seat waits', async () => {
    await bo.until('that Sid is away', () => personOf('Sid')?.isAway === true);
    const seat = personOf('Sid')?.seatId;
    expect(seat).toMatch(/./);
    await sid.enter('Sid', 'body');
    await bo.until('that Sid is back', () => personOf('Sid')?.isAway === false);
    expect(personOf('Sid')?.seatId).toBe(seat);
  });

  it('[B61] another Wi-Fi: cut off, and back from another address on the same seat', async () => {
    const seat = personOf('Ada')?.seatId;
    await ada.readsAfter(() => {
      network.from = '127.0.0.2';
      network.cut();
    }, broke);
    await ada.seesNoMore(ada.page.getByText(broke));
    await bo.until('that Ada is back', () => personOf('Ada')?.isAway === false);
    expect([seat, personOf('Ada')]).toMatchObject([expect.stringMatching(/./), { seatId: seat, isAway: false }]);
  });

  it('[B54] a record that cannot be written: the hall, the refusal and the door say so in plain words, until it can', async () => {
    const waits = ada.page.getByText(
      'The record cannot be written right now, so questions and votes wait. Voices go on.',
    );
    await giveTrouble(app, 'read-only');
    const box = ada.page.getByLabel(/^Ask /);
    await box.fill('Is anybody writing this down?');
    await box.press('Enter');
    await ada.sees(ada.page.getByText(refusals['record-unavailable']));
    await ada.sees(waits);
    expect(await box.inputValue()).toBe('Is anybody writing this down?');
    const guest = await Visitor.open(browser, app.links.attendee);
    await guest.sees(guest.page.getByText(doorTroubles['record-unavailable']));
    await giveTrouble(app, 'none');
    await ada.seesNoMore(waits);
    await box.press('Enter');
    await ada.sees(ada.page.getByText('Sent. A moderator will read it.'));
    await guest.page.goto(app.links.attendee);
    await guest.comeIn('Gil');
  });
});
