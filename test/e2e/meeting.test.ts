import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor, withinMs } from './visitor.ts';
import { writeVoiceFile } from './voice-file.ts';
import { rightOf, type SeenPose, Watcher } from './watcher.ts';

/** Two halls are drawn in software at once: small ones. */
const small = { viewport: { width: 640, height: 400 } };
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

  /** Which side of Ada's loudspeakers Bo's voice comes from, and how much louder than the other. */
  const sideOfVoice = async (): Promise<{ readonly isRight: boolean; readonly ratio: number }> => {
    await ada.page.evaluate(() => window.ear.reset());
    await ada.page.waitForFunction(
      () => {
        const { left, right } = window.ear.sides();
        return left + right > 20;
      },
      undefined,
      { timeout: withinMs, polling: 100 },
    );
    const { left, right } = await ada.page.evaluate(() => window.ear.sides());
    return { isRight: right > left, ratio: Math.max(left, right) / Math.min(left, right) };
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
    await ada.page.getByRole('button', { name: 'Close' }).click();
  });

  it('[E21] everybody is on the roster with a place, and is seen to move', async () => {
    bo = await Visitor.enter(talking, app.links.attendee, 'Bo', small);
    const first = await watcher.sees('Bo', 'in the hall', () => true);
    const seated = await watcher.sees('Ada', 'in the hall', () => true);
    expect(distance(first, seated)).toBeGreaterThan(0.4);
    await bo.page.locator('canvas').focus();
    await bo.page.keyboard.down('KeyQ');
    await watcher.sees('Bo', 'turned', ({ looks }) => looks[0] * first.looks[0] + looks[1] * first.looks[1] < 0.7);
    await bo.page.keyboard.up('KeyQ');
  });

  it('[E22] a voice is heard from where its person is', async () => {
    await bo.page.getByRole('button', { name: 'Microphone off' }).click();
    await bo.sees(bo.page.getByRole('button', { name: 'Microphone on' }));
    await ada.hearsSomething();
    const [her, him] = [watcher.poseOf('Ada'), watcher.poseOf('Bo')];
    if (her === null || him === null) throw new Error('somebody has no pose');
    const aside = rightOf(her, him);
    expect(Math.abs(aside)).toBeGreaterThan(0.3);
    const before = await sideOfVoice();
    expect(before).toEqual({ isRight: aside > 0, ratio: expect.any(Number) });
    expect(before.ratio).toBeGreaterThan(1.5);

    // She turns round: what was on one side is on the other.
    await ada.page.locator('canvas').focus();
    await ada.page.keyboard.down('KeyQ');
    await watcher.sees('Ada', 'turned round', ({ looks }) => looks[0] * her.looks[0] + looks[1] * her.looks[1] < -0.9);
    await ada.page.keyboard.up('KeyQ');
    const turned = watcher.poseOf('Ada');
    if (turned === null) throw new Error('Ada has no pose');
    expect(Math.sign(rightOf(turned, him))).toBe(-Math.sign(aside));
    const after = await sideOfVoice();
    expect(after).toEqual({ isRight: !before.isRight, ratio: expect.any(Number) });
    expect(after.ratio).toBeGreaterThan(1.5);
  });

  it('[E23] a closed microphone is silent for everybody', async () => {
    await bo.page.getByRole('button', { name: 'Microphone on' }).click();
    await bo.sees(bo.page.getByRole('button', { name: 'Microphone off' }));
    await ada.hearsNothing(1.5);
  });

  it('[E24] leaves no error in any page, and asks nothing of another host', async () => {
    await ada.photograph('meeting');
    expect([...ada.troubles, ...bo.troubles]).toEqual([]);
  });
});
