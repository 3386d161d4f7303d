import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voiceTokenReplySchema } from '../../protocol/http.ts';
import { type MemberId, memberIdSchema, type QuestionId } from '../../protocol/ids.ts';
import { townhall as hall } from '../../scenes/load-hall.ts';
import { launchBrowser } from '../support/browser.ts';
import { ReturningPage } from '../support/chaos/returning-page.ts';
import { seeded } from '../support/chaos/seeded.ts';
import { endThreadInItsNextTask } from '../support/end-thread.ts';
import { until } from '../support/livekit.ts';
import { Ear } from '../support/livekit-ear.ts';
import { killLiveKitOf, voicesIn } from '../support/livekit-of.ts';
import type { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor } from './visitor.ts';
import { writeVoiceFile } from './voice-file.ts';

/** When a part dies in the answer follows from it. */
const seed = 1963;
/** Of an answer of half a minute. */
const latestKillMs = 3000;
const voicesOff = 'Voices are off. Captions and text go on.';

describe(`a part is killed in the middle of an answer (seed ${seed})`, () => {
  const dice = seeded(seed);
  let folder: string;
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;
  let bo: ReturningPage;
  let cy: ReturningPage;
  let desk: ReturningPage;
  let questionId: QuestionId;
  const ears: Ear[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-kill-'));
    const microphoneFile = path.join(folder, 'voice.wav');
    await writeVoiceFile(microphoneFile);
    app = await RunningApp.start({ NODE_OPTIONS: '--inspect=127.0.0.1:0' });
    browser = await launchBrowser({ microphoneFile, flags: ['--disable-3d-apis'] });
    bo = await ReturningPage.join(app.links.attendee, 'Bo', 'body', dice);
    cy = await ReturningPage.join(app.links.attendee, 'Cy', 'body', dice);
    ada = await Visitor.enter(browser, app.links.attendee, 'Ada');
    // Better seats than Ada's are free: whose seat is not held gets one of those.
    const common = hall.seats.filter(({ isForModerators }) => !isForModerators);
    for (const [at, { page }] of [bo, cy].entries())
      for (const { id } of common.slice(-1 - at).slice(0, 1)) await page.must({ type: 'member.sit', seatId: id });
    desk = await ReturningPage.join(app.links.desk, 'Mo', 'desk', dice);
  });
  afterAll(async () => {
    await Promise.all(ears.map((ear) => ear.close()));
    await Promise.all([bo, cy, desk].map((page) => page?.leave()));
    await browser?.close();
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const earOf = async ({ page }: ReturningPage, hears: string): Promise<Ear> => {
    const reply = await page.fetch('/api/voice-token', { method: 'POST', body: '{"kind":"body"}' });
    const ticket = voiceTokenReplySchema.unwrap().parse(await reply.json());
    const ear = await Ear.join(`${app.url}${ticket.path}`, ticket.token, hears);
    ears.push(ear);
    return ear;
  };
  const personNamed = (name: string) => {
    const person = Object.values(desk.page.roster).find((each) => each.name === name);
    if (person === undefined) throw new Error(`no ${name}`);
    return person;
  };
  const idOf = (name: string): MemberId => memberIdSchema.parse(personNamed(name).memberId);
  const voiceOf = (name: string) => `${idOf(name)}/body`;
  const seats = () => Object.fromEntries(['Ada', 'Bo', 'Cy'].map((name) => [name, personNamed(name).seatId]));
  const utterances = ({ moments }: PageClient) => moments.filter((moment) => moment.kind === 'utterance');
  /** Calls the question; resolves when its first sentence sounds. */
  const call = async (): Promise<void> => {
    const from = desk.page.moments.length;
    await desk.page.must({ type: 'question.call', questionId });
    await desk.page.until('the sound', () => desk.page.moments.slice(from).some(({ kind }) => kind === 'sound-start'));
    await ada.hearsSomething();
  };
  const microphone = (page: Page, state: 'on' | 'off') => page.getByRole('button', { name: `Microphone ${state}` });

  it('[K4] LiveKit: the hall says that voices are off, captions go on, and voices come back within the answer', async () => {
    questionId = await readyQuestion(bo.page, desk.page, 'What went wrong with the P40 sensors?');
    await bo.page.must({ type: 'voice.open' });
    await desk.page.must({ type: 'member.mute', memberId: idOf('Cy') });
    await microphone(ada.page, 'off').click();
    await ada.sees(microphone(ada.page, 'on'));
    await call();
    const before = utterances(desk.page).length;
    await wait(dice.next() * latestKillMs);
    await killLiveKitOf(app.dataDir);
    await ada.reads(voicesOff);
    await desk.page.until('the next caption', () => utterances(desk.page).length > before);
    const next = utterances(desk.page)[before]?.text ?? '';
    await ada.reads(next);
    await ada.seesNoMore(ada.page.getByText(voicesOff));
    await ada.hearsSomething();
    expect(desk.page.stage).toMatchObject({ holder: 'avatar', questionId });
  });

  it('[K5] its death unmutes nobody, and takes no right that stands', async () => {
    await desk.page.must({ type: 'stage.stop' });
    await ada.sees(microphone(ada.page, 'off'));
    const boHears = await earOf(bo, voiceOf('Ada'));
    await earOf(cy, 'nobody');
    await until('Bo may speak again', async () => (await voicesIn(app.dataDir))[voiceOf('Bo')]?.[0] === true);
    expect(await voicesIn(app.dataDir)).toMatchObject({
      [voiceOf('Ada')]: [true, 0],
      [voiceOf('Bo')]: [true, 0],
      [voiceOf('Cy')]: [false, 0],
    });
    expect(await cy.page.send({ type: 'voice.open' })).toMatchObject({ refused: 'muted' });
    await microphone(ada.page, 'off').click();
    await boHears.firstSound(0);
  });

  it('[K6] the voice’s thread, while it prepares: the answer is ready all the same, and sounds when it is called', async () => {
    const { ended } = await endThreadInItsNextTask(app.output, 'flite');
    questionId = await readyQuestion(bo.page, desk.page, 'How do you decide what people are paid?');
    await ended;
    expect(app.output).toContain('the voice failed');
    const before = utterances(desk.page).length;
    await call();
    expect(utterances(desk.page).slice(before, before + 1)).toMatchObject([{ questionId, sounding: true }]);
  });

  it('[K7] a tab: opened again it is in its seat, with what it had sent and typed, and the microphone off', async () => {
    await ada.ask('Is this still here?');
    await ada.page.getByLabel(/^Ask /).fill('And what I only ty');
    const before = seats();
    await ada.crash();
    await desk.page.until('Ada away', () => personNamed('Ada').isAway === true);
    ada = await ada.reopen(`${app.url}/hall`);
    await ada.comeIn('Ada');
    await ada.sees(ada.region('Your questions').getByText('Is this still here?'));
    expect(await ada.page.getByLabel(/^Ask /).inputValue()).toBe('And what I only ty');
    await ada.sees(microphone(ada.page, 'off'));
    await desk.page.until('Ada back', () => personNamed('Ada').isAway === false);
    expect(seats()).toEqual(before);
    expect((await voicesIn(app.dataDir))[voiceOf('Ada')]?.[1] ?? 0).toBe(0);
  });

  it('[K8] all at once: everybody is back in their seat, the answer can be called again, and nobody is unmuted', async () => {
    await desk.page.send({ type: 'stage.stop' });
    await call();
    const before = seats();
    await wait(dice.next() * latestKillMs);
    await Promise.all([killLiveKitOf(app.dataDir), app.kill(), ada.crash()]);
    await Promise.all([bo, cy, desk].map(({ page }) => page.gone));
    await app.up();
    ada = await ada.reopen(`${app.url}/hall`);
    await Promise.all([ada.comeIn('Ada'), bo.whenBack(), cy.whenBack(), desk.whenBack()]);
    const isHere = (name: string) => personNamed(name).isAway === false;
    await desk.page.until('everybody back', () => ['Ada', 'Bo', 'Cy'].every(isHere));
    expect(seats()).toEqual(before);
    expect(['Ada', 'Bo', 'Cy'].map((name) => [personNamed(name).mayTalk, personNamed(name).isMuted])).toEqual([
      [false, false],
      [false, false],
      [false, true],
    ]);
    expect((await desk.page.snapshot()).questions.find(({ id }) => id === questionId)).toMatchObject({
      status: 'approved',
      answer: { state: 'cut', cut: 'interrupted' },
    });
    await call();
    expect(ada.troubles).toEqual([]);
  });
});
