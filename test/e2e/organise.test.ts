import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pagesInStates } from './pages-in-states.ts';
import { withinMs } from './visitor.ts';

// The organiser's page on a town hall's server that is not there, run by the keyboard.

const pages = pagesInStates();

async function open(how: string, page = 'organise'): Promise<Page> {
  const opened = await pages.freshPage({
    ...{ viewport: { width: 1280, height: 720 }, timezoneId: 'Europe/Stockholm' },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await opened.goto(`${pages.url()}?page=${page}&organise=${how}`);
  return opened;
}

const cardOf = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });
/** Waits until the keyboard is at what has these words: it is put there a frame after it is drawn. */
const isAt = (page: Page, words: string, what: string) =>
  page.locator(`${what}:focus`, { hasText: words }).waitFor({ timeout: withinMs });
const said = (page: Page, words: string) => page.getByRole('status').getByText(words).waitFor({ timeout: withinMs });

describe('the organiser’s page', () => {
  it('[OP1] [OP7] [OP8] [OP12] plans the first town hall: what is not right is said there, then it is in the list, with a text to send', async () => {
    const page = await open('none');
    await page.getByText('It takes three steps').waitFor({ timeout: withinMs });
    await page.getByRole('button', { name: 'Plan a town hall' }).press('Enter');
    await isAt(page, 'Plan a town hall', 'h2');
    await page.getByText('Anonymous questions: not here yet').waitFor();
    await page.getByText('Guests: none.').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Leeds, one year on');
    await page.getByLabel('Time', { exact: true }).fill('02:30');
    await page.getByLabel('Day', { exact: true }).fill('2031-03-30');
    await page.keyboard.press('Enter');
    const date = page.getByLabel('Day', { exact: true });
    await page.getByText('There is no 02:30 in Stockholm that day').waitFor({ timeout: withinMs });
    await expect.poll(() => date.evaluate((it) => it === document.activeElement), { timeout: withinMs }).toBe(true);
    await date.fill('2031-06-12');
    await page.getByText('There is no 02:30').waitFor({ state: 'detached' });
    await page.getByLabel('Time', { exact: true }).fill('15:00');
    await page.getByLabel('Only some departments').check();
    await page.getByRole('button', { name: 'Plan it' }).press('Enter');
    await page.getByText('Name one department at least').waitFor();
    await page.getByLabel('Departments, one a line').fill('Legal');
    await page.getByRole('button', { name: 'Plan it' }).press('Enter');
    await said(page, 'Planned. Now copy its invitation');
    await isAt(page, 'Leeds, one year on', 'h3');
    const card = cardOf(page, 'Leeds, one year on');
    await card.getByText('Thursday 12 June 2031, 15:00–16:00').first().waitFor();
    await card.getByRole('button', { name: /^Copy invitation/ }).press('Enter');
    await card.getByText('Copied.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`Come in: ${new URL(page.url()).origin}/hall`);
    const file = card.getByRole('link', { name: /^Calendar file/ });
    expect(await file.getAttribute('href')).toMatch(/^\/calendar\/[\w-]+\.ics$/);
  });

  it('[OP9] [OP7] shows what another organiser wrote meanwhile beside what one typed, and saves what was looked at', async () => {
    const page = await open('changed');
    await page.getByRole('button', { name: /^Edit, Spring/ }).press('Enter');
    await page.getByLabel('Title', { exact: true }).fill('Spring town hall, in Leeds');
    await page.keyboard.press('Enter');
    await page.getByText('Somebody else wrote meanwhile: Spring town hall, with Leeds').waitFor({ timeout: withinMs });
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Spring town hall, in Leeds');
    // Not touched here: as they wrote it.
    expect(await page.getByLabel('How long, in minutes').inputValue()).toBe('90');
    await isAt(page, 'Take theirs', 'button');
    await page.keyboard.press('Enter');
    const title = page.getByLabel('Title', { exact: true });
    await expect.poll(() => title.inputValue()).toBe('Spring town hall, with Leeds');
    await title.fill('Spring town hall, with Leeds and Porto');
    await page.keyboard.press('Enter');
    await said(page, 'Saved.');
    await isAt(page, 'Spring town hall, with Leeds and Porto', 'h3');
  });

  it('[OP10] [OP11] asks once before it acts, keeps a refusal there, and cancels with a reason', async () => {
    const page = await open('company');
    const spring = cardOf(page, 'Spring town hall');
    await spring.getByRole('button', { name: /^Open the doors/ }).press('Enter', { timeout: withinMs });
    await isAt(page, 'The stage waits until you begin', 'form');
    await page.keyboard.press('Escape');
    await spring.getByRole('form').waitFor({ state: 'detached' });
    await isAt(page, 'Open the doors', 'button');
    await page.keyboard.press('Enter');
    await isAt(page, 'The stage waits until you begin', 'form');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await spring.getByRole('alert').getByText('Another town hall is open. End that one first.').waitFor();
    await spring.getByRole('button', { name: 'Not yet' }).press('Enter');
    const pay = cardOf(page, 'How we set pay');
    await pay.getByRole('button', { name: /^End it,/ }).press('Enter');
    await pay.getByRole('button', { name: 'End it for everybody' }).press('Enter');
    await said(page, 'It has ended.');
    expect(await pay.getByRole('button').count()).toBe(0);
    await spring.getByRole('button', { name: /^Cancel it/ }).press('Enter');
    await spring.getByText('Nobody is written to by this page').waitFor();
    await spring.getByLabel('Why, for those').fill('Maya is ill.');
    await spring.getByRole('button', { name: 'Cancel this town hall' }).press('Enter');
    await said(page, 'Tell those whom you invited');
    await spring.getByText('Maya is ill.').waitFor();
    await isAt(page, 'Spring town hall', 'h3');
  });

  it('[OP8] [OP12] [OP13] [OP1] asks who comes in by how people come in here; leads to desk and links; is not for everybody', async () => {
    const demo = await open('demo');
    await demo.getByText('This is a demo').waitFor({ timeout: withinMs });
    await demo.getByRole('button', { name: 'Plan a town hall' }).press('Enter');
    expect(await demo.getByRole('group', { name: 'Who comes in' }).textContent()).toContain('Whoever has the link');
    const invited = await open('invitation');
    const pay = cardOf(invited, 'How we set pay');
    await pay.getByRole('link', { name: /^Make a link/ }).waitFor({ timeout: withinMs });
    // Links that are there lead into the one that is in the house; another has none yet.
    await pay.getByText(/\/join\/a+/).waitFor({ state: 'attached' });
    expect(await cardOf(invited, 'Americas').locator('.invitation-text').textContent()).toContain(
      '(put the link here)',
    );
    const ways = (at: Page) => at.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(await ways(invited)).toEqual(expect.arrayContaining(['/desk', '/invitations', '/invitations?townhall=now']));
    const other = await open('not-allowed');
    await other.getByRole('heading', { name: 'Only the organiser plans' }).waitFor({ timeout: withinMs });
  });
});
