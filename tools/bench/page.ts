import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Response } from 'playwright-core';
import { build } from 'vite';
import { setSecurityHeaders } from '../../server/adapters/http/security-headers.ts';
import { staticFiles } from '../../server/adapters/http/static-files.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, figureOf, single } from './figure.ts';

const runs = 5;
/** Who types this takes some two seconds for it, as quick people do; the page makes the hall meanwhile. */
const typedName = 'Ada Lovelace';
const betweenKeysMs = 160;

declare global {
  interface Window {
    /** When the name field was first on the screen, in ms since the navigation. */
    joinedMs: number | undefined;
  }
}

interface Entered {
  readonly joinMs: number;
  readonly enterMs: number;
  readonly scriptBytes: number;
  readonly allBytes: number;
}

/** Navigation → join page usable; Enter → frame with seat, stage and crowd; beside an empty Babylon page served the same way, in the same run. */
export const pageBench: Bench = {
  names: [
    'page.join-ms',
    'page.enter-ms',
    'page.enter-at-once-ms',
    'page.empty-babylon-ms',
    'page.js-bytes-brotli',
    'page.bytes',
  ],
  async run() {
    await using closing = new AsyncDisposableStack();
    const app = await RunningApp.start();
    closing.defer(() => app.close());
    const empty = await serveEmptyBabylon();
    closing.defer(() => empty.close());
    const browser = await launchBrowser();
    closing.defer(() => browser.close());
    const entered: Entered[] = [];
    const atOnceMs: number[] = [];
    const emptyMs: number[] = [];
    for (let run = 0; run < runs; run++) {
      emptyMs.push(await openEmpty(browser, empty.url));
      entered.push(await enter(browser, app.links.attendee, betweenKeysMs));
      atOnceMs.push((await enter(browser, app.links.attendee, 0)).enterMs);
    }
    const last = entered.at(-1);
    return [
      figureOf('page.empty-babylon-ms', 'ms', emptyMs, 'navigation to first frame, one box'),
      figureOf(
        'page.join-ms',
        'ms',
        entered.map(({ joinMs }) => joinMs),
        'navigation to a name field that takes text',
      ),
      figureOf(
        'page.enter-ms',
        'ms',
        entered.map(({ enterMs }) => enterMs),
        `Enter to the first frame with seat, stage and crowd, after ${typedName.length} keys with ${betweenKeysMs} ms between`,
      ),
      figureOf('page.enter-at-once-ms', 'ms', atOnceMs, 'the same without a moment for the name; no budget'),
      single('page.js-bytes-brotli', 'bytes', last?.scriptBytes ?? 0, 1, 'JavaScript as sent, up to the hall'),
      single('page.bytes', 'bytes', last?.allBytes ?? 0, 1, 'everything as sent, up to the hall'),
    ];
  },
};

async function enter(browser: Browser, link: string, keyMs: number): Promise<Entered> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const sent = countBytes(context);
  const page = await context.newPage();
  await page.addInitScript(watchNameField);
  await page.goto(link, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.joinedMs !== undefined);
  const joinMs = await page.evaluate(() => window.joinedMs ?? Number.NaN);
  await page.getByRole('textbox').first().pressSequentially(typedName, { delay: keyMs });
  const before = await page.evaluate(() => performance.now());
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await page.waitForFunction(() => performance.getEntriesByName('rostrum:hall-shown').length > 0, undefined, {
    timeout: 60_000,
  });
  const shown = await page.evaluate(() => performance.getEntriesByName('rostrum:hall-shown')[0]?.startTime ?? 0);
  const bytes = await sent();
  await context.close();
  return { joinMs, enterMs: shown - before, ...bytes };
}

/** Asks once a frame, as the empty page's own mark is made in a frame: the driver's way to the page is not counted. */
function watchNameField(): void {
  const look = (): void => {
    const field = document.querySelector('input');
    if (field === null || field.getClientRects().length === 0) requestAnimationFrame(look);
    else window.joinedMs = performance.now();
  };
  requestAnimationFrame(look);
}

/** Bodies as they came over the wire, compressed. */
function countBytes(context: BrowserContext): () => Promise<{ scriptBytes: number; allBytes: number }> {
  const responses: Response[] = [];
  context.on('response', (response) => responses.push(response));
  return async () => {
    let scriptBytes = 0;
    let allBytes = 0;
    for (const response of responses) {
      const length = Number((await response.allHeaders())['content-length'] ?? 0);
      allBytes += length;
      if (response.request().resourceType() === 'script') scriptBytes += length;
    }
    return { scriptBytes, allBytes };
  };
}

async function openEmpty(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('first-frame').length > 0, undefined, {
    timeout: 60_000,
  });
  const ms = await page.evaluate(() => performance.getEntriesByName('first-frame')[0]?.startTime ?? 0);
  await context.close();
  return ms;
}

async function serveEmptyBabylon(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-empty-'));
  await build({
    root: path.join(import.meta.dirname, 'empty-babylon'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const files = staticFiles(folder, []);
  const server = http.createServer((request, response) => {
    setSecurityHeaders(response);
    if (!files.send(request, response, request.url === '/' ? '/index.html' : (request.url ?? '')))
      response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${port}/`,
    close: async () => {
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
      await rm(folder, { recursive: true });
    },
  };
}
