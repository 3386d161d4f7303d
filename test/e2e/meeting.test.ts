import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { RunningApp } from '../support/running-app.ts';
import { rightOf, type SeenPose, Watcher } from '../support/watcher.ts';
import { Visitor, withinMs } from './visitor.ts';
import { writeVoiceFile } from './voice-file.ts';

/** Two halls are drawn in software at once: small ones. */
const small = { viewport: { width: 640, height: 400 } };
/** For pictures that are only compared: each waits until software has drawn it. */
const tiny = { width: 320, height: 200 };
const blocked = 'Your microphone is blocked. Allow it in the address bar, or go on without.';
const distance = (a: SeenPose, b: SeenPose) => Math.hypot(a.at[0] - b.at[0], a.at[2] - b.at[2]);

describe('two people meet in the hall', () => {
  let folder: string;
  let app: RunningApp;
  let silent: Browser;
  let talking: Browser;
  let ada: Visitor;
  let bo: Visitor;
  let watcher: Watcher;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-meeting-'));
    const microphoneFile = path.join(folder, 'voice.wav');
    await writeVoiceFile(microphoneFile);
    app = await RunningApp.start();
    silent = await launchBrowser({ flags: ['--use-fake-ui-for-media-stream=deny'] });
    talking = await launchBrowser({ microphoneFile });
    watcher = await Watcher.join(app.links.spectator, 'Watcher');
  });
  afterAll(async () => {
    await silent?.close();
    await talking?.close();
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The energy of Bo's voice at Ada's two loudspeakers, from now on. */
  const sidesOfVoice = async (): Promise<{ readonly left: number; readonly right: number }> => {
    await ada.page.evaluate(() => window.ear.reset());
    await ada.page.waitForFunction(
      () => {
        const { left, right } = window.ear.sides();
        return left + right > 500 && window.ear.listenedS() > 3;
      },
      undefined,
      { timeout: withinMs, polling: 100 },
    );
    return ada.page.evaluate(() => window.ear.sides());
  };

  /** Ada turns to the left until Bo is where he should be. `isThere` gets the sine of his direction: 1 fully right, −1 fully left. */
  const adaTurnsUntil = async (what: string, isThere: (sine: number) => boolean): Promise<void> => {
    const isNow = (her: SeenPose): boolean => {
      const him = watcher.poseOf('Bo');
      return him !== null && isThere(rightOf(her, him) / distance(her, him));
    };
    await ada.page.keyboard.down('KeyQ');
    await watcher.sees('Ada', `with ${what}`, isNow);
    await ada.page.keyboard.up('KeyQ');
    // What others see is late: on a slow machine she has turned on past him, and goes back a little at a time.
    for (let back = 0; back < 20; back++) {
      await ada.page.waitForTimeout(500);
      const her = watcher.poseOf('Ada');
      if (her !== null && isNow(her)) break;
      await ada.page.keyboard.press('KeyE', { delay: 100 });
    }
    await watcher.sees('Ada', `still with ${what}`, isNow);
  };

  it('[E20] a refused microphone says what to do, and does not keep anybody out', async () => {
    ada = await Visitor.open(silent, app.links.attendee, small);
    const checks = ada.region('Check your equipment');
    await checks.getByRole('button', { name: 'Try it' }).click();
    await ada.sees(checks.getByText(blocked));
    await ada.comeIn('Ada');
    await ada.page.getByRole('button', { name: 'Microphone off' }).click();
    await ada.sees(ada.page.getByText(blocked));
    await ada.sees(ada.page.getByRole('button', { name: 'Microphone off' }));
    await ada.page.getByRole('button', { name: 'Questions' }).last().click();
    await ada.ask('Can I ask without a microphone?');
    await ada.page.getByRole('complementary', { name: 'Questions' }).getByRole('button', { name: 'Close' }).click();
  });

  it('[E21] everybody on the wire is on the roster, with a place of their own', async () => {
    bo = await Visitor.enter(talking, app.links.attendee, 'Bo', small);
    const his = await watcher.sees('Bo', 'in the hall', () => true);
    const hers = await watcher.sees('Ada', 'in the hall', () => true);
    expect(distance(his, hers)).toBeGreaterThan(0.4);
    const seats = Object.values(watcher.page.roster).map(({ name, seatId }) => [name, seatId !== '']);
    expect(seats.sort()).toEqual([
      ['Ada', true],
      ['Bo', true],
      ['Watcher', false],
    ]);
  });

  it('[E22] a voice is heard from where its person is', async () => {
    await bo.page.getByRole('button', { name: 'Microphone off' }).click();
    await bo.sees(bo.page.getByRole('button', { name: 'Microphone on' }));
    await ada.hearsSomething();
    await ada.page.locator('canvas').focus();
    await adaTurnsUntil('Bo on her right', (aside) => aside > 0.8);
    const onTheRight = await sidesOfVoice();
    expect(onTheRight.right / onTheRight.left).toBeGreaterThan(1.5);
    await adaTurnsUntil('Bo on her left', (aside) => aside < -0.8);
    const onTheLeft = await sidesOfVoice();
    expect(onTheLeft.left / onTheLeft.right).toBeGreaterThan(1.5);
  });

  it('[E27] a neighbour who is blocked is not heard, nor anybody while neighbours are off', async () => {
    await ada.page.getByRole('button', { name: 'People' }).last().click();
    const list = ada.page.getByRole('complementary', { name: 'People' });
    await ada.hearsSomething();
    await list.getByRole('button', { name: 'Block Bo' }).click();
    await ada.sees(list.getByText('You do not hear them, except on the stage'));
    await ada.hearsNothing(1.5);
    await ada.shoot('people-blocked');
    await list.getByRole('button', { name: 'Hear again Bo' }).click();
    await ada.hearsSomething();
    await list.getByLabel('Hear the people around me').uncheck();
    await ada.hearsNothing(1.5);
    await list.getByLabel('Hear the people around me').check();
    await ada.hearsSomething();
    await list.getByRole('button', { name: 'Close' }).click();
  });

  it('[E23] a closed microphone is silent for everybody', async () => {
    await bo.page.getByRole('button', { name: 'Microphone on' }).click();
    await bo.sees(bo.page.getByRole('button', { name: 'Microphone off' }));
    await ada.hearsNothing(1.5);
  });

  /** Ada drags the hall, so that she looks at people and no longer over them at the screen. */
  const adaLooksDown = async (): Promise<void> => {
    const box = await ada.page.locator('canvas').boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await ada.page.mouse.move(x, y);
    await ada.page.mouse.down();
    await ada.page.mouse.move(x, y - 120, { steps: 6 });
    await ada.page.mouse.up();
  };

  it('[E24] people see each other move: who gets up and walks is seen to', async () => {
    await adaLooksDown();
    for (const { page } of [ada, bo]) await page.setViewportSize(tiny);
    await adaTurnsUntil('Bo before her', (sine) => ahead(watcher) && Math.abs(sine) < 0.4);
    const his = await watcher.sees('Bo', 'in the hall', () => true);
    const [first, second] = [await ada.hallPicture(), await ada.hallPicture()];
    const stillness = await ada.difference(first, second);
    await bo.page.locator('canvas').focus();
    await bo.page.keyboard.down('KeyW');
    await watcher.sees('Bo', 'a metre further', (pose) => distance(pose, his) > 1);
    await bo.page.keyboard.up('KeyW');
    await watcher.page.until('Bo standing', () =>
      Object.values(watcher.page.roster).some(({ name, seatId }) => name === 'Bo' && seatId === ''),
    );
    // Where software draws, her picture may be some seconds old.
    let movement = 0;
    for (let tries = 0; tries < 10 && movement <= 0.01; tries++)
      movement = await ada.difference(second, await ada.hallPicture());
    expect(movement).toBeGreaterThan(0.01);
    expect(movement).toBeGreaterThan(stillness * 5);
  });

  it('[E26] the pages show no error, and ask nothing of another host', () => {
    expect([...ada.troubles, ...bo.troubles]).toEqual([]);
  });
});

/** Whether Ada looks in Bo's half of the hall. */
function ahead(watcher: Watcher): boolean {
  const [her, him] = [watcher.poseOf('Ada'), watcher.poseOf('Bo')];
  if (her === null || him === null) return false;
  return (him.at[0] - her.at[0]) * her.looks[0] + (him.at[2] - her.at[2]) * her.looks[1] > 0;
}
