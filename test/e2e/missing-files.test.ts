import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { townhall } from '../../scenes/load-hall.ts';
import '../support/hall-harness/harness-window.ts';
import { deadline, drawnFrames, HallAlone, paint, photograph } from './hall-alone.ts';

// The drawn hall on a bad day: files that do not come, a headset on the table.
const small = { width: 320, height: 240 };
const leaderFile = /leader[^/]*\.glb/;
/** From before the stage at who stands there, and only them. */
const atLeader = 'eye=0,2.2,1.2&at=0,2.1,-1.5&fov=0.5&screen=idle';

let hall: HallAlone;

beforeAll(async () => {
  hall = await HallAlone.start();
});
afterAll(async () => {
  await hall?.close();
});
afterEach(() => hall.closePages());

async function openWithout(missing: RegExp, query: string): Promise<Page> {
  const page = await hall.page(small);
  await page.route(missing, (route) => route.fulfill({ status: 404 }));
  await hall.show(page, query);
  return page;
}

/** A picture of the hall once it has come to rest. */
async function atRest(page: Page, name: string): Promise<Buffer> {
  await paint(page, false);
  await drawnFrames(page, 12);
  await paint(page, true);
  return photograph(page, `missing-${name}`);
}

/** How many pixels of a part of the picture (0 to 1 each way) differ clearly between two pictures of the same size, of 100. */
async function differing(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
        }),
      );
      let count = 0;
      for (let i = 0; i < (a?.length ?? 0); i += 4) {
        const apart = [0, 1, 2].reduce((sum, k) => sum + Math.abs((a?.[i + k] ?? 0) - (b?.[i + k] ?? 0)), 0);
        if (apart > 40) count++;
      }
      return (100 * count) / ((a?.length ?? 4) / 4);
    },
    [one.toString('base64'), other.toString('base64')] as const,
  );
}

/** The mean light of a picture, 0 to 255. */
async function brightness(page: Page, picture: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    return data.reduce((sum, value) => sum + value, 0) / data.length;
  }, picture.toString('base64'));
}

describe('a file that does not come', () => {
  it('[HALL41] the leader’s model: a plain person stands there, their mouth moves, without consent nobody', async () => {
    const page = await openWithout(leaderFile, `${atLeader}&stage=nobody`);
    const standing = await atRest(page, 'leader');
    await page.evaluate(() => window.harness.view.setStage({ holder: 'nobody', avatar: 'absent', why: 'Nothing.' }));
    const gone = await atRest(page, 'leader-absent');
    expect(await differing(page, standing, gone)).toBeGreaterThan(4);
    await page.close();
    const face = 'eye=0,2.42,-0.7&at=0,2.4,-1.5&fov=0.4&motion=no';
    const shut = await openWithout(leaderFile, `${face}&stage=avatar&viseme=sil`);
    const withShutMouth = await atRest(shut, 'mouth-shut');
    await shut.close();
    const open = await openWithout(leaderFile, `${face}&stage=avatar&viseme=aa`);
    const withOpenMouth = await atRest(open, 'mouth-open');
    expect(await differing(open, withShutMouth, withOpenMouth)).toBeGreaterThan(0.05);
  });

  it.each([
    ['model', /hall-townhall\.glb/],
    ['light', /hall-townhall\.bin/],
    ['light-map', /hall-townhall\.webp/],
    ['fonts', /\.woff2/],
  ])('[HALL41] %s: the hall stands there all the same, with people, seats and screen', async (name, missing) => {
    const page = await openWithout(missing, 'people=40&spawn=1&stage=avatar&screen=sentence');
    await drawnFrames(page, 3);
    const picture = await photograph(page, `missing-${name}`);
    expect(await brightness(page, picture)).toBeGreaterThan(70);
    await paint(page, false);
    const { draws } = await page.evaluate(() => window.harness.measure(3));
    expect(draws).toBeGreaterThanOrEqual(8);
    // One can walk and sit in it.
    await page.evaluate((seatId) => window.harness.view.placeSelf({ seatId }), townhall.seats[9]?.id ?? Object());
    const [x] = townhall.seats[9]?.position ?? [0];
    await page.waitForFunction(
      (at) => Math.abs((window.harness.view.readPose().head.position[0] ?? 99) - at) < 0.01,
      x,
      deadline,
    );
  });
});

describe('a headset on the table', () => {
  it('[CO23] whoever takes the headset off sits where they sat, without hands', async () => {
    const { page } = await hall.open('people=2&self&unpainted', { ...small, headset: true });
    const seat = townhall.seats[60];
    if (seat === undefined) throw new Error('no seat');
    await page.evaluate((seatId) => window.harness.view.placeSelf({ seatId }), seat.id);
    await page.evaluate(() => window.harness.view.canEnterXr);
    await page.evaluate(() => window.harness.view.enterXr());
    await page.waitForFunction(() => window.harness.view.readPose().left !== null, null, deadline);
    await page.evaluate(() => {
      // It is laid on a table, then knows that nobody wears it.
      window.headset.position.set(0.5, 0.4, 0);
    });
    await page.waitForFunction(() => window.harness.view.readPose().head.position[1] < 3, null, deadline);
    await page.evaluate(() => window.headset.updateVisibilityState('hidden'));
    await page.waitForFunction(
      ([x, y, z]) => {
        const { head, left, right } = window.harness.view.readPose();
        const [hx, hy, hz] = head.position;
        return left === null && right === null && Math.hypot(hx - x, hz - z) < 0.6 && Math.abs(hy - y - 1.2) < 0.1;
      },
      seat.position,
      deadline,
    );
    const { left, right } = await page.evaluate(() => window.harness.view.readPose());
    expect([left, right]).toEqual([null, null]);
    await page.evaluate(() => window.headset.updateVisibilityState('visible'));
    await page.waitForFunction(() => window.harness.view.readPose().left !== null, null, deadline);
  });
});
