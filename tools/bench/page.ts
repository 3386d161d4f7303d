import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { build } from 'vite';
import { contentSecurityPolicy, setSecurityHeaders } from '../../server/adapters/http/security-headers.ts';
import { staticFiles } from '../../server/adapters/http/static-files.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, figureOf, single } from './figure.ts';

const runs = 9;
const peopleBefore = 50;
const clearedWithinMs = 1500;
/** Who types this takes some two seconds for it, as quick people do; the page makes the hall meanwhile. */
const typedName = 'Ada Lovelace';
const betweenKeysMs = 160;

/** The name field is on the screen. */
const joinedMark = 'bench:joined';
const hallMark = 'rostrum:hall-shown';
const hallFinishedMark = 'rostrum:hall-finished';
const emptyMark = 'first-frame';
const markWithinMs = 60_000;

interface Entered {
  readonly joinMs: number;
  readonly enterMs: number;
  readonly finishedMs: number;
  readonly scriptBytes: number;
  readonly allBytes: number;
}

/** Navigation → join page usable; Enter → frame with seat, stage and crowd; beside an empty Babylon page served the same way, in the same run. */
export const pageBench: Bench = {
  names: [
    'page.join-ms',
    'page.enter-ms',
    'page.enter-finished-ms',
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
    await letPeopleIn(app.links.attendee);
    const entered: Entered[] = [];
    const atOnceMs: number[] = [];
    const emptyMs: number[] = [];
    for (let run = 0; run < runs; run++) {
      emptyMs.push(await openEmpty(browser, empty.url));
      entered.push(await enter(browser, app.links.attendee, betweenKeysMs));
      atOnceMs.push((await enter(browser, app.links.attendee, 0)).finishedMs);
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
      figureOf(
        'page.enter-finished-ms',
        'ms',
        entered.map(({ finishedMs }) => finishedMs),
        'the same until the graphics card has finished that frame; no budget: software draws here',
      ),
      figureOf('page.enter-at-once-ms', 'ms', atOnceMs, 'the same, finished, without a moment for the name; no budget'),
      single('page.js-bytes-brotli', 'bytes', last?.scriptBytes ?? 0, 1, 'JavaScript as sent, up to the hall'),
      single('page.bytes', 'bytes', last?.allBytes ?? 0, 1, 'everything as sent, up to the hall'),
    ];
  },
};

/** The first people find a server whose code has never run; it is the others that the figures are about. */
async function letPeopleIn(link: string): Promise<void> {
  for (let person = 0; person < peopleBefore; person++) {
    const opened = await fetch(link, { redirect: 'manual' });
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(new URL(opened.headers.get('location') ?? '', link), { headers: { cookie } });
    await page.text();
  }
}

async function enter(browser: Browser, link: string, keyMs: number): Promise<Entered> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const sent = countBytes(context);
  const page = await context.newPage();
  await page.addInitScript(tellMarks);
  await page.addInitScript(watchNameField, joinedMark);
  const joined = markOf(page, joinedMark);
  await page.goto(link, { waitUntil: 'commit' });
  const joinMs = await joined;
  await page.getByRole('textbox').first().pressSequentially(typedName, { delay: keyMs });
  const [shown, finished] = [markOf(page, hallMark), markOf(page, hallFinishedMark)];
  const before = await page.evaluate(() => performance.now());
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  const [shownMs, finishedMs] = [await shown, await finished];
  const bytes = await sent();
  await leave(context);
  return { joinMs, enterMs: shownMs - before, finishedMs: finishedMs - before, ...bytes };
}

/**
 * Tells the console of each mark with its time: to ask the page for it would put the driver's own script into it, before the first frame
 * of one page and after that of the other.
 */
function tellMarks(): void {
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) console.debug(`mark ${name} ${startTime}`);
  }).observe({ type: 'mark', buffered: true });
}

/** When the page sets a mark, in ms since its navigation. */
async function markOf(page: Page, name: string): Promise<number> {
  const said = `mark ${name} `;
  const message = await page.waitForEvent('console', {
    predicate: (each) => each.text().startsWith(said),
    timeout: markWithinMs,
  });
  return Number(message.text().slice(said.length));
}

/** Asks once a frame, as the empty page's own mark is made in a frame. */
function watchNameField(mark: string): void {
  const look = (): void => {
    const field = document.querySelector('input');
    if (field === null || field.getClientRects().length === 0) requestAnimationFrame(look);
    else performance.mark(mark);
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
  await page.addInitScript(tellMarks);
  const shown = markOf(page, emptyMark);
  await page.goto(url, { waitUntil: 'commit' });
  const ms = await shown;
  await leave(context);
  return ms;
}

/** What the browser still clears away would be counted for the next page. */
async function leave(context: BrowserContext): Promise<void> {
  await context.close();
  await new Promise((resolve) => setTimeout(resolve, clearedWithinMs));
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
    setSecurityHeaders(response, contentSecurityPolicy([]));
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
