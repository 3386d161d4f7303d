import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import { detectorWorklet, type Ear, type FrameSample, type Heard, installDetector } from './detector.ts';

/** The product's own page in its sound-and-captions form, with an independent detector on the track it receives. No other page is open. */
export class Listener {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  static async open(link: string): Promise<Listener> {
    const browser = await launchBrowser({ flags: ['--autoplay-policy=no-user-gesture-required'] });
    try {
      return new Listener(browser, await listeningPage(browser, link));
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** Everything heard since the last call. */
  heard(): Promise<Heard[]> {
    return this.#page.evaluate(() => window.bench.heard.splice(0));
  }

  frames(): Promise<FrameSample[]> {
    return this.#page.evaluate(() => window.bench.frames.splice(0));
  }

  /** Waits until the detector has heard something of this kind after a moment of the wall clock. */
  async until(kind: Heard['kind'], ear: Ear, afterMs: number, withinMs: number): Promise<Heard> {
    const handle = await this.#page.waitForFunction(
      (wanted) =>
        window.bench.heard.find(
          (event) => event.kind === wanted.kind && event.ear === wanted.ear && event.wallMs >= wanted.afterMs,
        ),
      { kind, ear, afterMs },
      { timeout: withinMs, polling: 20 },
    );
    const heard = await handle.jsonValue();
    if (heard === undefined) throw new Error('nothing heard');
    return heard;
  }

  /** Waits until nothing has been heard for a while, neither on the track nor at the output. */
  async untilQuiet(forMs: number, withinMs: number): Promise<void> {
    await this.#page.waitForFunction(
      (quietMs) =>
        (['track', 'output'] as const).every((ear) => {
          const last = window.bench.heard.findLast((event) => event.ear === ear);
          return last?.kind === 'off' && Date.now() - last.wallMs > quietMs;
        }),
      forMs,
      { timeout: withinMs, polling: 50 },
    );
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

async function listeningPage(browser: Browser, link: string): Promise<Page> {
  // The page's content policy allows no code but its own; the detector is a guest.
  const context = await browser.newContext({ bypassCSP: true });
  await context.addInitScript(installDetector, detectorWorklet);
  const page = await context.newPage();
  await page.goto(link);
  await page.goto(new URL('/listen', link).href);
  await page.getByRole('textbox').first().fill('Listener');
  await page.getByRole('button', { name: 'Listen', exact: true }).click();
  await page.waitForFunction(() => window.bench.tracks > 0, undefined, { timeout: 30_000 });
  return page;
}
