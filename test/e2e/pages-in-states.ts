import type { Browser, BrowserContextOptions, Page, ViewportSize } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { serveClientHarness } from '../support/client-harness/serve.ts';

/** The real pages on a transport that is not there, for all tests of a file: states that the town hall itself seldom stays in. */
export function pagesInStates() {
  let browser: Browser;
  let harness: Awaited<ReturnType<typeof serveClientHarness>>;
  let kept: Page | null = null;
  beforeAll(async () => {
    [harness, browser] = await Promise.all([serveClientHarness(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await harness?.close();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) if (context !== kept?.context()) await context.close();
  });
  return {
    /** A window in a browser profile of its own; it ends with the test. */
    newPage: (options: BrowserContextOptions): Promise<Page> => browser.newPage(options),
    /** The same window again, with nothing of the last test in it: a new one each time would take a second more. */
    freshPage: async (options: BrowserContextOptions & { readonly viewport: ViewportSize }): Promise<Page> => {
      kept ??= await browser.newPage(options);
      // What a tab keeps for itself alone; a blank page has none.
      await kept.evaluate(() => sessionStorage.clear()).catch(() => undefined);
      await kept.goto('about:blank');
      await kept.setViewportSize(options.viewport);
      await kept.emulateMedia({
        colorScheme: null,
        contrast: null,
        forcedColors: null,
        reducedMotion: options.reducedMotion ?? null,
      });
      const devTools = await kept.context().newCDPSession(kept);
      await devTools.send('Storage.clearDataForOrigin', { origin: new URL(harness.url).origin, storageTypes: 'all' });
      await devTools.detach();
      return kept;
    },
    url: () => harness.url,
  };
}
