import path from 'node:path';
import type { Browser } from 'playwright-core';
import { pacedFrames } from '../../test/support/paced-frames.ts';
import { pictureKind } from './picture-kind.ts';
import type { PageView } from './views.ts';

/** The hall behind a page is drawn in software. */
const withinMs = 180_000;
const settlesMs = 4000;

/** Photographs a page as people use it, with the hall in it, into a file. */
export async function photographPage(browser: Browser, url: string, view: PageView, file: string): Promise<void> {
  const { name, page: query, width, height, enters, presses } = view;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'dark' });
  page.setDefaultTimeout(withinMs);
  page.on('pageerror', (error) => process.stderr.write(`${name}: ${error.message}\n`));
  await page.addInitScript({ content: pacedFrames });
  await page.goto(`${url}?${query}&draw=real`);
  if (enters) {
    await page.locator('form button.primary').click();
    await page.locator('.hall, .desk, .studio').waitFor();
    if ((await page.locator('.hall').count()) > 0)
      await page.waitForFunction(() => performance.getEntriesByName('rostrum:hall-finished').length > 0);
  } else await page.locator('.look-picture canvas').waitFor();
  for (const button of presses) await page.getByRole('button', { name: button }).first().click();
  await page.waitForTimeout(settlesMs);
  await page.evaluate(() => window.holdFrames?.());
  await page.screenshot({ path: file, timeout: withinMs, ...pictureKind(file) });
  await page.close();
  process.stderr.write(`${path.relative(process.cwd(), file)}\n`);
}
