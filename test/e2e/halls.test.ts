import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hallSchema } from '../../scenes/hall-schema.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { Watcher } from '../support/watcher.ts';
import { Visitor, withinMs } from './visitor.ts';

const hallOf = (id: string) =>
  hallSchema.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, `../../scenes/${id}.hall.json`), 'utf8')));
const fireside = hallOf('fireside');

describe('a town hall in another hall', () => {
  let app: RunningApp;
  let browser: Browser;
  const here: PageClient[] = [];

  beforeAll(async () => {
    app = await RunningApp.start({ HALL: 'fireside' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await Promise.all(here.map((page) => page.leave()));
    await browser?.close();
    await app?.close();
  });

  it('[HALL24] somebody comes in by a browser, sits in an armchair, and sees that hall and no other', async () => {
    const watcher = await Watcher.join(app.links.attendee, 'Watcher', 'body');
    here.push(watcher.page);
    const asked: string[] = [];
    const ada = await Visitor.open(browser, app.links.attendee, { viewport: { width: 640, height: 400 } });
    ada.page.on('response', (reply) => asked.push(`${reply.status()} ${new URL(reply.url()).pathname}`));
    await ada.comeIn('Ada');
    await ada.page.waitForFunction(() => performance.getEntriesByName('rostrum:hall-shown').length > 0, undefined, {
      timeout: withinMs,
      polling: 200,
    });
    const { hall: hash } = await watcher.page.me();
    const fetched = await ada.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const ofHalls = fetched.map((name) => new URL(name).pathname).filter((name) => name.includes('/hall-'));
    for (const kind of ['json', 'glb', 'webp', 'bin']) expect(ofHalls).toContain(`/assets/hall-${hash}.${kind}`);
    const { seatId } = Object.values(watcher.page.roster).find(({ name }) => name === 'Ada') ?? {};
    const seat = fireside.seats.find(({ id }) => id === seatId);
    expect(seat?.kind).toBe('armchair');
    const [x, , z] = seat?.position ?? [9, 9, 9];
    await watcher.sees('Ada', 'in the armchair', ({ at }) => Math.hypot(at[0] - x, at[2] - z) < 0.1 && at[1] < 1.4);
    await ada.photograph('fireside');
    expect(ada.troubles).toEqual([]);
    expect(asked.filter((line) => /^[45]/.test(line))).toEqual([]);
    await ada.context.close();
  });

  it('[MB4] holds twelve in a section; the thirteenth sits in the next', async () => {
    const guests = await Promise.all(
      Array.from({ length: 12 }, (_, i) => PageClient.join(app.links.attendee, `Guest ${i}`)),
    );
    here.push(...guests);
    const snapshots = await Promise.all(guests.map((guest) => guest.snapshot()));
    const seats = snapshots.map(({ you }) => `${you.sectionId}/${you.seatId}`);
    expect(new Set(seats).size).toBe(12);
    expect(snapshots.filter(({ you }) => you.sectionId !== snapshots[0]?.you.sectionId).length).toBeGreaterThan(0);
    for (const { you } of snapshots) expect(fireside.seats.map(({ id }) => id)).toContain(you.seatId);
  });

  it('[HALL26] stays in its hall when it is started again for another, and says so', async () => {
    here.length = 0;
    await app.kill();
    const again = await RunningApp.start({ HALL: 'atrium', DATA_DIR: app.dataDir });
    try {
      expect(again.output).toContain('This town hall was made in the hall “fireside”, and stays there');
      expect(again.output).toContain('For a town hall in HALL=atrium, begin with another data folder');
      const page = await PageClient.join(again.links.attendee, 'Late');
      const { seatId } = (await page.snapshot()).you;
      expect(fireside.seats.map(({ id }) => id)).toContain(seatId);
      await page.leave();
    } finally {
      await again.close();
    }
  });
});
