import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeatId } from '../../protocol/ids.ts';
import { townhall as hall } from '../../scenes/load-hall.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';
import { type SeenPose, Watcher } from '../support/watcher.ts';
import { leaderHeadScript } from './leader-head.ts';
import { Visitor, withinMs } from './visitor.ts';

/** One small hall is drawn in software. */
const viewport = { width: 640, height: 400 };
/** Up and down, as the hall's camera has it on a screen that is wider than high. */
const viewRad = 0.95;
/** The middle of a chair over the floor. */
const chairM = 0.6;
const seatNamed = (name: string) => {
  const found = hall.seats.find(({ id }) => id === name);
  if (found === undefined) throw new Error(`no seat ${name}`);
  return found;
};
/** At the back, at the side: from here many seats are seen. The corners at the front: to these the leader turns most. */
const [lookout, atHerRight, atHerLeft] = ['H34', 'A1', 'A18'].map(seatNamed);
/** Behind the lookout: so near, poses come as they were sent. */
const behind = seatNamed('I37');

describe('places in the drawn hall', () => {
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;
  let adaPhone: PageClient;
  let bo: PageClient;
  let mo: PageClient;
  let maya: PageClient;
  let watcher: Watcher;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await launchBrowser();
    [adaPhone, bo, mo, maya, watcher] = await Promise.all([
      PageClient.join(app.links.attendee, 'Ada'),
      PageClient.join(app.links.attendee, 'Bo'),
      PageClient.join(app.links.desk, 'Mo', 'desk'),
      PageClient.join(app.links.leader, 'Maya', 'desk'),
      Watcher.join(app.links.attendee, 'Watcher', 'body'),
    ]);
    if (lookout !== undefined) await adaPhone.must({ type: 'member.sit', seatId: lookout.id });
    await watcher.page.must({ type: 'member.sit', seatId: behind.id });
    await adaPhone.leave();
    await adaPhone.enter('Ada', 'companion');
    const [name = '', value = ''] = adaPhone.cookie.split('=');
    const { hostname: domain } = new URL(app.url);
    const cookie = { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false } as const;
    ada = await Visitor.enter(browser, `${app.url}/hall`, 'Ada', {
      viewport,
      device: leaderHeadScript,
      storageState: { cookies: [{ ...cookie, sameSite: 'Lax' }], origins: [] },
    });
    await ada.page.waitForFunction(() => performance.getEntriesByName('rostrum:hall-shown').length > 0, undefined, {
      timeout: withinMs,
      polling: 200,
    });
  });
  afterAll(async () => {
    await Promise.all([adaPhone?.leave(), bo?.leave(), mo?.leave(), maya?.leave(), watcher?.page.leave()]);
    await browser?.close();
    await app?.close();
  });

  const isAt = (pose: SeenPose, seatId: string) => {
    const [x, , z] = seatNamed(seatId).position;
    return Math.hypot(pose.at[0] - x, pose.at[2] - z) < 0.1;
  };
  const seatOfAda = () => Object.values(watcher.page.roster).find(({ name }) => name === 'Ada')?.seatId;

  /** Seats that Ada sees, nearest to the middle of her view first, with where on her screen; none under a button or a panel. */
  const seatsInView = async (): Promise<readonly { readonly id: SeatId; readonly x: number; readonly y: number }[]> => {
    const eyes = await watcher.sees('Ada', 'in the hall', () => true);
    const half = Math.tan(viewRad / 2);
    const projected = hall.seats
      .filter(({ isForModerators }) => !isForModerators)
      .map(({ id, position }) => {
        const [right, up, back] = intoView(eyes, [position[0], position[1] + chairM, position[2]]);
        const x = (1 + right / -back / half / (viewport.width / viewport.height)) * (viewport.width / 2);
        const y = (1 - up / -back / half) * (viewport.height / 2);
        return { id, x, y, distanceM: Math.hypot(right, up, back), isBefore: back < -0.5 };
      })
      .filter(({ isBefore }) => isBefore);
    // A pointer takes the nearer seat of two; she may look a little elsewhere than others saw last.
    const open = projected.filter(
      (seat) =>
        !projected.some(
          (other) =>
            other.distanceM < seat.distanceM &&
            Math.hypot(other.x - seat.x, other.y - seat.y) < (0.7 / other.distanceM / half) * (viewport.height / 2),
        ),
    );
    const isOnCanvas = await ada.page.evaluate(
      (places) => places.map(({ x, y }) => document.elementFromPoint(x, y) instanceof HTMLCanvasElement),
      open,
    );
    return open
      .filter((_, i) => isOnCanvas[i])
      .sort((a, b) => Math.abs(a.x - viewport.width / 2) - Math.abs(b.x - viewport.width / 2));
  };

  it('[E70] a click on a free seat sits down there, and others see the body there', async () => {
    await watcher.sees('Ada', 'at the back', (pose) => isAt(pose, 'H34'));
    const [seat] = await seatsInView();
    expect(seat).toBeDefined();
    await ada.page.mouse.click(seat?.x ?? 0, seat?.y ?? 0);
    await watcher.page.until(`Ada on ${seat?.id}`, () => seatOfAda() === seat?.id);
    await watcher.sees('Ada', 'where she clicked', (pose) => isAt(pose, seat?.id ?? ''));
    await ada.shoot('seat-picked');
  });

  it('[E71] a click on a taken seat says so, and moves nobody', async () => {
    const taken = ada.page.getByText('Somebody sits there already. Pick another seat.');
    if (lookout !== undefined) await adaPhone.must({ type: 'member.sit', seatId: lookout.id });
    await watcher.sees('Ada', 'at the back again', (pose) => isAt(pose, 'H34'));
    const [seat] = await seatsInView();
    if (seat === undefined) throw new Error('no seat in view');
    await bo.must({ type: 'member.sit', seatId: seat.id });
    await ada.page.mouse.click(seat.x, seat.y);
    await ada.sees(taken);
    await ada.shoot('seat-taken');
    expect(seatOfAda()).toBe('H34');
    expect(isAt(await watcher.sees('Ada', 'in the hall', () => true), 'H34')).toBe(true);
    if (atHerRight !== undefined) await adaPhone.must({ type: 'member.sit', seatId: atHerRight.id });
    await ada.seesNoMore(taken);
  });

  it('[E72] while a question is on the stage the leader looks at who asked it, wherever they go', async () => {
    const questionId = await readyQuestion(adaPhone, mo, 'What is our strategy on products?');
    const sitsOn = async (seat: (typeof hall.seats)[number] | undefined) => {
      if (seat === undefined) throw new Error('no such seat');
      if (seatOfAda() !== seat.id) await adaPhone.must({ type: 'member.sit', seatId: seat.id });
      await watcher.sees('Ada', `on ${seat.id}`, (pose) => isAt(pose, seat.id));
    };
    /** Looking about over the hall she never turns her head half as far. */
    const isLookedAt = (side: number) =>
      ada.page.waitForFunction((sign) => (window.leaderHeadYaw() ?? 0) * sign > 0.5, side, {
        timeout: withinMs,
        polling: 50,
      });
    await sitsOn(atHerRight);
    // On hold the question stays called: an answer looks at its asker for two or three seconds, too few frames where software draws.
    await mo.must({ type: 'avatar.hold' });
    await mo.must({ type: 'question.call', questionId });
    await isLookedAt(-1);
    // A question that the leader takes over stays on the stage.
    await maya.must({ type: 'stage.take-over' });
    await sitsOn(atHerLeft);
    await isLookedAt(1);
    expect(mo.stage).toMatchObject({ holder: 'human', questionId });
    expect(ada.troubles).toEqual([]);
  });
});

/** A place as somebody's eyes see it: metres to the right, up and back. */
function intoView({ at, turn: [qx, qy, qz, qw] }: SeenPose, place: readonly [number, number, number]) {
  const [x, y, z] = [place[0] - at[0], place[1] - at[1], place[2] - at[2]];
  // The inverse of the head's turn.
  const tx = 2 * (-qy * z + qz * y);
  const ty = 2 * (-qz * x + qx * z);
  const tz = 2 * (-qx * y + qy * x);
  return [x + qw * tx - qy * tz + qz * ty, y + qw * ty - qz * tx + qx * tz, z + qw * tz - qx * ty + qy * tx] as const;
}
