import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import '../../test/support/hall-harness/harness-window.ts';
import { headsetScript } from '../../test/support/hall-harness/headset.ts';
import { serveHarness } from '../../test/support/hall-harness/serve.ts';
import { runCommand } from '../run-command.ts';
import { type View, views } from './views.ts';

const folder = path.join(import.meta.dirname, '../../docs/pictures');
/** Seldom looked at beside its neighbour: small, and sharp enough for a page. */
const quality = 82;
/** Where software draws, a full hall takes seconds a frame. */
const withinMs = 300_000;
/** By then eyes have opened, textures are there, and what fades has faded. */
const framesBefore = 6;

/**
 * `npm run pictures [-- NAME…]`: photographs the drawn hall into docs/pictures, all views or those whose names begin so. `NAME=QUERY`
 * photographs what the harness page is asked for, into test-results/pictures.
 */
async function main(args: readonly string[]): Promise<boolean> {
  const asked = args.filter((each) => each.includes('=')).map(viewOf);
  const names = args.filter((each) => !each.includes('='));
  const known = views.filter(({ name }) => (asked.length === 0 && names.length === 0) || begins(names, name));
  const unknown = names.filter((name) => !views.some((view) => begins([name], view.name)));
  if (unknown.length > 0)
    throw new Error(
      `No view begins with ${unknown.join(', ')}. There are: ${views.map(({ name }) => name).join(', ')}.`,
    );
  await using closing = new AsyncDisposableStack();
  const server = await serveHarness();
  closing.defer(() => server.close());
  const browser = await launchBrowser();
  closing.defer(() => browser.close());
  const results = path.join(import.meta.dirname, '../../test-results/pictures');
  for (const view of known) await photograph(browser, server.url, view, path.join(folder, `${view.name}.jpg`));
  for (const view of asked) await photograph(browser, server.url, view, path.join(results, `${view.name}.png`));
  return true;
}

const begins = (starts: readonly string[], name: string) => starts.some((start) => name.startsWith(start));

function viewOf(word: string): View {
  const at = word.indexOf('=');
  return { name: word.slice(0, at), query: word.slice(at + 1), width: 1280, height: 720 };
}

async function photograph(browser: Browser, url: string, view: View, file: string): Promise<void> {
  const { name, query, width, height, inHeadset, frames = framesBefore } = view;
  mkdirSync(path.dirname(file), { recursive: true });
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('pageerror', (error) => process.stderr.write(`${name}: ${error.message}\n`));
  if (inHeadset === true) await page.addInitScript({ content: headsetScript });
  await page.goto(`${url}?${query}`);
  await page.waitForFunction(() => 'harness' in window, null, { timeout: withinMs });
  await page.waitForFunction(() => window.harness.scene.getMeshByName('leader-face')?.isReady(true), null, {
    timeout: withinMs,
  });
  if (inHeadset === true) {
    await page.evaluate(() => window.harness.view.canEnterXr);
    await page.evaluate(() => window.harness.view.enterXr());
  }
  const from = await page.evaluate(() => window.harness.frames());
  await page.waitForFunction(([start, count]) => window.harness.frames() > start + count, [from, frames] as const, {
    timeout: withinMs,
    polling: 200,
  });
  const kind = file.endsWith('.jpg') ? ({ type: 'jpeg', quality } as const) : ({ type: 'png' } as const);
  await page.screenshot({ path: file, timeout: withinMs, ...kind });
  await page.close();
  process.stderr.write(`${path.relative(process.cwd(), file)}\n`);
}

runCommand(main);
