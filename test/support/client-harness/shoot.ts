import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../browser.ts';
import { moreScreens } from './more-screens.ts';
import { show } from './screen.ts';
import { screens } from './screens.ts';
import { serveClientHarness } from './serve.ts';

// Photographs pages in their states: `node test/support/client-harness/shoot.ts FOLDER [NAME[,NAME…] [SIZE[,SIZE…] [light|dark]]]`; a name may be a beginning.
const [folder = 'test-results/pages', only = '', onlySizes = '', onlyScheme = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const sizes = [
  ['desktop', 1280, 720],
  ['phone', 390, 844],
  ['sideways', 844, 390],
  ['small', 360, 640],
  ['zoomed', 640, 360],
  ['headset', 1024, 640],
] as const;
const wanted = (list: string, name: string) => list === '' || list.split(',').some((each) => name.startsWith(each));

const harness = await serveClientHarness();
const browser = await launchBrowser();
try {
  for (const screen of [...screens, ...moreScreens].filter(({ name }) => wanted(only, name))) {
    for (const [sizeName, width, height] of sizes.filter(([name]) => wanted(onlySizes, name))) {
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
      page.on('console', (message) => message.type() === 'error' && console.error(screen.name, message.text()));
      page.on('pageerror', (error) => console.error(screen.name, error.message));
      await show(page, harness.url, screen);
      for (const colorScheme of (['light', 'dark'] as const).filter((each) => wanted(onlyScheme, each))) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.screenshot({ path: path.join(folder, `${screen.name}.${sizeName}.${colorScheme}.png`) });
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
  await harness.close();
}
