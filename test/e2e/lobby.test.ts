import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pagesInStates } from './pages-in-states.ts';
import { withinMs } from './visitor.ts';

// The real pages on a transport that is not there: before a town hall begins, and how it works.

const pages = pagesInStates();
const viewport = { width: 1280, height: 720 };

async function at(query: string): Promise<Page> {
  const page = await pages.freshPage({ viewport, reducedMotion: 'reduce', timezoneId: 'Europe/Stockholm' });
  await go(page, query);
  return page;
}

async function go(page: Page, query: string): Promise<void> {
  await page.goto(`${pages.url()}?${query}`);
  await page.locator('h1').waitFor({ timeout: withinMs });
}

const statusOf = (page: Page) => page.locator('.lobby [role="status"]').textContent();

describe('the lobby', () => {
  it('[LO1] [LO2] [LO3] [LO4] counts down by the server’s time, lets nobody in before, and then is the join page with the name that was typed', async () => {
    const page = await pages.newPage({ viewport, reducedMotion: 'reduce', timezoneId: 'Europe/Stockholm' });
    // Hours before the time by which the house goes.
    await page.clock.install({ time: new Date('2026-12-03T05:00:00Z') });
    await page.goto(`${pages.url()}?page=hall&plan=opening`);
    const lobby = page.getByRole('region', { name: 'When it is' });
    await lobby.getByText('Thursday 3 December').waitFor({ timeout: withinMs });
    await lobby.getByText('15:00–15:45, your time (Stockholm)').waitFor();
    await lobby.getByText('Doors open at 14:45').waitFor();
    expect(await page.getByRole('timer').textContent()).toMatch(/^in (29|30) seconds$/);
    expect(await lobby.getByRole('link', { name: 'Add to calendar' }).getAttribute('href')).toBe(
      '/calendar/spring.ics',
    );
    const name = page.getByLabel('Your name');
    await name.fill('Ada Byron');
    await name.press('Enter');
    expect(await page.getByRole('button', { name: 'Enter' }).count()).toBe(0);
    expect(await page.locator('.hall').count()).toBe(0);
    await page.clock.fastForward(39_000);
    await page.getByRole('button', { name: 'Enter' }).waitFor({ timeout: withinMs });
    expect([await name.inputValue(), await statusOf(page)]).toEqual([
      'Ada Byron',
      'The doors are open. You can come in.',
    ]);
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    await name.press('Enter');
    await page.locator('.hall').waitFor({ timeout: withinMs });
    // The doors are late, and then the house does not answer.
    await go(page, 'page=hall&plan=late');
    await page.getByText('It takes a little longer').waitFor({ timeout: withinMs });
    await page.clock.fastForward(90_000);
    await page.locator('.lobby-trouble').waitFor({ timeout: withinMs });
    expect(await statusOf(page)).toMatch(/does not answer right now/);
  });

  it('[LO5] one that was cancelled or has ended says so, and there is nothing to enter; who reads on still comes in', async () => {
    const page = await at('page=hall&plan=cancelled');
    await page.getByText('This town hall was cancelled.').waitFor({ timeout: withinMs });
    await page.getByText('Elena is ill. We meet in the new year, and will write to you.').waitFor();
    expect(await page.locator('input, button, .checks').count()).toBe(0);
    await go(page, 'page=hall&plan=ended');
    await page.getByText('This town hall has ended.').waitFor({ timeout: withinMs });
    const ways = await page.getByRole('link').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect([ways, await page.locator('input, button').count()]).toEqual([['/listen', '/record', '/fairness'], 0]);
    await go(page, 'page=listen&plan=ended');
    await page.getByRole('button', { name: 'Listen' }).waitFor({ timeout: withinMs });
  });

  it('[LO6] in the hall the stage says when it begins, counted down in sight and told seldom', async () => {
    const page = await at('page=hall&plan=lobby&scene=waiting&draw=picture&full');
    await page.getByRole('button', { name: 'Enter' }).click();
    const bar = page.locator('.stage-now');
    await bar.getByRole('timer').getByText('Begins at 15:00, in 9 minutes').waitFor({ timeout: withinMs });
    expect(await bar.getByRole('status').textContent()).toBe('Begins at 15:00');
    await page.locator('.plain-screen').getByText('Begins at 15:00, in 9 minutes').waitFor({ timeout: withinMs });
    await page.getByRole('button', { name: 'How it works' }).click();
    await page.getByRole('dialog', { name: 'How it works' }).waitFor({ timeout: withinMs });
  });

  it('[LO10] the connection is looked at again when the network goes and comes, also while one waits', async () => {
    const page = await at('page=hall&plan=planned');
    const check = page.locator('.checks li').first();
    await check.getByText(/^Server reached in \d+ ms/).waitFor({ timeout: withinMs });
    await page.context().setOffline(true);
    await check.getByText('This device is offline.').waitFor({ timeout: withinMs });
    await page.context().setOffline(false);
    await check.getByText(/^Server reached in \d+ ms/).waitFor({ timeout: withinMs });
    expect(await page.getByRole('button', { name: 'Enter' }).count()).toBe(0);
  });
});

