import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../browser.ts';
import './harness-window.ts';
import { headsetScript } from './headset.ts';
import { serveHarness } from './serve.ts';

// Photographs the hall: `node test/support/hall-harness/shoot.ts FOLDER NAME=QUERY …`; names that begin with "phone" are 390 × 844, with
// "headset" both eyes of an emulated one.
const [folder = 'test-results/hall', ...shots] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
// Built, so that a file saved meanwhile does not reload the page.
const server = await serveHarness();
const browser = await launchBrowser();
try {
  for (const shot of shots) {
    const [name = '', ...query] = shot.split('=');
    const isPhone = name.startsWith('phone');
    const page = await browser.newPage({
      viewport: isPhone ? { width: 390, height: 844 } : { width: 1280, height: 720 },
    });
    page.on('console', (message) => /error|warn/.test(message.type()) && console.error(name, message.text()));
    page.on('pageerror', (error) => console.error(name, error.message));
    const isHeadset = name.startsWith('headset');
    if (isHeadset) await page.addInitScript({ content: headsetScript });
    await page.goto(`${server.url}?${query.join('=')}`);
    await page.waitForFunction(() => 'harness' in window, null, { timeout: 60_000 });
    if (isHeadset) {
      await page.evaluate(() => window.harness.view.canEnterXr);
      await page.evaluate(() => window.harness.view.enterXr());
    }
    const from = await page.evaluate(() => window.harness.frames());
    await page.waitForFunction((count) => window.harness.frames() > count + 5, from, {
      timeout: 300_000,
      polling: 200,
    });
    await page.screenshot({ path: path.join(folder, `${name}.png`), timeout: 120_000 });
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
