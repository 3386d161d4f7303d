import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import atriumData from '../../scenes/atrium.hall.json' with { type: 'json' };
import firesideData from '../../scenes/fireside.hall.json' with { type: 'json' };
import { hallSchema } from '../../scenes/hall-schema.ts';
import { townhall } from '../../scenes/load-hall.ts';
import { launchBrowser } from '../support/browser.ts';
import { serveHarness } from '../support/hall-harness/serve.ts';
import '../support/hall-harness/sounds-window.ts';

const halls = [townhall, hallSchema.parse(atriumData), hallSchema.parse(firesideData)];
const rateHz = 48_000;
const db = (ratio: number) => 10 * Math.log10(ratio);
const energy = (samples: readonly number[], fromS = 0, toS = samples.length / rateHz) =>
  samples.slice(Math.round(fromS * rateHz), Math.round(toS * rateHz)).reduce((sum, sample) => sum + sample ** 2, 0);

/** How long sound takes to fall by 60 dB, from its fall between −5 and −25 dB (ISO 3382: T20). */
function decayS(samples: readonly number[]): number {
  let left = energy(samples);
  const all = left;
  const passed = [-5, -25].map(() => 0);
  samples.forEach((sample, i) => {
    left -= sample ** 2;
    [-5, -25].forEach((level, k) => {
      if (passed[k] === 0 && db(Math.max(left, 1e-30) / all) < level) passed[k] = i;
    });
  });
  const [from = 0, to = 0] = passed;
  return (3 * (to - from)) / rateHz;
}

describe('the sound of a room', () => {
  let server: Awaited<ReturnType<typeof serveHarness>>;
  let browser: Browser;
  const open = async (): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(`${server.url}sounds.html`);
    await page.waitForFunction(() => 'sounds' in window);
    // Sound needs a gesture.
    await page.mouse.click(10, 10);
    return page;
  };

  beforeAll(async () => {
    server = await serveHarness();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each(halls.map((hall) => [hall.id, hall] as const))(
    '[HS9] %s answers in the time of its file',
    async (_, hall) => {
      const page = await open();
      const { reverbS } = hall.acoustics;
      const answer = await page.evaluate((s) => window.sounds.answer(s), reverbS);
      expect(decayS(answer)).toBeGreaterThan(reverbS * 0.9);
      expect(decayS(answer)).toBeLessThan(reverbS * 1.1);
      expect(db(energy(answer))).toBeCloseTo(0, 1);
      expect(db(energy(answer, reverbS - 0.05, reverbS * 1.2 + 0.1) / energy(answer))).toBeLessThan(-50);
      const strike = await page.evaluate((s) => window.sounds.strike(s), reverbS);
      // After the hands themselves only the room is left.
      const tail = strike.slice(0.34 * rateHz);
      expect(db(energy(tail) / energy(strike))).toBeLessThan(-8);
      expect(energy(tail)).toBeGreaterThan(0);
      await page.close();
    },
  );

  it('[HS9] nothing is added to the stage’s words; a neighbour’s are answered by the room', async () => {
    const page = await open();
    const { acoustics } = townhall;
    await page.evaluate((room) => window.sounds.begin(room), acoustics);
    const stage = await page.evaluate(() => window.sounds.burst('stage'));
    const near = await page.evaluate(() => window.sounds.burst({ aheadM: 1 }));
    const tailDb = (samples: readonly number[]) => db(energy(samples, 0.12, 0.5) / energy(samples, 0, 0.08));
    expect(energy(stage)).toBeGreaterThan(1);
    expect(energy(stage, 0.12, 0.5)).toBeLessThan(1e-6);
    expect(tailDb(near)).toBeGreaterThan(-26);
    expect(tailDb(near)).toBeLessThan(-12);
    await page.close();
  });

  it('[HS10] a neighbour is heard whole near by, and 24 dB fainter at the end of the range', async () => {
    const page = await open();
    const { fullVoiceM, voiceRangeM } = townhall.acoustics;
    await page.evaluate((room) => window.sounds.begin(room), townhall.acoustics);
    const levels: number[] = [];
    for (const aheadM of [fullVoiceM * 0.5, fullVoiceM, voiceRangeM])
      levels.push(db(energy(await page.evaluate((m) => window.sounds.burst({ aheadM: m }), aheadM), 0, 0.3)));
    const [nearest = 0, full = 0, far = 0] = levels;
    expect(Math.abs(nearest - full)).toBeLessThan(1);
    expect(full - far).toBeGreaterThan(22);
    expect(full - far).toBeLessThan(26);
    await page.close();
  });
});
