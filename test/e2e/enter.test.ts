import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor, withinMs } from './visitor.ts';

declare global {
  interface Window {
    /** Shader programs linked so far, and when it was last asked. */
    linked: { count: number; before: number };
  }
}

/** Counts the shader programs that the page links. */
function countPrograms(): void {
  window.linked = { count: 0, before: -1 };
  const { linkProgram } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.linkProgram = function (program) {
    window.linked.count += 1;
    linkProgram.call(this, program);
  };
}

/** Keeps what the page asks for on the way, until it is let go. */
async function holdBack(page: Page, what: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(what, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  app = await RunningApp.start();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

it('[CO14] has the hall ready when the person has typed their name', async () => {
  const ada = await Visitor.open(browser, app.links.attendee, { device: `(${countPrograms})()` });
  const { page } = ada;
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () => {
      const { count, before } = window.linked;
      window.linked.before = count;
      return count > 0 && count === before;
    },
    undefined,
    { timeout: 2 * withinMs, polling: 1500 },
  );
  const linked = await page.evaluate(() => window.linked.count);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));

  await ada.comeIn('Ada');
  await page.waitForFunction(() => performance.getEntriesByName('rostrum:hall-shown').length > 0, undefined, {
    timeout: 2 * withinMs,
  });

  expect(await page.evaluate(() => window.linked.count)).toBe(linked);
  expect(asked.filter((pathname) => pathname.startsWith('/assets/'))).toEqual([]);
  expect(asked).toContain('/enter');
  expect(ada.troubles).toEqual([]);
  await ada.context.close();
});

it('[H11] says so when its script does not arrive', async () => {
  const cy = await Visitor.open(browser, app.links.attendee);
  await cy.page.route('**/assets/app-*.js', (route) => route.abort());
  await cy.page.reload();
  await cy.sees(cy.page.getByText('A part of this page did not arrive. Check your network, then reload.'));
  await cy.context.close();
});

it('[H11] lets in who pressed Enter before the script had come', async () => {
  const di = await Visitor.open(browser, app.links.attendee);
  const { page } = di;
  const release = await holdBack(page, '**/assets/app-*.js');
  await page.reload();
  await page.getByLabel('Your name').fill('Di');
  await page.getByLabel('Your name').press('Enter');
  release();
  await di.sees(page.getByRole('button', { name: 'Leave' }));
  expect(di.troubles).toEqual([]);
  await di.context.close();
});

it('[H11] takes a name before any script has come, and keeps it', async () => {
  const ben = await Visitor.open(browser, app.links.attendee);
  const { page } = ben;
  const release = await holdBack(page, '**/assets/*.js');
  await page.reload({ waitUntil: 'commit' });
  const [name, enter] = [page.getByLabel('Your name'), page.getByRole('button', { name: 'Enter', exact: true })];
  await name.fill('Ben');
  await name.press('Enter');
  expect(await enter.isEnabled()).toBe(false);

  release();
  await ben.sees(page.getByText('Server reached in'));
  expect(await name.inputValue()).toBe('Ben');
  await enter.click();
  await ben.sees(page.getByRole('button', { name: 'Leave' }));
  expect(ben.troubles).toEqual([]);
});
