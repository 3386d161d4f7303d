import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

// Photographs every page in its states and names what axe finds: `node test/support/client-harness/shoot.ts FOLDER [name]`.
const [folder = 'test-results/pages', only = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const shots = [
  ['join', 'page=hall', false],
  ['hall-quiet', 'page=hall&scene=quiet', true],
  ['hall-speaking', 'page=hall&scene=speaking', true],
  ['hall-live', 'page=hall&scene=live', true],
  ['hall-empty', 'page=hall&scene=empty', true],
  ['spectator', 'page=spectator&scene=floor&role=spectator', true],
  ['listen', 'page=listen&scene=speaking', true],
  ['desk', 'page=desk&scene=speaking&role=moderator', true],
  ['desk-empty', 'page=desk&scene=empty&role=moderator', true],
  ['studio', 'page=studio&scene=speaking&role=leader', true],
  ['studio-live', 'page=studio&scene=live&role=leader', true],
  ['record', 'page=record', false],
] as const;
const sizes = [
  ['desktop', 1280, 720],
  ['phone', 390, 844],
] as const;

const configFile = path.join(import.meta.dirname, 'vite.config.ts');
const axe = path.join(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js');
const outDir = mkdtempSync(path.join(tmpdir(), 'rostrum-harness-'));
await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'es2022' } });
const server = await preview({
  configFile,
  logLevel: 'error',
  build: { outDir },
  preview: { host: '127.0.0.1', port: 0 },
});
const base = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const [name, query, enters] of shots) {
    if (!name.startsWith(only)) continue;
    for (const [sizeName, width, height] of sizes) {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
        page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
        page.on('pageerror', (error) => console.error(name, error.message));
        await page.goto(`${base}?${query}`);
        if (enters) {
          await page.locator('form button.primary').click();
          await page.locator('.hall, .desk, .studio').waitFor();
          await page.waitForTimeout(1500);
        } else await page.waitForTimeout(500);
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
  await server.close();
  rmSync(outDir, { recursive: true });
}
