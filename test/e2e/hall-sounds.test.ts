import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PoseSender } from '../../client/world/pose-sender.ts';
import { bytes, toServer } from '../../protocol/messages.ts';
import { townhall } from '../../scenes/load-hall.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor, withinMs } from './visitor.ts';

/** A hall is drawn in software meanwhile: a small one. */
const small = { viewport: { width: 640, height: 400 } };
const people = 30;
const seatedHeadM = 1.2;
/** A clap lasts 2.6 s: whoever goes on clapping does so within that. */
const clapsAgainMs = 1500;

describe('the sound of the place', () => {
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;
  let mo: PageClient;
  let crowd: readonly PageClient[] = [];
  let clapping: NodeJS.Timeout | null = null;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await launchBrowser();
    mo = await PageClient.join(app.links.desk, 'Mo', 'desk');
    ada = await Visitor.enter(browser, app.links.attendee, 'Ada', { ...small, hearsHall: true });
    for (let i = 0; i < people; i++) crowd = [...crowd, await PageClient.join(app.links.attendee, `Guest ${i}`)];
    for (const page of crowd) sit(page);
  });
  afterAll(async () => {
    keepsClapping([]);
    await Promise.all([mo, ...crowd].map((page) => page?.leave()));
    await browser?.close();
    await app?.close();
  });

  const clap = (who: readonly PageClient[]): void => {
    for (const page of who) page.sendRaw(toServer.react, { reaction: 'clap' });
  };
  const keepsClapping = (who: readonly PageClient[]): void => {
    if (clapping !== null) clearInterval(clapping);
    clap(who);
    clapping = who.length === 0 ? null : setInterval(() => clap(who), clapsAgainMs);
  };
  /** How loud Ada's loudspeaker is over the next seconds, dBFS. */
  const loudness = async (seconds = 2): Promise<number> => {
    await ada.page.evaluate(() => window.ear.reset());
    await ada.page.waitForFunction((s) => window.ear.listenedS() > s, seconds, { timeout: withinMs, polling: 50 });
    return ada.page.evaluate(() => window.ear.loudnessDb());
  };
  const soundsOfTheHall = async () => {
    const list = ada.page.getByRole('complementary', { name: 'People' });
    if (!(await list.isVisible())) await ada.page.getByRole('button', { name: 'People' }).last().click();
    return { list, box: list.getByLabel('Sounds of the hall'), volume: list.getByLabel('Hall volume') };
  };

  it('[HS1] the room is heard in the drawn hall, barely', async () => {
    await expect.poll(() => loudness(1), { timeout: withinMs }).toBeGreaterThan(-62);
    expect(await loudness()).toBeLessThan(-57);
  });

  it('[HS3, HS4] one clap is heard, many together are louder, are not clipped, and it ends', async () => {
    const roomDb = await loudness();
    clap(crowd.slice(-1));
    const oneDb = await loudness();
    expect(oneDb).toBeGreaterThan(roomDb + 2);
    expect(oneDb).toBeLessThan(-38);
    keepsClapping(crowd);
    await loudness(1);
    const manyDb = await loudness(3);
    expect(manyDb).toBeGreaterThan(oneDb + 5);
    expect(manyDb).toBeLessThan(-26);
    expect(await ada.page.evaluate(() => window.ear.peak())).toBeLessThan(0.5);
    keepsClapping([]);
    await expect.poll(() => loudness(1), { timeout: withinMs }).toBeLessThan(roomDb + 1.5);
  });

  it('[HS2] one hears oneself walk', async () => {
    await ada.page.locator('canvas').focus();
    await ada.page.evaluate(() => window.ear.reset());
    await ada.hearsAfter(() => ada.page.keyboard.down('KeyW'));
    await ada.page.keyboard.up('KeyW');
    expect(await ada.page.evaluate(() => window.ear.peak())).toBeLessThan(0.05);
  });

  it('[HS5] while the avatar speaks all people clapping are 20 dB below its voice', async () => {
    await ada.page.evaluate(() => window.ear.partsDb());
    await loudness();
    const quiet = await ada.page.evaluate(() => window.ear.partsDb());
    const hall = quiet.findIndex((db) => db > -70);
    const [asker] = crowd;
    if (asker === undefined) throw new Error('nobody asks');
    const questionId = await readyQuestion(asker, mo, 'What is our strategy on products?');
    keepsClapping(crowd);
    await mo.must({ type: 'question.call', questionId });
    await expect.poll(() => loudness(1), { timeout: withinMs }).toBeGreaterThan(-26);
    await loudness();
    const parts = await ada.page.evaluate(() => window.ear.partsDb());
    const voiceDb = Math.max(...parts);
    expect(parts[hall]).toBeGreaterThan(-90);
    expect(parts[hall]).toBeLessThan(voiceDb - 20);
    await mo.must({ type: 'stage.stop' });
    keepsClapping([]);
  });

  it('[HS6] one switch turns all of it off, for the next time too', async () => {
    const { box, volume } = await soundsOfTheHall();
    await ada.shoot('hall-sounds');
    expect(await volume.inputValue()).toBe('50');
    await box.uncheck();
    keepsClapping(crowd);
    await expect.poll(() => loudness(1), { timeout: withinMs }).toBe(Number.NEGATIVE_INFINITY);
    await ada.page.reload();
    await ada.comeIn('Ada');
    const again = await soundsOfTheHall();
    expect(await again.box.isChecked()).toBe(false);
    expect(await again.volume.isDisabled()).toBe(true);
    await again.box.check();
    await expect.poll(() => loudness(1), { timeout: withinMs }).toBeGreaterThan(-50);
    keepsClapping([]);
  });

  it('[HS7] a page of sound and captions alone has none of it', async () => {
    keepsClapping(crowd);
    const sam = await Visitor.open(browser, app.links.attendee, { ...small, hearsHall: true });
    await sam.page.goto(`${app.url}/listen`);
    await sam.comeIn('Sam');
    await sam.page.waitForFunction(() => window.ear.listenedS() > 3, undefined, { timeout: withinMs });
    expect(await sam.page.evaluate(() => window.ear.soundedAtMs())).toBe(Number.NEGATIVE_INFINITY);
    expect(await sam.page.evaluate(() => window.ear.loudnessDb())).toBe(Number.NEGATIVE_INFINITY);
    keepsClapping([]);
    expect([...ada.troubles, ...sam.troubles]).toEqual([]);
  });
});

/** Their head, where they sit: who never moved is not drawn. */
function sit(page: PageClient): void {
  const own = Object.values(page.roster).find(({ memberId }) => memberId === page.memberId);
  const seat = townhall.seats.find(({ id }) => id === own?.seatId);
  if (seat === undefined) throw new Error('no seat');
  const [x, y, z] = seat.position;
  const sender = new PoseSender();
  const head = { position: [x, y + seatedHeadM, z], rotation: [0, 0, 0, 1] } as const;
  const length = sender.next({ head, left: null, right: null }, 0);
  page.sendBytes(bytes.pose, sender.bytes.slice(0, length));
}
