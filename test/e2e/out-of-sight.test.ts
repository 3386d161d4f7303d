import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { QuestionId } from '../../protocol/ids.ts';
import { toServer } from '../../protocol/messages.ts';
import { Laptop } from '../support/laptop.ts';
import { voicesIn } from '../support/livekit-of.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor, withinMs } from './visitor.ts';

declare global {
  interface Window {
    /** Draws of this page so far. */
    draws: number;
    /** Ticks of a timer that would like to tick twenty times a second. */
    ticks: number;
  }
}

const spanMs = 2000;
/** A clap lasts 2.6 s. */
const clapsEveryMs = 1500;
/** What a browser does to a tab that nobody has looked at for five minutes, it does after so long here. */
const forgottenAfterS = 2;
const forgetsSoon = `--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/${forgottenAfterS}`;

const answered = 'What is our strategy on products?';
const waiting = 'How do you decide what people are paid?';
const askedMeanwhile = 'How do you decide who gets a raise?';

/** Rule CO23 with a real town, real voices, and a browser whose window is minimised. */
describe('a hall that nobody looks at', () => {
  let app: RunningApp;
  let laptop: Laptop;
  let ada: Visitor;
  let mo: PageClient;
  let bo: PageClient;
  let questionId: QuestionId;
  let meanwhileId: QuestionId;
  let clapping: NodeJS.Timeout;
  let seat: unknown;
  let seen: Awaited<ReturnType<typeof spend>>;
  const entries: string[] = [];

  beforeAll(async () => {
    [app, laptop] = await Promise.all([RunningApp.start(), Laptop.open(['--window-size=640,400', forgetsSoon])]);
    [mo, bo] = await Promise.all([
      PageClient.join(app.links.desk, 'Mo', 'desk'),
      PageClient.join(app.links.attendee, 'Bo'),
    ]);
    ada = await Visitor.open(laptop.browser, app.links.attendee, {
      isInOwnWindow: true,
      hearsHall: true,
      isPainted: true,
    });
    await ada.page.evaluate(countWork);
    ada.page.on('request', (request) => {
      if (request.url().endsWith('/enter')) entries.push(request.method());
    });
    await ada.comeIn('Ada');
    questionId = await readyQuestion(bo, mo, answered);
    await readyQuestion(bo, mo, waiting);
    await ada.page.getByRole('button', { name: 'Questions' }).last().click();
    await card(waiting)
      .getByRole('button', { name: /Vote for/ })
      .click();
    await ada.sees(ownVote());
    seat = adaNow()?.seatId;
    clapping = setInterval(() => bo.sendRaw(toServer.react, { reaction: 'clap' }), clapsEveryMs);
  });
  afterAll(async () => {
    clearInterval(clapping);
    await Promise.all([mo, bo].map((page) => page?.leave()));
    await laptop?.close();
    await app?.close();
  });

  const card = (text: string) => ada.page.getByRole('listitem').filter({ hasText: text });
  const ownVote = () => card(waiting).getByRole('button', { name: /Take your vote back/ });
  const adaNow = () => Object.values(mo.roster).find(({ name }) => name === 'Ada');
  const adaIsHeard = async () => Object.hasOwn(await voicesIn(app.dataDir), `${adaNow()?.memberId}/body`);

  /** What Ada's page does over some seconds, and the most that its loudspeaker said. */
  async function spend() {
    const read = async () => {
      const [draws, ticks] = await ada.page.evaluate(() => [window.draws, window.ticks] as const);
      return { draws, ticks, processorS: await laptop.processorS() };
    };
    await ada.page.evaluate(() => window.ear.reset());
    const before = await read();
    await wait(spanMs);
    const after = await read();
    return {
      draws: after.draws - before.draws,
      ticks: after.ticks - before.ticks,
      processorS: after.processorS - before.processorS,
      peak: await ada.page.evaluate(() => window.ear.peak()),
    };
  }

  it('[CO23] out of sight it draws nothing, its place is silent, and it needs little of the processor', async () => {
    expect(seat).toMatch(/^\w+$/);
    await expect.poll(() => ada.page.evaluate(() => window.ear.peak()), { timeout: withinMs }).toBeGreaterThan(0);
    seen = await spend();
    await laptop.minimise(ada.page);
    const hiddenAtMs = performance.now();
    // What was on its way to be drawn in software is drawn yet.
    const unseen = await vi.waitUntil(
      async () => {
        const spent = await spend();
        const isForgotten = performance.now() - hiddenAtMs > forgottenAfterS * 1000 + spanMs;
        return isForgotten && spent.processorS < seen.processorS / 4 ? spent : null;
      },
      { timeout: withinMs, interval: 0 },
    );
    expect(seen.draws).toBeGreaterThan(0);
    expect(seen.peak).toBeGreaterThan(0);
    expect(unseen).toMatchObject({ draws: 0, peak: 0 });
    expect(unseen?.ticks).toBeLessThanOrEqual(Math.ceil(spanMs / 1000));
  });

  it('[CO23] it is in its seat and hears the stage', async () => {
    await mo.must({ type: 'question.call', questionId });
    await ada.hearsSomething();
    expect(adaNow()).toMatchObject({ isAway: false, seatId: seat });
    expect(await adaIsHeard()).toBe(true);
    expect(entries).toEqual(['POST']);
  });

  it('[CO23, CO2] a device that slept for longer than the server waits comes back by itself, out of sight', async () => {
    laptop.sleep();
    meanwhileId = await readyQuestion(bo, mo, askedMeanwhile);
    await mo.until('Ada away', () => adaNow()?.isAway === true);
    laptop.wake();
    await mo.until('Ada back', () => adaNow()?.isAway === false);
    await expect.poll(adaIsHeard, { timeout: withinMs }).toBe(true);
    expect(await ada.page.evaluate(() => document.hidden)).toBe(true);
    expect(adaNow()?.seatId).toBe(seat);
    expect(entries).toEqual(['POST', 'POST']);
  });

  it('[CO23] looked at again it is drawn, shows what happened meanwhile, and lets the place and the stage be heard', async () => {
    await laptop.restore(ada.page);
    await ada.sees(ada.region('Answered questions').getByText(answered));
    await ada.sees(card(askedMeanwhile));
    await ada.sees(ownVote());
    const again = await spend();
    expect(again.draws).toBeGreaterThan(0);
    expect(again.peak).toBeGreaterThan(0);
    clearInterval(clapping);
    await ada.hearsNothing(1);
    await mo.must({ type: 'question.call', questionId: meanwhileId });
    await ada.hearsSomething();
    expect(adaNow()?.seatId).toBe(seat);
    // The voice connection broke in her sleep, and says so.
    expect(ada.troubles.filter((trouble) => !trouble.includes('error reading from signal stream'))).toEqual([]);
  });
});

/** Runs inside the page: counts what it draws, and how often its timers may run. */
function countWork(): void {
  window.draws = 0;
  window.ticks = 0;
  const { drawElements, drawElementsInstanced } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.drawElements = function (...of) {
    window.draws++;
    drawElements.apply(this, of);
  };
  WebGL2RenderingContext.prototype.drawElementsInstanced = function (...of) {
    window.draws++;
    drawElementsInstanced.apply(this, of);
  };
  setInterval(() => window.ticks++, 50);
}
