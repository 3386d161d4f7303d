import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionIdSchema, type SeatId, seatIdSchema } from '../../protocol/ids.ts';
import { townhall } from '../../scenes/load-hall.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { Watcher } from '../support/watcher.ts';
import { Visitor, withinMs } from './visitor.ts';

/** The whole town hall by keyboard alone, and by what a screen reader gets: Ada never sees and never points. */
describe('the hall without eyes and without a mouse', () => {
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;
  let bo: PageClient;
  let mo: PageClient;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await launchBrowser({ flags: ['--disable-3d-apis'] });
    [bo, mo] = await Promise.all([
      PageClient.join(app.links.attendee, 'Bo'),
      PageClient.join(app.links.desk, 'Mo', 'desk'),
    ]);
    ada = await Visitor.open(browser, app.links.attendee, { reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await Promise.all([bo?.leave(), mo?.leave()]);
    await browser?.close();
    await app?.close();
  });

  const inWords = () => ada.page.getByRole('complementary', { name: 'In words', exact: true });
  const approveAll = async () => {
    for (const { id, status } of (await mo.snapshot()).questions)
      if (status === 'pending') await mo.must({ type: 'question.approve', questionId: id });
  };
  const told = (words: RegExp) =>
    ada.page
      .getByRole('status', { name: 'What changed' })
      .getByText(words)
      .waitFor({ state: 'attached', timeout: withinMs });

  it('[IW1] comes in by keys, and is one press away from the hall in words', async () => {
    const { page } = ada;
    await tabTo(page, /Your name/);
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await ada.sees(page.getByRole('button', { name: 'Leave' }));
    await told(/^You are in row \d+, seat \d+ of \d+, .* metres from the stage\. .*3 people are here\.$/);
    await tabTo(page, /^Skip to the hall in words$/);
    await page.keyboard.press('Enter');
    await inWords().waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('In words');
    const headings = await inWords().getByRole('heading').allTextContents();
    expect(headings).toEqual([
      'In words',
      'On the stage',
      'On the screen',
      'Your place',
      'Near you',
      'In the hall',
      'Where you can go',
      'What changes',
    ]);
    await inWords().getByText('Nobody is speaking.').waitFor();
    await inWords().getByText('No question waits. Ask the first one.').waitFor();
    await inWords().getByText('3 people are here.', { exact: true }).waitFor();
  });

  it('[IW3] [AX3] sits elsewhere, beside somebody, and gets up, with a ring around what is pressed', async () => {
    const { page } = ada;
    const seatOfAda = () => String(Object.values(bo.roster).find(({ name }) => name === 'Ada')?.seatId);
    await tabTo(page, /^At the back$/);
    await page.keyboard.press('Enter');
    await inWords()
      .getByRole('status')
      .getByText(/^You are in row 9, /)
      .waitFor();
    await bo.until('Ada at the back', () => seatOfAda().startsWith('I'));
    await tabTo(page, /^Nearest the stage$/);
    await page.keyboard.press('Space');
    await inWords()
      .getByRole('status')
      .getByText(/^You are in row 1, /)
      .waitFor();
    await bo.until('Ada at the front', () => seatOfAda().startsWith('A'));
    await bo.must({ type: 'member.sit', seatId: neighbourOf(seatOfAda()) });
    await told(/Bo is on your (left|right) now\./);
    await inWords()
      .getByText(/^Bo to your (left|right), 1 metre$/)
      .waitFor();
    await tabTo(page, /^Stand up$/);
    await page.keyboard.press('Enter');
    await bo.until('Ada on her feet', () => seatOfAda() === '');
    await inWords().getByText('You stand.').first().waitFor();
  });

  it('[CI4] asks and votes from there, and comes back to where she was by Escape', async () => {
    const { page } = ada;
    await bo.must({
      type: 'question.ask',
      questionId: questionIdSchema.parse('q-of-bo'),
      text: 'What do we build next?',
    });
    await approveAll();
    await tabTo(page, /^Ask and vote$/);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Questions');
    await tabTo(page, /Vote for this question/);
    await page.keyboard.press('Enter');
    await ada.sees(page.getByRole('button', { name: '2 votes. Take your vote back' }));
    await tabTo(page, /^Ask /);
    await page.keyboard.type('Where do we meet next year?');
    await page.keyboard.press('Enter');
    await ada.sees(page.getByText('Sent. A moderator will read it.'));
    await approveAll();
    await told(/Your question “Where do we meet next year\?”: In the queue\./);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Questions');
  });

  it('[IW4] raises a hand, hears of another one, and leaves', async () => {
    const { page } = ada;
    await tabTo(page, /^Raise hand$/);
    await page.keyboard.press('Enter');
    await bo.until('her hand', () =>
      Object.values(bo.roster).some(({ name, hasHandUp }) => name === 'Ada' && hasHandUp),
    );
    await bo.must({ type: 'hand.raise' });
    await told(/Bo has a hand up\./);
    await tabTo(page, /^Leave$/);
    await page.keyboard.press('Enter');
    await ada.sees(page.getByRole('heading', { name: 'You left the hall' }));
    expect(ada.troubles).toEqual([]);
  });
});

