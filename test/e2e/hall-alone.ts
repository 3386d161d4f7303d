import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import '../support/hall-harness/harness-window.ts';
import { headsetScript } from '../support/hall-harness/headset.ts';
import { serveHarness } from '../support/hall-harness/serve.ts';
import { pacedFrames } from '../support/paced-frames.ts';

const pictures = path.join(import.meta.dirname, '../../test-results/hall');
export const deadline = { timeout: 60_000, polling: 50 };

export interface PageOptions {
  readonly headset?: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** The drawn hall alone, with people who are not there, built as the product builds it and under its policy. */
export class HallAlone {
  readonly url: string;
  readonly #browser: Browser;
  readonly #closeServer: () => Promise<void>;

  private constructor(browser: Browser, server: Awaited<ReturnType<typeof serveHarness>>) {
    this.url = server.url;
    this.#browser = browser;
    this.#closeServer = server.close;
  }

  static async start(): Promise<HallAlone> {
    mkdirSync(pictures, { recursive: true });
    const [server, browser] = await Promise.all([serveHarness(), launchBrowser()]);
    return new HallAlone(browser, server);
  }

  /** A page that has not gone anywhere yet. */
  async page({ headset = false, width = 640, height = 360 }: PageOptions = {}): Promise<Page> {
    const page = await this.#browser.newPage({ viewport: { width, height } });
    if (headset) await page.addInitScript({ content: pacedFrames + headsetScript });
    return page;
  }

  /** Opens the hall as the query says; drawn when it resolves. `complaints`: errors, and requests that left this origin. */
  async open(query: string, options: PageOptions = {}): Promise<{ page: Page; complaints: readonly string[] }> {
    const page = await this.page(options);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on(
      'console',
      (message) => message.type() === 'error' && !/favicon|404/.test(message.text()) && complaints.push(message.text()),
    );
    page.on(
      'request',
      (request) =>
        !request.url().startsWith(this.url) && !/^(data|blob):/.test(request.url()) && complaints.push(request.url()),
    );
    await this.show(page, query);
    return { page, complaints };
  }

  async show(page: Page, query: string): Promise<void> {
    await page.goto(`${this.url}?${query}`);
    await page.waitForFunction(() => 'harness' in window && window.harness.frames() > 2, null, deadline);
  }

  /** Two halls drawn in software at once starve each other. */
  async closePages(): Promise<void> {
    for (const context of this.#browser.contexts()) await context.close();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#closeServer();
  }
}

/** Whether what is drawn is painted too: what nobody looks at need not be, and takes software most of its time. */
export async function paint(page: Page, isPainted: boolean): Promise<void> {
  await page.evaluate((is) => window.harness.paint(is), isPainted);
  // The first frame that is whole, and two more, before which it has come to the screen.
  if (isPainted) await drawnFrames(page, 3);
}

/** Lets so many frames be drawn. */
export async function drawnFrames(page: Page, count: number): Promise<void> {
  const from = await page.evaluate(() => window.harness.frames());
  await page.waitForFunction((until) => window.harness.frames() > until, from + count, deadline);
}

/** Takes a picture, which a person may look at in `test-results/hall`. */
export function photograph(page: Page, name: string, { fullPage = false } = {}): Promise<Buffer> {
  return page.screenshot({ path: path.join(pictures, `${name}.png`), timeout: 90_000, fullPage });
}
