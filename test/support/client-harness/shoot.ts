import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../browser.ts';
import { serveClientHarness } from './serve.ts';

// Photographs every page in its states and names what axe finds: `node test/support/client-harness/shoot.ts FOLDER [name]`.
const [folder = 'test-results/pages', only = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const shots = [
  ['join', 'page=hall', false],
  ['join-look', 'page=hall&draw=no', false],
  ['join-line', 'page=hall&scene=line', false],
  ['hall-strained', 'page=hall&scene=strained', true],
  ['hall-quiet', 'page=hall&scene=quiet', true],
  ['hall-speaking', 'page=hall&scene=speaking', true],
  ['hall-people', 'page=hall&scene=quiet', true],
  ['hall-live', 'page=hall&scene=live', true],
  ['hall-headset', 'page=hall&scene=quiet', true],
  ['hall-finding', 'page=hall&scene=quiet', true],
  ['hall-blocked', 'page=hall&scene=speaking&voices=blocked', true],
  ['hall-away', 'page=hall&scene=away', true],
  ['hall-empty', 'page=hall&scene=empty', true],
  ['hall-picture', 'page=hall&scene=quiet&draw=picture', true],
  ['hall-picture-speaking', 'page=hall&scene=speaking&draw=picture', true],
  ['hall-picture-live', 'page=hall&scene=live&draw=picture', true],
  ['hall-picture-silent', 'page=hall&scene=silent&draw=picture', true],
  ['hall-captions', 'page=hall&scene=speaking&draw=captions', true],
  ['spectator', 'page=spectator&scene=floor&role=spectator', true],
  ['listen', 'page=listen&scene=speaking', true],
  ['desk', 'page=desk&scene=speaking&role=moderator', true],
  ['desk-people', 'page=desk&scene=speaking&role=moderator', true],
  ['desk-empty', 'page=desk&scene=empty&role=moderator', true],
  ['desk-away', 'page=desk&scene=away&role=moderator', true],
  ['desk-held', 'page=desk&scene=held&role=moderator', true],
  ['studio', 'page=studio&scene=speaking&role=leader', true],
  ['studio-live', 'page=studio&scene=live&role=leader', true],
  ['studio-off', 'page=studio&scene=silent&role=leader&voices=off', true],
  ['studio-away', 'page=studio&scene=away&role=leader', true],
  ['record', 'page=record', false],
] as const;
const sizes = [
  ['desktop', 1280, 720],
  ['phone', 390, 844],
  ['sideways', 844, 390],
] as const;

const axe = path.join(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js');
const harness = await serveClientHarness();
const browser = await launchBrowser();
try {
  for (const [name, query, enters] of shots) {
    if (!name.startsWith(only)) continue;
    for (const [sizeName, width, height] of sizes) {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
        page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
        page.on('pageerror', (error) => console.error(name, error.message));
        await page.goto(`${harness.url}?${query}`);
        if (enters) {
          await page.locator('form button.primary').click();
          await page.locator('.hall, .desk, .studio').waitFor();
          await page.waitForTimeout(1500);
          if (name === 'hall-people' || name === 'hall-finding')
            await page.getByRole('button', { name: 'People' }).first().click();
          if (name === 'hall-headset') await page.getByRole('button', { name: 'VR comfort' }).click();
          if (name === 'hall-finding') {
            await page.getByLabel('Find a colleague').fill('a');
            await page.waitForTimeout(800);
          }
          if (name === 'hall-people') {
            await page
              .getByRole('button', { name: /^Block/ })
              .first()
              .click();
            await page.getByRole('button', { name: 'Copy seat link' }).click();
          }
        } else await page.waitForTimeout(500);
        if (name === 'join-look') await page.getByRole('button', { name: 'Change it' }).click();
        if (name === 'join-line') await page.locator('form button.primary').click();
        if (name === 'desk-people') {
          await page.locator('.desk-people summary').click();
          await page.locator('.desk-people .finder').evaluate((finder) => finder.scrollIntoView({ block: 'center' }));
        }
        await page.addScriptTag({ path: axe });
        const found = await page.evaluate(
          'axe.run().then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(", ")))',
        );
        if (Array.isArray(found))
          for (const violation of found) console.error(`${name}.${sizeName}.${scheme}`, violation);
        await page.screenshot({ path: path.join(folder, `${name}.${sizeName}.${scheme}.png`) });
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
  await harness.close();
}
