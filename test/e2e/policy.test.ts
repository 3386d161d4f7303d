import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { RunningApp } from '../support/running-app.ts';

const withinMs = 60_000;

describe('the browser’s own rules for our pages', () => {
  let app: RunningApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const violations: string[] = [];
  const errors: string[] = [];
  const elsewhere: string[] = [];

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 480, height: 270 } });
    await context.exposeFunction('tellViolation', (what: string) => violations.push(what));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const tell: unknown = Reflect.get(window, 'tellViolation');
        if (typeof tell === 'function') tell(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
      });
    });
    context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    context.on('weberror', (error) => errors.push(error.error().message));
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== app.url && protocol !== 'data:' && protocol !== 'blob:') elsewhere.push(request.url());
    });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  /** Through a link and the join page, until `shown` is there; the document came under a policy. */
  const walkIn = async (link: string, shown: () => Promise<unknown>): Promise<void> => {
    const response = await page.goto(link);
    const { 'content-security-policy': policy } = (await response?.allHeaders()) ?? {};
    expect(policy).toMatch(
      /^default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'sha256-[\w+/]+='; connect-src 'self';/,
    );
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('Your name').press('Enter');
    await shown();
  };
  const sees = async (text: string): Promise<void> => {
    try {
      await page.getByText(text).first().waitFor({ timeout: withinMs });
    } catch (cause) {
      const there = (await page.locator('#page').textContent())?.slice(0, 300);
      throw new Error(`“${text}” never came; at ${page.url()} there is ${there}`, { cause });
    }
  };

  it('[E60] join page, drawn hall, desk, studio and record break no policy, show no error and ask no other host', async () => {
    await walkIn(app.links.attendee, () =>
      page.waitForFunction(() => performance.getEntriesByName('rostrum:hall-shown').length > 0, undefined, {
        timeout: withinMs,
        polling: 200,
      }),
    );
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('link', { name: 'Read the record' }).click();
    await sees('Unbroken: ');
    await walkIn(app.links.desk, () => sees('The stage is free.'));
    await walkIn(app.links.leader, () => sees('The studio of Maya Lindqvist'));
    expect({ violations, errors, elsewhere }).toEqual({ violations: [], errors: [], elsewhere: [] });
  });

  it('[E61] a script, style or picture that got into a page does not run, colour or call home', async () => {
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      const style = document.createElement('style');
      style.textContent = 'body { background: rgb(1, 2, 3) !important }';
      document.body.append(script, style);
      const picture = new Image();
      const failed = new Promise((resolve) => picture.addEventListener('error', resolve));
      picture.src = 'https://example.org/who-is-here.png';
      await failed;
      const sent = await fetch('https://example.org/', { method: 'POST', mode: 'no-cors' }).then(
        () => 'sent',
        () => 'stopped',
      );
      return [
        Reflect.get(window, 'injected'),
        getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)',
        sent,
      ];
    });
    expect(ran).toEqual([undefined, false, 'stopped']);
    await expect
      .poll(() => violations.map((what) => what.split(' ')[0]).sort(), { timeout: withinMs })
      .toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']);
  });
});
