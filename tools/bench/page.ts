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

interface Entered {
  readonly joinMs: number;
  readonly enterMs: number;
  readonly scriptBytes: number;
  readonly allBytes: number;
}

/** Navigation → join page usable; Enter → frame with seat, stage and crowd; beside an empty Babylon page served the same way, in the same run. */
export const pageBench: Bench = {
  names: ['page.join-ms', 'page.enter-ms', 'page.empty-babylon-ms', 'page.js-bytes-brotli', 'page.bytes'],
  async run() {
    await using closing = new AsyncDisposableStack();
    const app = await RunningApp.start();
    closing.defer(() => app.close());
    const empty = await serveEmptyBabylon();
    closing.defer(() => empty.close());
    const browser = await launchBrowser();
    closing.defer(() => browser.close());
    const entered: Entered[] = [];
    const emptyMs: number[] = [];
    for (let run = 0; run < runs; run++) {
      emptyMs.push(await openEmpty(browser, empty.url));
      entered.push(await enter(browser, app.links.attendee));
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
        'Enter to the first frame of the hall with everything set',
      ),
      single('page.js-bytes-brotli', 'bytes', last?.scriptBytes ?? 0, 1, 'JavaScript as sent, up to the hall'),
      single('page.bytes', 'bytes', last?.allBytes ?? 0, 1, 'everything as sent, up to the hall'),
    ];
  },
};

async function enter(browser: Browser, link: string): Promise<Entered> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const sent = countBytes(context);
  const page = await context.newPage();
  await page.goto(link, { waitUntil: 'commit' });
  const field = page.getByRole('textbox').first();
  await field.waitFor();
  const joinMs = await page.evaluate(() => performance.now());
  await field.fill('Ada');
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
  const files = staticFiles(folder, ['/']);
  const server = http.createServer((request, response) => {
    setSecurityHeaders(response);
    if (!files.send(request, response, request.url ?? '/')) response.writeHead(404).end();
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
