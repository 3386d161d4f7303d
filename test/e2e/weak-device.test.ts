import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor, withinMs } from './visitor.ts';

/** A device that takes so many times as long for everything: with software that draws, far too slow for a hall. */
const slowness = 4;

/** Rules WD1 to WD5 with a real hall, real voices, and a device that cannot draw it. */
describe('a device that is too slow for the hall', () => {
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;
  let mo: PageClient;
  let bo: PageClient;

  const adaNow = () => Object.values(mo.roster).find(({ name }) => name === 'Ada');

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await launchBrowser();
    [mo, bo] = await Promise.all([
      PageClient.join(app.links.desk, 'Mo', 'desk'),
      PageClient.join(app.links.attendee, 'Bo'),
    ]);
    ada = await Visitor.open(browser, app.links.attendee, { draws: 'auto', isPainted: true });
    const devTools = await ada.context.newCDPSession(ada.page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    await ada.comeIn('Ada');
  });
  afterAll(async () => {
    await Promise.all([mo?.leave(), bo?.leave()]);
    await browser?.close();
    await app?.close();
  });

  it('[WD1] goes down to a picture of the stage by itself, and says each step', async () => {
    await ada.page.getByRole('button', { name: 'Raise hand' }).click();
    await ada.reads('This device is a little slow, so people far off are drawn more plainly.');
    await ada.reads('This device is slow, so the crowd stands still. Whoever speaks still moves.');
    await ada.sees(ada.page.getByText('so you see a picture of the stage'), 2 * withinMs);
    await ada.sees(ada.region('The stage'));
    expect(await ada.page.locator('canvas').count()).toBe(0);
  });

  it('[WD5] keeps seat, hand and question all the way', async () => {
    expect(adaNow()).toMatchObject({ hasHandUp: true, isAway: false });
    const before = adaNow()?.seatId;
    expect(before).toBeTruthy();
    await ada.ask('Will the slow ones be heard too?');
    expect(adaNow()?.seatId).toBe(before);
  });

  it('[WD4] shows and lets hear who speaks, and a click takes a free seat', async () => {
    const before = adaNow()?.seatId;
    // The nearest seat of all that nobody has.
    await ada.page.locator('.audience .seat').last().click();
    await expect.poll(() => adaNow()?.seatId, { timeout: withinMs }).not.toBe(before);
    await ada.sees(ada.page.locator('.audience .head[data-state="self"]'));
    const question = await readyQuestion(bo, mo, 'How do you decide who gets a raise?');
    await mo.must({ type: 'question.call', questionId: question });
    await ada.sees(ada.region('The stage').getByText('AI speaking'));
    await ada.hearsSomething();
    await ada.sees(ada.region('Captions'));
  });

  it('[WD3] captions alone are silent, and the hall is drawn again when it is asked for', async () => {
    await ada.page
      .getByRole('button', { name: /^People/ })
      .first()
      .click();
    const choice = ada.page.getByLabel('Draw the hall');
    await choice.selectOption('Not at all: captions alone');
    await ada.hearsNothing(1);
    await ada.sees(ada.page.getByRole('button', { name: 'Captions alone' }));
    expect(await ada.region('The stage').count()).toBe(0);
    await ada.sees(ada.region('Captions'));
    await choice.selectOption('With a still crowd');
    await ada.sees(ada.page.locator('.hall canvas'));
    await ada.sees(ada.page.getByRole('button', { name: 'Microphone off' }));
    expect(adaNow()).toMatchObject({ hasHandUp: true, isAway: false });
    expect(ada.troubles).toEqual([]);
  });
});