describe('how it works', () => {
  const card = (page: Page) => page.getByRole('dialog').getByRole('heading', { level: 3 }).textContent();

  it('[LO8] [LO9] is stepped and left by keys alone, the focus goes back, and the browser remembers', async () => {
    const page = await at('page=hall');
    const opener = page.getByRole('button', { name: 'Show me', exact: true });
    expect(await page.locator('dialog').count()).toBe(0);
    await opener.press('Enter');
    await page.getByRole('dialog', { name: 'How it works' }).waitFor({ timeout: withinMs });
    const titles = [await card(page)];
    for (const key of ['Enter', 'ArrowRight', 'ArrowRight', 'Enter', 'ArrowRight']) {
      await page.keyboard.press(key);
      titles.push(await card(page));
    }
    expect(titles).toEqual([
      'An AI answers for Elena Marsh',
      'It says only what is approved',
      'Sit down, or look around',
      'Ask, and vote',
      'What is kept, and what is not',
      'What is kept, and what is not',
    ]);
    await page.keyboard.press('ArrowLeft');
    expect(await card(page)).toBe('Ask, and vote');
    // Nothing moves here, so nothing is to be paused, and nothing went on by itself.
    expect(await page.getByRole('button', { name: /Pause|Go on/ }).count()).toBe(0);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.keyboard.press('Escape');
    const again = page.getByRole('button', { name: 'Show me again' });
    await page.reload();
    await again.waitFor({ timeout: withinMs });
    await again.click();
    await page.getByRole('button', { name: 'Skip' }).click();
    expect(await again.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('[LO9] goes on by itself after the press, until a person pauses it or steps', async () => {
    const page = await at('page=spectator&role=spectator');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.getByRole('button', { name: 'Show me', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor({ timeout: withinMs });
    const twelveSeconds = () =>
      page.evaluate(() => {
        const [way] = document.getAnimations().filter((each) => 'animationName' in each);
        const isRunning = way?.playState === 'running';
        if (isRunning) way.finish();
        return [isRunning, way?.effect?.getTiming().duration];
      });
    expect(await twelveSeconds()).toEqual([true, 12_000]);
    await dialog.getByText('It says only what is approved').waitFor({ timeout: withinMs });
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await twelveSeconds()).toEqual([false, 12_000]);
    await page.getByRole('button', { name: 'Go on by itself' }).click();
    expect(await twelveSeconds()).toEqual([true, 12_000]);
    await dialog.getByText('You watch from the back').waitFor({ timeout: withinMs });
    await page.keyboard.press('ArrowRight');
    expect(await twelveSeconds()).toEqual([false, 12_000]);
    // Who watches has neither microphone nor seat.
    await page.keyboard.press('ArrowRight');
    expect(await dialog.textContent()).toContain('your questions and votes stay.');
    expect(await dialog.textContent()).not.toMatch(/microphone|seat/);
  });
});
