import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { serveClientHarness } from '../support/client-harness/serve.ts';

/** The real pages on a transport that is not there, for all tests of a file: states that the town hall itself seldom stays in. */
export function pagesInStates() {
  let browser: Browser;
  let harness: Awaited<ReturnType<typeof serveClientHarness>>;
  beforeAll(async () => {
    [harness, browser] = await Promise.all([serveClientHarness(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await harness?.close();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  return {
    /** A window in a browser profile of its own; it ends with the test. */
    newPage: (options: BrowserContextOptions): Promise<Page> => browser.newPage(options),
    url: () => harness.url,
  };
}
