import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pagesInStates } from './pages-in-states.ts';
import { withinMs } from './visitor.ts';

// The desk on a transport that is not there: by keyboard, and with follow-ups.

const pages = pagesInStates();

async function open(query: string): Promise<Page> {
  const page = await pages.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${pages.url()}?${query}`);
  await page.locator('form button.primary').click();
  return page;
}

describe('the desk by keyboard', () => {
  it('[DK1] [DK2] [DK4] goes to a question, asks for the reason there, and takes no letter that is typed for a key', async () => {
    const page = await open('page=desk&scene=quiet&role=moderator');
    const current = page.locator('.card[aria-current]');
    const hasKeyboard = () => current.evaluate((card) => card === document.activeElement);
    await page.getByRole('heading', { name: 'New 3' }).waitFor({ timeout: withinMs });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await current.getByText('will those rules be the same').waitFor({ timeout: withinMs });
    expect(await hasKeyboard()).toBe(true);
    await page.keyboard.press('r');
    const reason = page.getByLabel('Reason, which its author reads');
    await reason.waitFor({ timeout: withinMs });
    await page.keyboard.type('a paper? ');
    expect(await reason.inputValue()).toBe('a paper? ');
    await page.keyboard.press('Escape');
    await reason.waitFor({ state: 'detached', timeout: withinMs });
    expect(await hasKeyboard()).toBe(true);
    await page.keyboard.press('c');
    await page.getByText('Approve it first, then call it.').waitFor({ timeout: withinMs });
    await page.keyboard.press('?');
    await page.getByLabel('Letters, signs and Space act at once').uncheck({ timeout: withinMs });
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.press('ArrowDown');
    await current.getByText('four-day week').waitFor({ timeout: withinMs });
    expect(await page.getByRole('form').or(page.locator('.inline-form')).count()).toBe(0);
  });

  it('[DK3] Space stops, without scrolling or pressing the button that was clicked before', async () => {
    const page = await open('page=desk&scene=away&role=moderator');
    const now = page.getByRole('region', { name: 'On the stage now' });
    await now.getByRole('button', { name: 'Stop when back' }).waitFor({ timeout: withinMs });
    const edit = page.getByRole('region', { name: 'New questions' }).getByRole('button', { name: 'Edit' }).first();
    await edit.click();
    await page.getByLabel(/^Question; the first/).press('Escape');
    await edit.click();
    await edit.focus();
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('Space');
    await now.getByText('Stop is kept and goes out the moment this page is back.').waitFor({ timeout: withinMs });
    expect(await edit.getAttribute('aria-expanded')).toBe('true');
    // What is above has grown by a line or two; a Space that scrolls goes on by most of a window.
    expect((await page.evaluate(() => scrollY)) - before).toBeLessThan(150);
  });
});

describe('a follow-up at the desk', () => {
  const asked = 'Do we keep the workshop in Setúbal?';

  it('[Q31] is given the floor with one button, beside the free stage and the question', async () => {
    const page = await open('page=desk&scene=quiet&role=moderator');
    const stage = page.getByRole('region', { name: 'On the stage now' });
    await stage.getByText(`Ada Okafor may follow up on “${asked}”`).waitFor({ timeout: withinMs });
    const give = 'Give Ada Okafor the floor to follow up';
    await stage.getByRole('button', { name: give }).waitFor({ timeout: withinMs });
    // One question alone may be followed up.
    const done = page.getByRole('region', { name: 'Done' });
    expect(await done.getByRole('button', { name: give }).count()).toBe(1);
    await done.locator('li', { hasText: asked }).first().getByRole('button', { name: give }).click();
    await stage.getByRole('button', { name: give, disabled: false }).waitFor({ timeout: withinMs });
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('[Q31] is not offered while somebody is on the stage', async () => {
    const page = await open('page=desk&scene=speaking&role=moderator');
    const stage = page.getByRole('region', { name: 'On the stage now' });
    await stage.getByRole('button', { name: 'Stop' }).first().waitFor({ timeout: withinMs });
    expect(await stage.getByText('may follow up').count()).toBe(0);
  });

  it('[Q32] stands under its question, with its answer and the buttons that it has in its list', async () => {
    const page = await open('page=desk&scene=quiet&role=moderator');
    const done = page.getByRole('region', { name: 'Done' });
    const waiting = done.getByRole('list', { name: 'Follow-ups' }).filter({ hasText: 'who looks after the machines' });
    await waiting.getByRole('button', { name: 'Call' }).waitFor({ timeout: withinMs });
    expect(await waiting.locator('.readiness').count()).toBe(1);
    const fresh = done.getByRole('list', { name: 'Follow-ups' }).filter({ hasText: 'the same in Porto' });
    expect(await fresh.getByRole('button', { name: 'Approve' }).count()).toBe(1);
    const queue = page.getByRole('region', { name: 'Queue' });
    expect(await queue.getByText(`Follows up on “${asked}”`).count()).toBe(1);
  });
});
