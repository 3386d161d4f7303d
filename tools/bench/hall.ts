import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import '../../test/support/hall-harness/harness-window.ts';
import { headsetScript } from '../../test/support/hall-harness/headset.ts';
import { serveHarness } from '../../test/support/hall-harness/serve.ts';
import { type Bench, type Figure, single } from './figure.ts';

/** Small: what is measured is not the painting. */
const viewport = { width: 240, height: 135 };
const framesBefore = 3;
const framesMeasured = 12;
const withinMs = 300_000;
const visits = 30;
const visitsBefore = 10;
const stage = 'stage=avatar&screen=sentence&viseme=talk&self&spawn=1';
const crowd = {
  500: `people=250&balcony=256&${stage}`,
  1000: `people=744&balcony=256&${stage}`,
  // The hall, the leader and her screen with nobody but the clones.
  naive: `people=0&naive=506&${stage}`,
} as const;

/** The drawn hall in an emulated headset, both eyes, under the product's policy; where the figures are asked for, all crowds in one run. */
export const hallBench: Bench = {
  names: [
    'hall.draw-calls-stereo-500',
    'hall.triangles-per-eye-500',
    'hall.js-ms-500',
    'hall.js-ms-1000',
    'hall.js-ms-naive-500',
    'hall.alloc-kb-per-frame',
    'hall.heap-growth',
  ],
  async run(isWanted) {
    await using closing = new AsyncDisposableStack();
    const server = await serveHarness();
    closing.defer(() => server.close());
    const browser = await launchBrowser({ flags: ['--enable-precise-memory-info', '--js-flags=--expose-gc'] });
    closing.defer(() => browser.close());
    const figures: Figure[] = [];
    const isFrameWanted = hallBench.names.some((name) => name !== 'hall.heap-growth' && isWanted(name));
    if (isFrameWanted) figures.push(...(await frames(browser, server.url)));
    if (isWanted('hall.heap-growth')) figures.push(await heapGrowth(browser, server.url));
    return figures;
  },
};

async function frames(browser: Browser, url: string): Promise<readonly Figure[]> {
  const full = await measured(browser, `${url}?${crowd[500]}`);
  const thousand = await measured(browser, `${url}?${crowd[1000]}`);
  const naive = await measured(browser, `${url}?${crowd.naive}`);
  const note = '250 here and 256 in the balconies, hall, leader who speaks, screen; both eyes of an emulated headset';
  return [
    single('hall.draw-calls-stereo-500', 'draws', full.draws, framesMeasured, note),
    single('hall.triangles-per-eye-500', 'triangles', full.triangles / 2, framesMeasured, note),
    single(
      'hall.js-ms-500',
      'ms',
      full.medianMs,
      framesMeasured,
      `${note}; engine begin to end, graphics drained before`,
    ),
    single(
      'hall.js-ms-1000',
      'ms',
      thousand.medianMs,
      framesMeasured,
      '744 here and 256 in the balconies, as in no real hall',
    ),
    single(
      'hall.js-ms-naive-500',
      'ms',
      naive.medianMs,
      framesMeasured,
      `506 people of seven cloned meshes each, ${naive.draws} draws, same run`,
    ),
    single('hall.alloc-kb-per-frame', 'KB', full.kbPerFrame, framesMeasured, note),
  ];
}

async function measured(browser: Browser, address: string) {
  const page = await openInHeadset(browser, address);
  const figures = await page.evaluate((count) => window.harness.measure(count), framesMeasured);
  await page.close();
  return figures;
}

async function openInHeadset(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(withinMs);
  await page.addInitScript({ content: headsetScript });
  await page.goto(address);
  await page.waitForFunction(() => 'harness' in window);
  await page.waitForFunction(() => window.harness.scene.getMeshByName('leader-face')?.isReady(true));
  await page.evaluate(() => window.harness.view.canEnterXr);
  await page.evaluate(() => window.harness.view.enterXr());
  const from = await page.evaluate(() => window.harness.frames());
  await page.waitForFunction((count) => window.harness.frames() > count, from + framesBefore, { polling: 100 });
  return page;
}

/** What the heap has grown by from the tenth visit to the thirtieth, collected before each reading. */
async function heapGrowth(browser: Browser, url: string): Promise<Figure> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(withinMs);
  await page.addInitScript({ content: headsetScript });
  await page.goto(`${url}?people=50&spawn=1`);
  await page.waitForFunction(() => 'harness' in window);
  const devTools = await page.context().newCDPSession(page);
  const heapMb = async (): Promise<number> => {
    for (let i = 0; i < 3; i++) await devTools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devTools.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  };
  const mb: number[] = [];
  for (let visit = 1; visit <= visits; visit++) {
    await page.evaluate(() => window.harness.inAndOut());
    if (visit === visitsBefore || visit === visits) mb.push(await heapMb());
  }
  await page.close();
  const [before = 0, after = 0] = mb;
  const note = `${before.toFixed(1)} MB after ${visitsBefore} times in and out of the hall and of the headset, ${after.toFixed(1)} MB after ${visits}`;
  return single('hall.heap-growth', '%', (100 * (after - before)) / before, visits, note);
}
