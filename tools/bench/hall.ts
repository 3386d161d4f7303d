import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import '../../test/support/hall-harness/harness-window.ts';
import { headsetScript } from '../../test/support/hall-harness/headset.ts';
import { serveHarness } from '../../test/support/hall-harness/serve.ts';
import { allocationsWhile } from './allocations.ts';
import { type Bench, type Figure, figureOf, single } from './figure.ts';

/** Small: what is measured is not the painting. */
const viewport = { width: 64, height: 64 };
const framesCounted = 12;
/** Until the page's code is compiled as it stays. */
const framesBefore = 600;
const framesTimed = 300;
/** Pages of the same crowd differ by more than the budget leaves: each crowd is opened so often, in turns, and the middle is of all. */
const rounds = 5;
/** The clones are twenty times as slow and long compiled. */
const naiveFrames = [100, 100] as const;
const withinMs = 300_000;
const visits = 30;
const visitsBefore = 10;
const stage = 'sent&stage=avatar&screen=sentence&viseme=talk&self&spawn=1';
const crowd = {
  500: `people=250&balcony=256&${stage}`,
  1000: `people=744&balcony=256&${stage}`,
  // The hall, the leader and her screen with nobody but the clones.
  naive: `people=0&naive=506&${stage}`,
} as const;

/** What a pose passes on its way from the wire to the graphics card. */
const posePath =
  /(protocol\/(frame|pose|rotation)-codec|client\/world\/(pose|balcony)-buffer|client\/world\/blend-pose|client\/adapters\/babylon\/(frames|people\/.*))\.ts$/;
/** What stands for server and headset. */
const harness = /(test\/support\/.*\.ts|iwer.*)$/;

/** The drawn hall in an emulated headset, both eyes, under the product's policy; where the figures are asked for, all crowds in one run. */
export const hallBench: Bench = {
  names: [
    'hall.draw-calls-stereo-500',
    'hall.triangles-per-eye-500',
    'hall.js-ms-500',
    'hall.js-ms-1000',
    'hall.js-ms-naive-500',
    'hall.alloc-kb-per-frame',
    'hall.alloc-pose-bytes-per-frame',
    'hall.heap-growth',
  ],
  async run(isWanted) {
    await using closing = new AsyncDisposableStack();
    const server = await serveHarness();
    closing.defer(() => server.close());
    const browser = await launchBrowser();
    closing.defer(() => browser.close());
    const figures: Figure[] = [];
    const isFrameWanted = hallBench.names.some((name) => name !== 'hall.heap-growth' && isWanted(name));
    if (isFrameWanted) figures.push(...(await frames(browser, server.url, isWanted)));
    if (isWanted('hall.heap-growth')) figures.push(await heapGrowth(browser, server.url));
    return figures;
  },
};

async function frames(browser: Browser, url: string, isWanted: (name: string) => boolean): Promise<readonly Figure[]> {
  const page = await openInHeadset(browser, `${url}?${crowd[500]}`);
  const { draws, triangles } = await page.evaluate((count) => window.harness.measure(count), framesCounted);
  const full = [...(await timed(page))];
  const bytes = await allocationsWhile(page, () =>
    page.evaluate((count) => window.harness.times(count, 0), framesTimed),
  );
  await page.close();
  const thousand: number[] = [];
  for (let round = 0; round < rounds && isWanted('hall.js-ms-1000'); round++) {
    if (round > 0) full.push(...(await timedOf(browser, `${url}?${crowd[500]}`)));
    thousand.push(...(await timedOf(browser, `${url}?${crowd[1000]}`)));
  }
  const naive = isWanted('hall.js-ms-naive-500') ? await timedOf(browser, `${url}?${crowd.naive}`, naiveFrames) : null;
  const note = '250 here and 256 in the balconies, hall, leader who speaks, screen; both eyes of an emulated headset';
  const how = `the whole callback of the frame, after ${framesBefore} others, every draw of one triangle`;
  return [
    single('hall.draw-calls-stereo-500', 'draws', draws, framesCounted, note),
    single('hall.triangles-per-eye-500', 'triangles', triangles / 2, framesCounted, note),
    figureOf('hall.js-ms-500', 'ms', full, `${note}; ${how}`),
    ...(thousand.length === 0
      ? []
      : [
          beside(
            'hall.js-ms-1000',
            thousand,
            full,
            `that of 500, each opened ${rounds} times in turns (${roundsBeside(thousand, full)}); 744 here and 256 in the balconies, as in no real hall`,
          ),
        ]),
    ...(naive === null
      ? []
      : [beside('hall.js-ms-naive-500', naive, full, 'ours; 506 people of seven cloned meshes each')]),
    ...allocationFigures(bytes, note),
  ];
}

/** With how many times as long its middle frame takes as that of ours. */
function beside(name: string, these: readonly number[], ours: readonly number[], of: string): Figure {
  return figureOf(name, 'ms', these, `${(middle(these) / middle(ours)).toFixed(2)} × ${of}; same run`);
}

const middle = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

/** The same of each round alone. */
function roundsBeside(these: readonly number[], ours: readonly number[]): string {
  return Array.from({ length: rounds }, (_, round) => {
    const [from, to] = [round * framesTimed, (round + 1) * framesTimed];
    return (middle(these.slice(from, to)) / middle(ours.slice(from, to))).toFixed(2);
  }).join(', ');
}

/** The emulated headset and what stands for the server are no part of the product. */
function allocationFigures(bytes: ReadonlyMap<string, number>, note: string): readonly Figure[] {
  const perFrame = (isCounted: (file: string) => boolean) =>
    [...bytes].reduce((sum, [file, size]) => sum + (isCounted(file) ? size : 0), 0) / framesTimed;
  const most = [...bytes]
    .filter(([file]) => !harness.test(file))
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([file, size]) => `${file.split('/').at(-1)} ${Math.round(size / framesTimed)}`);
  const ours = perFrame((file) => posePath.test(file));
  const rest = perFrame((file) => harness.test(file)) / 1024;
  return [
    single(
      'hall.alloc-kb-per-frame',
      'KB',
      perFrame((file) => !harness.test(file)) / 1024,
      framesTimed,
      `${note}; by V8's sampling profiler, without ${rest.toFixed(1)} KB of the harness; most, in bytes: ${most.join(', ')}`,
    ),
    single('hall.alloc-pose-bytes-per-frame', 'bytes', ours, framesTimed, 'of it, from the wire to the graphics card'),
  ];
}

async function timedOf(browser: Browser, address: string, counts?: FrameCounts): Promise<readonly number[]> {
  const page = await openInHeadset(browser, address);
  const times = await timed(page, counts);
  await page.close();
  return times;
}

type FrameCounts = readonly [timed: number, before: number];

const timed = (page: Page, counts: FrameCounts = [framesTimed, framesBefore]) =>
  page.evaluate(([count, before]) => window.harness.times(count, before), counts);

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
  await page.waitForFunction((count) => window.harness.frames() > count, from + 3, { polling: 100 });
  return page;
}

/** What the heap has grown by from the tenth visit to the thirtieth, collected before each reading. */
async function heapGrowth(browser: Browser, url: string): Promise<Figure> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(withinMs);
  await page.addInitScript({ content: headsetScript });
  await page.goto(`${url}?people=50&spawn=1&unpainted`);
  await page.waitForFunction(() => 'harness' in window);
  const devTools = await page.context().newCDPSession(page);
  const heapMb = async (): Promise<number> => {
    for (let i = 0; i < 3; i++) await devTools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devTools.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  };
  // The one that came with the page would draw all the while.
  await page.evaluate(() => window.harness.view.close());
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
