import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstPanel, type PanelState } from '../../client/world/panel/panel-state.ts';
import { questionIdSchema } from '../../protocol/ids.ts';
import { floorHeightAt } from '../../scenes/floor.ts';
import { townhall as hall } from '../../scenes/load-hall.ts';
import { launchBrowser } from '../support/browser.ts';
import '../support/hall-harness/harness-window.ts';
import { headsetScript } from '../support/hall-harness/headset.ts';
import { pacedFrames } from '../support/paced-frames.ts';
import { PageClient } from '../support/page-client.ts';
import { aPollView } from '../support/panel-facts.ts';
import { RunningApp } from '../support/running-app.ts';
import { type SeenPose, Watcher } from '../support/watcher.ts';
import { PanelHands } from './panel-hands.ts';
import { Visitor } from './visitor.ts';

/** Two eyes, drawn in software: small ones. */
const options = { viewport: { width: 800, height: 400 }, device: pacedFrames + headsetScript };
const questionId = questionIdSchema.parse(`q${'1'.repeat(32)}`);
const movedM = (a: SeenPose, b: SeenPose) => Math.hypot(a.at[0] - b.at[0], a.at[2] - b.at[2]);

describe('a person with a headset', () => {
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;
  let watcher: Watcher;
  let moderator: PageClient;
  let panel: PanelHands;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await launchBrowser();
    watcher = await Watcher.join(app.links.spectator, 'Watcher');
    moderator = await PageClient.join(app.links.desk, 'Moira', 'desk');
    await watcher.page.must({ type: 'question.ask', questionId, text: 'Will the office stay open?' });
    await moderator.must({ type: 'question.approve', questionId });
    ada = await Visitor.enter(browser, app.links.attendee, 'Ada', options);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('[E30] is offered to enter, and others see head and hands', async () => {
    const atTheScreen = await watcher.sees('Ada', 'in the hall', () => true);
    expect(atTheScreen.hasHands).toEqual([false, false]);
    // Not even at first is she seen where nobody put her.
    const seat = hall.seats.find(({ id }) => id === seatOf());
    expect(
      Math.hypot(atTheScreen.at[0] - (seat?.position[0] ?? 0), atTheScreen.at[2] - (seat?.position[2] ?? 0)),
    ).toBeLessThan(0.5);
    await ada.page.getByRole('button', { name: 'Enter VR' }).click();
    const entered = await watcher.sees('Ada', 'with two hands', ({ hasHands }) => hasHands[0] && hasHands[1]);
    // She puts the headset on where she sat.
    expect(movedM(entered, atTheScreen)).toBeLessThan(1);
    await ada.shoot('headset-entered');
  });

  it('[E31] moves the body that others see', async () => {
    const before = await watcher.sees('Ada', 'with two hands', ({ hasHands }) => hasHands[0]);
    await ada.page.evaluate(() => window.headset.position.set(0.5, 1.7, 0));
    const after = await watcher.sees(
      'Ada',
      'half a metre aside',
      (pose) => Math.abs(movedM(pose, before) - 0.5) < 0.05,
    );
    expect(after.at[1] - before.at[1]).toBeCloseTo(0.1, 1);
  });

  /** Points with the right hand, pitched by this quaternion, until the ray is drawn, and lets go. */
  const pointAndGo = async (x: number, w: number, picture: string): Promise<void> => {
    await ada.page.evaluate(
      ([qx = 0, qw = 1]) => {
        window.headset.controllers.right.quaternion.set(qx, 0, 0, qw);
        window.headset.controllers.right.updateAxes('thumbstick', 0, -1);
      },
      [x, w],
    );
    await ada.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true)))),
    );
    await ada.shoot(picture);
    await ada.page.evaluate(() => window.headset.controllers.right.updateAxes('thumbstick', 0, 0));
  };
  const personOf = (wanted: string) => Object.values(watcher.page.roster).find(({ name }) => name === wanted);
  const seatOf = () => personOf('Ada')?.seatId;

  it('[E32] sits on the seat the hand points at', async () => {
    const before = await watcher.sees('Ada', 'with two hands', ({ hasHands }) => hasHands[1]);
    const seatBefore = seatOf();
    await pointAndGo(-0.2, 0.98, 'headset-aiming-seat');
    await watcher.sees('Ada', 'on another seat', (pose) => movedM(pose, before) > 0.5);
    await watcher.page.until('another seat', () => seatOf() !== seatBefore);
    expect(seatOf()).toMatch(/^\w+$/);
  });

  it('[E33] teleports to the floor the hand points at, and gets up by that', async () => {
    const before = await watcher.sees('Ada', 'with two hands', ({ hasHands }) => hasHands[1]);
    await pointAndGo(0, 1, 'headset-aiming-floor');
    const after = await watcher.sees('Ada', 'somewhere else', (pose) => movedM(pose, before) > 0.7);
    expect(floorHeightAt(hall, after.at[0], after.at[2])).not.toBeNull();
    await watcher.page.until('no seat', () => seatOf() === '');
    await ada.shoot('headset-teleported');
  });

  it('[E36] turns her wrist to her eyes, raises her hand and votes on the panel there, and the town hall knows', async () => {
    const before = await moderator.snapshot();
    expect(before.questions.map(({ votes }) => votes)).toEqual([1]);
    panel = new PanelHands(ada.page, { with: 'controllers', head: [0.5, 1.7, 0], wrist: [0.44, 1.5, -0.44] });
    await panel.turnWrist();
    await ada.shoot('headset-panel');
    await panel.press(firstPanel, (action) => action.type === 'hand');
    await watcher.page.until('her hand', () => personOf('Ada')?.hasHandUp === true);
    await panel.press(firstPanel, (action) => action.type === 'page' && action.page === 'questions');
    await ada.shoot('headset-panel-questions');
    await panel.press({ ...firstPanel, page: 'questions' }, (action) => action.type === 'vote');
    const votes = () =>
      moderator.questions.flatMap(({ changed }) => changed).findLast(({ id }) => id === questionId)?.votes;
    await moderator.until('her vote', () => votes() === 2);
    expect((await moderator.snapshot()).questions.map(({ votes }) => votes)).toEqual([2]);
    await panel.press({ ...firstPanel, page: 'questions' }, (action) => action.type === 'page');
  });

  it('[WR1] answers a poll on the panel by pointing, and the town hall counts it', async () => {
    const view = aPollView({ labels: ['At home', 'In the office'], question: 'Where do you work best?' });
    const { id: pollId, kind, question, labels, isHidden } = view;
    await moderator.must({
      type: 'poll.create',
      pollId,
      kind,
      question: question ?? '',
      labels: labels.map(String),
      isHidden,
    });
    await moderator.must({ type: 'poll.open', pollId });
    await ada.sees(ada.page.getByText('Where do you work best?').first());
    const told = { poll: { view, own: null } };
    const onPoll: PanelState = { ...firstPanel, page: 'poll' };
    await panel.press(firstPanel, (action) => action.type === 'page' && action.page === 'poll', told);
    await panel.press(onPoll, (action) => action.type === 'poll-pick' && action.picked[0] === 1, told);
    const picking = { pollId, picked: [1] };
    await panel.press({ ...onPoll, picking }, (action) => action.type === 'poll-answer', told);
    const counts = () =>
      moderator.polls.flatMap(({ changed }) => changed).findLast(({ id }) => id === pollId)?.counts ?? [];
    await moderator.until('her answer', () => counts()[1] === 1);
    expect(counts()).toEqual([0, 1]);
    const poll = { view: { ...view, answered: 1, counts: [0, 1] }, own: { pollId, picked: [1], text: '' } };
    const note = { words: 'Your answer is in.', isTrouble: false };
    await panel.press(onPoll, (action) => action.type === 'page', { poll, note });
  });

  it('[E37] turns a step and faces the stage again by the panel alone, with her eyes at a standing height', async () => {
    const yaw = ({ looks: [x, z] }: SeenPose) => Math.atan2(-x, -z);
    const between = (a: number, b: number) => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));
    const before = await watcher.sees('Ada', 'with two hands', ({ hasHands }) => hasHands[1]);
    await panel.press(firstPanel, (action) => action.type === 'turn' && action.way === 'left');
    const turned = await watcher.sees('Ada', 'turned', (pose) => between(yaw(pose), yaw(before) + Math.PI / 6) < 0.03);
    expect(movedM(turned, before)).toBeLessThan(0.02);
    await panel.press(firstPanel, (action) => action.type === 'recenter');
    const [mx, , mz] = hall.stage.leaderMark;
    const toStage = Math.atan2(before.at[0] - mx, before.at[2] - mz);
    const facing = await watcher.sees('Ada', 'facing the stage', (pose) => between(yaw(pose), toStage) < 0.03);
    expect(facing.at[1] - (floorHeightAt(hall, facing.at[0], facing.at[2]) ?? 0)).toBeCloseTo(1.62, 1);
    await panel.letSink();
  });

  it('[E35] puts the controllers down: bare hands are the hands that others see', async () => {
    const reachUp = async (y: number) =>
      ada.page.evaluate((height) => {
        window.headset.primaryInputMode = 'hand';
        window.headset.hands.left.position.set(-0.3, 1, -0.4);
        window.headset.hands.right.position.set(0.3, height, -0.4);
      }, y);
    await reachUp(1);
    // Lower under the head than the controllers were.
    const low = await watcher.sees(
      'Ada',
      'with both bare hands low',
      ({ at, hasHands, hands }) =>
        hasHands[0] && hasHands[1] && at[1] - hands[0][1] > 0.55 && at[1] - hands[1][1] > 0.55,
    );
    await reachUp(1.5);
    const high = await watcher.sees(
      'Ada',
      'with her right hand up',
      ({ hands }) => hands[1][1] - low.hands[1][1] > 0.4,
    );
    expect(high.hands[1][1] - low.hands[1][1]).toBeCloseTo(0.5, 1);
    expect(Math.hypot(...low.hands[0].map((part, axis) => part - (high.hands[0][axis] ?? 0)))).toBeLessThan(0.05);
    await ada.shoot('headset-bare-hands');
  });

  it('[E38] lowers her hand on the panel with bare hands: a palm opens it, a pinch presses', async () => {
    const hands = new PanelHands(ada.page, { with: 'hands', head: [0.5, 1.7, 0], wrist: [0.4, 1.6, -0.44] });
    await hands.turnWrist();
    await ada.shoot('headset-panel-bare-hands');
    await hands.press(firstPanel, (action) => action.type === 'hand');
    await watcher.page.until('her hand down', () => personOf('Ada')?.hasHandUp === false);
    expect(personOf('Ada')?.hasHandUp).toBe(false);
    await hands.letSink();
  });

  it('[E34] takes the headset off and is at the screen again', async () => {
    // The emulator lays its picture over the page, where a wearer would see no page at all.
    await ada.page.getByRole('button', { name: 'Leave VR' }).dispatchEvent('click');
    const { hasHands } = await watcher.sees('Ada', 'without hands', (pose) => !pose.hasHands[0] && !pose.hasHands[1]);
    expect(hasHands).toEqual([false, false]);
    await ada.sees(ada.page.getByRole('button', { name: 'Enter VR' }));
    expect(ada.troubles).toEqual([]);
  });
});