describe('the drawn hall by keys alone', () => {
  let app: RunningApp;
  let browser: Browser;
  let cleo: Visitor;
  let bo: PageClient;
  let watcher: Watcher;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await launchBrowser();
    // One after the other: whoever comes first would have the other's seat.
    bo = await PageClient.join(app.links.attendee, 'Bo');
    await bo.must({ type: 'member.sit', seatId: seatIdSchema.parse('A9') });
    watcher = await Watcher.join(app.links.attendee, 'Watcher', 'body');
    // So near, poses come as they were sent.
    await watcher.page.must({ type: 'member.sit', seatId: seatIdSchema.parse('A10') });
    cleo = await Visitor.enter(browser, app.links.attendee, 'Cleo', { viewport: { width: 640, height: 360 } });
    await cleo.page.waitForFunction(() => performance.getEntriesByName('rostrum:hall-shown').length > 0, undefined, {
      timeout: withinMs,
      polling: 200,
    });
  });
  afterAll(async () => {
    await Promise.all([bo?.leave(), watcher?.page.leave()]);
    await browser?.close();
    await app?.close();
  });

  it('[IW3] walks to the stage and to a door, and turns to whoever is near', async () => {
    const { page } = cleo;
    const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter');
    const panel = page.getByRole('complementary', { name: 'In words', exact: true });
    await press('In words');
    await press('Go there: The stage');
    await panel.getByRole('status').getByText('You are there: The stage.').waitFor();
    const [markX, , markZ] = townhall.stage.leaderMark;
    await watcher.sees('Cleo', 'before the stage', ({ at: [x, , z] }) => Math.hypot(x - markX, z - markZ) < 5);
    await panel.getByText('You stand.').first().waitFor();
    await press('Turn to Bo');
    await panel.getByText(/^Bo in front of you, \d metres?$/).waitFor();
    await cleo.shoot('in-words-drawn');
    await press('Go there: Foyer door, left');
    await watcher.sees('Cleo', 'at the door', ({ at: [x, , z] }) => x < -4 && z > 12);
    await panel.getByText('Nobody is within six metres.').waitFor();
    expect(cleo.troubles).toEqual([]);
  });
});

/** The seat beside one, of the same row. */
function neighbourOf(seatId: string): SeatId {
  const [row = '', number = '1'] = [seatId.slice(0, 1), seatId.slice(1)];
  return seatIdSchema.parse(`${row}${Number(number) + 1}`);
}

const mostStops = 120;

/** Goes on by Tab until something with this name has the focus; each stop on the way shows that it has it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const label =
        focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement ? focused.labels?.[0] : null;
      const { left, right, top, bottom } = focused.getBoundingClientRect();
      const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return {
        name: focused.getAttribute('aria-label') ?? (label ?? focused).textContent.trim(),
        hasRing: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        isSeen: over !== null && (focused.contains(over) || over.contains(focused)),
      };
    });
    if (at === null) continue;
    expect(at).toMatchObject({ hasRing: true, isSeen: true });
    if (name.test(at.name)) return;
  }
  throw new Error(`no stop called ${name}`);
}
