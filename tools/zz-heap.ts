import { launchBrowser } from '../test/support/browser.ts';
import { headsetScript } from '../test/support/hall-harness/headset.ts';
import { serveHarness } from '../test/support/hall-harness/serve.ts';
const server = await serveHarness();
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 64, height: 64 } });
page.setDefaultTimeout(300000);
page.on('console', (m) => console.log(Date.now() % 1e6, 'page:', m.text().slice(0, 200)));
page.on('pageerror', (e) => console.log('error:', String(e).slice(0, 300)));
await page.addInitScript({ content: headsetScript });
await page.goto(`${server.url}?people=50&spawn=1&unpainted`);
await page.waitForFunction(() => 'harness' in window);
const dev = await page.context().newCDPSession(page);
await page.evaluate(() => (window as any).harness.view.close());
for (let v = 1; v <= Number(process.argv[2] ?? 30); v++) {
  const t = Date.now();
  await page.evaluate(() => (window as any).harness.inAndOut());
  for (let i = 0; i < 3; i++) await dev.send('HeapProfiler.collectGarbage');
  const { usedSize } = await dev.send('Runtime.getHeapUsage');
  console.log(v, ((Date.now() - t) / 1000).toFixed(1), (usedSize / 2 ** 20).toFixed(2));
}
await browser.close(); await server.close();
