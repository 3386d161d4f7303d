import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import '../../test/support/hall-harness/harness-window.ts';
import { headsetScript } from '../../test/support/hall-harness/headset.ts';
import { pacedFrames } from '../../test/support/paced-frames.ts';
import { pictureKind } from './picture-kind.ts';
import type { View } from './views.ts';

/** Where software draws, a full hall takes seconds a frame. */
const withinMs = 300_000;
/** By then eyes have opened, textures are there, and what fades has faded. */
const framesBefore = 6;

/** Photographs the drawn hall as the harness page is asked for it, into a file. */
export async function photographHall(browser: Browser, url: string, view: View, file: string): Promise<void> {
  const { name, query, width, height, inHeadset, frames = framesBefore } = view;
  mkdirSync(path.dirname(file), { recursive: true });
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('pageerror', (error) => process.stderr.write(`${name}: ${error.message}\n`));
  await page.addInitScript({ content: pacedFrames });
  if (inHeadset !== undefined) await page.addInitScript({ content: headsetScript });
  await page.goto(`${url}?${query}`);
  await page.waitForFunction(() => 'harness' in window, null, { timeout: withinMs });
  await page.waitForFunction(() => window.harness.scene.getMeshByName('leader-face')?.isReady(true), null, {
    timeout: withinMs,
  });
  if (inHeadset !== undefined) {
    await page.evaluate(() => window.harness.view.canEnterXr);
    await page.evaluate(() => window.harness.view.enterXr());
    await page.waitForFunction(() => window.harness.events.includes('xr:true'), null, { timeout: withinMs });
  }
  if (inHeadset === 'panel')
    await page.evaluate(() => window.headset.controllers.right.updateButtonValue('squeeze', 1));
  if (inHeadset === 'turning')
    await page.evaluate(() => window.headset.controllers.left.updateAxes('thumbstick', 1, 0));
  const from = await page.evaluate(() => window.harness.frames());
  await page.waitForFunction(([start, count]) => window.harness.frames() > start + count, [from, frames] as const, {
    timeout: withinMs,
    polling: 50,
  });
  await page.evaluate(() => window.holdFrames?.());
  await page.screenshot({ path: file, timeout: withinMs, ...pictureKind(file) });
  await page.close();
  process.stderr.write(`${path.relative(process.cwd(), file)}\n`);
}
