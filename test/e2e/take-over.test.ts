import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { QuestionId } from '../../protocol/ids.ts';
import { verifyRecord } from '../../protocol/record/verify.ts';
import { refusals } from '../../protocol/refusals.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor } from './visitor.ts';
import { writeVoiceFile } from './voice-file.ts';

declare global {
  interface Window {
    /** The mouth shapes of the stage, frame by frame. */
    mouthShapes: string[];
  }
}

/** Longer than any pause inside an answer. */
const quietS = 1.5;
/** The leader says nothing at first: what is heard then is the avatar. */
const leaderSilentS = 15;
const eventSchema = z.object({
  type: z.string(),
  at: z.number(),
  memberId: z.string().optional(),
  cut: z.string().optional(),
});

/** Nobody's hall is drawn here: two cores are for voices. */
describe('the leader takes over from the avatar', () => {
  let folder: string;
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;
  let maya: Visitor;
  let lis: Visitor;
  let bo: PageClient;
  let mo: PageClient;
  let first: QuestionId;
  let second: QuestionId;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-take-over-'));
    const microphoneFile = path.join(folder, 'voice.wav');
    await writeVoiceFile(microphoneFile, leaderSilentS);
    // What a buzzing voice says is nothing to write down.
    app = await RunningApp.start({ SPEECH_RECOGNITION: 'off' });
    browser = await launchBrowser({ microphoneFile, flags: ['--disable-3d-apis'] });
    [ada, maya, bo, mo] = await Promise.all([
      Visitor.enter(browser, app.links.attendee, 'Ada'),
      Visitor.enter(browser, app.links.leader, 'Maya'),
      PageClient.join(app.links.attendee, 'Bo'),
      PageClient.join(app.links.desk, 'Mo', 'desk'),
    ]);
    lis = await Visitor.open(browser, app.links.attendee);
    await lis.page.goto(`${app.url}/listen`);
    await lis.comeIn('Lis');
    first = await readyQuestion(bo, mo, 'What is our strategy on products?');
    second = await readyQuestion(bo, mo, 'How do you decide what people are paid?');
  });
  afterAll(async () => {
    await bo?.leave();
    await mo?.leave();
    await browser?.close();
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('[E40] silences the avatar when the leader takes over, while the leader says nothing yet', async () => {
    await mo.must({ type: 'question.call', questionId: first });
    await ada.sees(ada.region('Captions').getByText('Quote', { exact: true }));
    await ada.hearsSomething();
    await maya.page.getByRole('button', { name: 'Take over with your microphone' }).click();
    await maya.sees(maya.page.getByText('You are live. There are no captions.'));
    await ada.hearsNothing(quietS, leaderSilentS * 1000);
    await ada.seesNoMore(ada.region('Captions').locator('.spoken'));
  });

  it('[E41] shows the stage as live, in amber and in words, and no caption of an AI', async () => {
    const captions = ada.region('Captions');
    await ada.sees(ada.page.getByText('Maya Lindqvist is live').first());
    await ada.sees(captions.getByText('Live, without captions.'));
    await ada.seesNoMore(ada.page.getByText('An AI speaks here for Maya Lindqvist.'));
    const [red = 0, green = 0, blue = 0] = await ada.colorOf(captions.locator('.light'), 'color');
    // Amber, in both themes: more red than green, more green than blue.
    expect(Math.min(red - green, green - blue)).toBeGreaterThan(40);
    const [washRed = 0, washGreen = 0, washBlue = 0] = await ada.colorOf(ada.region('On the stage'), 'backgroundColor');
    // A wash of it behind the question: never the violet of the AI.
    expect(Math.min(washRed - washGreen, washGreen - washBlue)).toBeGreaterThan(8);
    await Promise.all([ada.photograph('hall-live'), maya.photograph('studio-live')]);
  });

  it('[E42] lets people hear the leader’s own microphone, from the stage', async () => {
    await ada.hearsSomething();
    await ada.page.evaluate(() => window.ear.reset());
    // Some seconds: what is read of one ear and of the other is cut at moments that are a buffer apart.
    await ada.page.waitForFunction(() => window.ear.listenedS() > 4 && window.ear.sides().left > 100, undefined, {
      timeout: 25_000,
      polling: 100,
    });
    const { left, right } = await ada.page.evaluate(() => window.ear.sides());
    // The stage is the same in both ears, wherever one sits; somebody beside one is half as loud again in one of them (E22).
    expect(Math.max(left / right, right / left)).toBeLessThan(1.2);
  });

  it('[E47] the body on the stage makes mouth shapes by the leader’s voice, and shuts its mouth when they are silent', async () => {
    await lis.page.evaluate(() => {
      window.mouthShapes = [];
      window.addEventListener('rostrum:frame', (event) => {
        if (event instanceof CustomEvent) window.mouthShapes.push(event.detail.viseme);
      });
    });
    // The voice file is silent, then four seconds of a voice, and begins anew.
    await lis.page.waitForFunction(
      () => {
        const shapes = window.mouthShapes;
        const [open, shut] = [shapes.findIndex((shape) => shape !== 'sil'), shapes.lastIndexOf('sil')];
        return open >= 0 && shut > open && new Set(shapes).size > 2;
      },
      undefined,
      { timeout: 40_000, polling: 200 },
    );
    expect(lis.troubles).toEqual([]);
  });

  it('[E43] refuses every call while the leader is live, and says why', async () => {
    const reply = await mo.send({ type: 'question.call', questionId: second });
    expect(reply).toMatchObject({ refused: 'human-live' });
    expect(refusals['human-live']).toBe('The leader is live. The avatar stays silent until they give the stage back.');
    expect(mo.moments.filter((moment) => moment.kind === 'utterance' && moment.epoch >= mo.stage.epoch)).toEqual([]);
  });

  it('[E44] gives the stage back: the leader is silent, their question answered, and the avatar may speak again', async () => {
    await maya.page.getByRole('button', { name: 'Give the stage back' }).click();
    await ada.sees(ada.page.getByText('Nobody is speaking'));
    await ada.hearsNothing(quietS);
    await ada.sees(ada.region('Answered questions').getByText('What is our strategy on products?'));
    await maya.sees(maya.page.getByRole('button', { name: 'Take over with your microphone' }));
    await mo.must({ type: 'question.call', questionId: second });
    await ada.sees(ada.page.getByText('AI speaking for Maya Lindqvist'));
    await ada.sees(ada.region('Captions').locator('.spoken').filter({ hasText: /\w/ }));
    await ada.hearsSomething();
    await mo.must({ type: 'stage.stop' });
  });

  it('[E45] keeps in the record when the living voice began and ended', async () => {
    const lines = (await (await mo.fetch('/api/record')).text()).trimEnd().split('\n');
    expect(await verifyRecord(lines)).toMatchObject({ ok: true });
    const story = lines.flatMap(eventOf).filter(({ type }) => /^(stage\.|voice\.|answer\.cut)/.test(type));
    expect(story.map(({ type }) => type)).toEqual([
      'answer.cut',
      'stage.taken-over',
      'voice.opened',
      'voice.closed',
      'stage.released',
      'answer.cut',
      'stage.stopped',
    ]);
    const [cut, began, opened, closed, ended] = story;
    expect(cut?.cut).toBe('taken-over');
    expect(new Set([began, opened, closed, ended].map((event) => event?.memberId)).size).toBe(1);
    expect((ended?.at ?? 0) - (began?.at ?? 0)).toBeGreaterThan(quietS * 1000);
  });

  it('[E48] a delegate comes by the hall, approves a statement of their topic, and cannot consent', async () => {
    const approve = 'Approve “The canteen in Ulm”';
    await maya.page.getByRole('button', { name: 'Write a statement' }).click();
    const form = maya.page.getByRole('form', { name: 'A new statement' });
    await form.getByLabel('What was said').fill('The canteen in Ulm opens at six.');
    await form.getByLabel('Title').fill('The canteen in Ulm');
    await form.getByLabel('Day it was said').fill('2026-11-02');
    await form.getByLabel('Place').fill('Ulm');
    await form.getByLabel('Topics').fill('canteen');
    await form.getByRole('button', { name: 'Keep it for approval' }).click();
    await maya.sees(maya.page.getByRole('button', { name: approve }));
    await maya.page.getByLabel('Name a delegate').fill('Ada');
    await maya.page.getByRole('button', { name: 'Choose Ada' }).click();
    const topics = maya.page.getByRole('form', { name: 'Topics of Ada' });
    await topics.getByLabel('Topics').fill('canteen');
    await topics.getByRole('button', { name: 'Name as delegate' }).click();
    await maya.sees(maya.page.getByRole('button', { name: 'Dismiss Ada' }));

    await ada.page.reload();
    await ada.comeIn('Ada');
    const href = await ada.page.getByRole('link', { name: 'Open the studio' }).getAttribute('href');
    const inStudio = await ada.reopen(new URL(href ?? '', app.url).href);
    await inStudio.comeIn('Ada');
    await inStudio.sees(inStudio.page.getByText('One statement.'));
    await inStudio.page.getByRole('button', { name: approve }).click();
    await inStudio.sees(inStudio.page.getByText('Approved: the avatar may speak from it.'));
    await inStudio.sees(inStudio.region('Consent'));
    expect(await inStudio.page.getByRole('button', { name: /consent/i }).count()).toBe(0);
    const refused = await inStudio.page.evaluate(async () => {
      const headers = { 'content-type': 'application/json', 'x-rostrum-door': 'hall' };
      const body = JSON.stringify({ type: 'consent.revoke' });
      const reply = await fetch('/persona/consent', { method: 'POST', headers, body });
      return { status: reply.status, ...(await reply.json()) };
    });
    expect(refused).toMatchObject({ status: 409, error: 'not-allowed' });
    await ada.sees(ada.page.getByText('An AI speaks here for Maya Lindqvist.'));
    // The browser itself reports the refusal, which this page asked for.
    expect(inStudio.troubles.filter((trouble) => !trouble.includes('409'))).toEqual([]);
  });

  it('[E46] leaves no error in either page, and asks nothing of another host', () => {
    expect([...ada.troubles, ...maya.troubles]).toEqual([]);
  });
});

/** The event in a line of an export; none in its header, blobs and trailer. */
function eventOf(line: string): z.infer<typeof eventSchema>[] {
  const entry = z.object({ kind: z.literal('entry'), body: z.string() }).safeParse(JSON.parse(line));
  return entry.success ? [z.object({ event: eventSchema }).parse(JSON.parse(entry.data.body)).event] : [];
}
