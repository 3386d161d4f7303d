import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { voiceTokenReplySchema } from '../../protocol/http.ts';
import { type MemberId, memberIdSchema } from '../../protocol/ids.ts';
import { launchBrowser } from '../support/browser.ts';
import { Ear } from '../support/livekit-ear.ts';
import { PageClient } from '../support/page-client.ts';
import { readyQuestion } from '../support/ready-question.ts';
import { RunningApp } from '../support/running-app.ts';
import { OwnVoice } from './own-voice.ts';
import { Visitor, withinMs } from './visitor.ts';
import { writeVoiceFile } from './voice-file.ts';

/** Longer than any pause inside an answer. */
const quietS = 1.5;
/** What the product's own publisher calls the stage's track. */
const trackOfTheStage = 'stage';
const ticketSchema = voiceTokenReplySchema.unwrap();

/** LiveKit's signal as bytes: field 6 of a request is a subscription, whose field 2 says whether the track is wanted. */
const isAsk = (payload: string | Buffer): payload is Buffer =>
  typeof payload !== 'string' && payload[0] === 0x32 && payload.includes(Buffer.of(0x10, 1));

const claimsSchema = z.object({ sub: z.string() });

/** Nobody's hall is drawn here: a neighbour is heard as if they sat beside, and a spectator hears nothing but the stage. */
describe('who may be heard, and as whom', () => {
  let folder: string;
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;
  let sam: Visitor;
  let bo: Visitor;
  let boPhone: PageClient;
  let eve: PageClient;
  let mo: PageClient;
  let dora: PageClient;
  const ears: Ear[] = [];
  /** What Ada's page sent to the media server to get somebody's voice. */
  const asks: Buffer[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-voices-'));
    const microphoneFile = path.join(folder, 'voice.wav');
    await writeVoiceFile(microphoneFile);
    // What a buzzing voice says is nothing to write down.
    app = await RunningApp.start({ SPEECH_RECOGNITION: 'off' });
    browser = await launchBrowser({ microphoneFile, flags: ['--disable-3d-apis'] });
    [ada, sam, bo, eve, mo] = await Promise.all([
      Visitor.open(browser, app.links.attendee),
      Visitor.enter(browser, app.links.spectator, 'Sam'),
      Visitor.open(browser, app.links.attendee),
      PageClient.join(app.links.attendee, 'Eve'),
      PageClient.join(app.links.desk, 'Mo', 'desk'),
    ]);
    ada.page.on('websocket', (socket) => {
      if (!socket.url().includes('/livekit/')) return;
      socket.on('framesent', ({ payload }) => {
        if (isAsk(payload)) asks.push(payload);
      });
    });
    await ada.comeIn('Ada');
  });
  afterAll(async () => {
    await Promise.all(ears.map((ear) => ear.close()));
    await Promise.all([eve?.leave(), mo?.leave(), boPhone?.leave(), dora?.leave()]);
    await browser?.close();
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ticketOf = async (page: PageClient) =>
    ticketSchema.parse(
      await (await page.fetch('/api/voice-token', { method: 'POST', body: '{"kind":"body"}' })).json(),
    );
  const earOf = async (ticket: z.infer<typeof ticketSchema>, hears: string) => {
    const ear = await Ear.join(`${app.url}${ticket.path}`, ticket.token, hears);
    ears.push(ear);
    return ear;
  };
  const memberNamed = (name: string): MemberId =>
    memberIdSchema.parse(Object.values(mo.roster).find((person) => person.name === name)?.memberId);

  it('[E50] a neighbour whose track is called like the stage’s is a neighbour: no light, no caption, no stage', async () => {
    const voice = await earOf(await ticketOf(eve), 'nobody');
    await eve.must({ type: 'voice.open' });
    // The right may reach the media server a moment after the gate's yes.
    await voice.speak(trackOfTheStage).catch(() => voice.speak(trackOfTheStage));
    await ada.hearsSomething();
    for (const person of [ada, sam]) {
      await person.sees(person.page.getByText('Nobody is speaking'));
      expect(await person.region('Captions').count()).toBe(0);
    }
    // It has come to Ada by now, and to Sam it never will.
    await sam.hearsNothing(quietS);
  });

  it('[E51] while such a neighbour talks the avatar’s own voice is the stage', async () => {
    const questionId = await readyQuestion(eve, mo, 'What is our strategy on products?');
    await mo.must({ type: 'question.call', questionId });
    await sam.hearsSomething();
    await sam.sees(sam.page.getByText('AI speaking for Maya Lindqvist'));
    await sam.sees(sam.region('Captions').getByText('Quote', { exact: true }));
    await mo.must({ type: 'member.mute', memberId: memberNamed('Eve') });
    await sam.sees(sam.region('Captions').locator('.spoken').filter({ hasText: /\w/ }));
    await Promise.all([ada.hearsSomething(), sam.hearsSomething()]);
    await mo.must({ type: 'stage.stop' });
    await Promise.all([ada.hearsNothing(quietS), sam.hearsNothing(quietS)]);
  });

  it('[E52] who has the floor is heard by everybody as the stage, in teal and in words', async () => {
    // A phone beside the person's own page: the voice is taken from where the microphone is.
    const cookie = (await bo.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    boPhone = await PageClient.open(app.links.attendee, cookie);
    await boPhone.enter('Bo', 'companion');
    await bo.comeIn('Bo');
    await mo.until('Bo with a seat', () =>
      Object.values(mo.roster).some(({ name, seatId }) => name === 'Bo' && seatId !== ''),
    );
    await bo.page.getByRole('button', { name: 'Raise hand' }).click();
    await mo.until('his hand', () => Object.values(mo.roster).some((person) => person.hasHandUp === true));
    await mo.must({ type: 'floor.give', memberId: memberNamed('Bo') });
    await bo.sees(bo.page.getByText('You have the floor. Switch your microphone on: everybody hears you.'));
    await bo.page.getByRole('button', { name: 'Microphone off' }).click();
    await bo.sees(bo.page.getByRole('button', { name: 'Microphone on' }));
    await Promise.all([ada.hearsSomething(), sam.hearsSomething()]);
    for (const person of [ada, sam]) await person.sees(person.page.getByText('Bo is on the floor').first());
    await sam.sees(sam.region('Captions').getByText('Live, without captions.'));
    // Teal, in both themes: far less red than green and blue. The light changes its colour in a moment of its own.
    const tealness = async (): Promise<number> => {
      const [red = 0, green = 0, blue = 0] = await sam.colorOf(sam.region('Captions').locator('.light'), 'color');
      return Math.min(green, blue) - red;
    };
    await expect.poll(tealness, { timeout: withinMs }).toBeGreaterThan(40);
    // From in front, as soon as the voice that was beside her has faded into the stage's.
    const offCentre = async (): Promise<number> => {
      await ada.page.evaluate(() => window.ear.reset());
      await ada.page.waitForFunction(() => window.ear.sides().left > 100, undefined, { timeout: 25_000, polling: 100 });
      const { left, right } = await ada.page.evaluate(() => window.ear.sides());
      return Math.abs(left / right - 1);
    };
    await expect.poll(offCentre, { timeout: withinMs }).toBeLessThan(0.05);
    await Promise.all([bo.photograph('hall-floor-own'), sam.photograph('spectator-floor')]);
  });

  it('[E53] the floor taken back mutes who had it, for everybody', async () => {
    await mo.must({ type: 'floor.take' });
    await bo.sees(bo.page.getByRole('button', { name: 'Microphone off' }));
    await Promise.all([ada.hearsNothing(quietS), sam.hearsNothing(quietS)]);
    await sam.sees(sam.page.getByText('Nobody is speaking'));
    expect(Object.values(mo.roster).find(({ name }) => name === 'Bo')).toMatchObject({
      mayTalk: false,
      isMuted: false,
    });
    expect([...ada.troubles, ...sam.troubles, ...bo.troubles]).toEqual([]);
  });

  it('[E54] a spectator has no microphone, and what their browser may use to join the voices cannot publish', async () => {
    expect(await sam.page.getByRole('button', { name: /microphone/i }).count()).toBe(0);
    // Their page stays out of the voices, so that the client of their own is the only one under their name.
    await sam.page.addInitScript(() => {
      window.WebSocket = new Proxy(WebSocket, {
        construct(target, args: [string | URL, (string | string[])?]) {
          if (String(args[0]).includes('/livekit/')) throw new Error('kept out');
          return new target(...args);
        },
      });
    });
    await sam.page.reload();
    await sam.comeIn('Sam');
    const ticket = await sam.page.evaluate(async () => {
      const reply = await fetch('/api/voice-token', {
        method: 'POST',
        headers: { 'x-rostrum-door': 'spectator', 'content-type': 'application/json' },
        body: '{"kind":"companion"}',
      });
      return reply.text();
    });
    const own = ticketSchema.parse(JSON.parse(ticket));
    const { sub } = claimsSchema.parse(JSON.parse(Buffer.from(own.token.split('.')[1] ?? '', 'base64url').toString()));
    const listener = await earOf(await ticketOf(eve), sub);
    const intruder = await earOf(own, 'nobody');
    await expect(intruder.speak(trackOfTheStage)).rejects.toThrow();
    expect(listener.heard).toEqual([]);
    expect(listener.room.remoteParticipants.get(sub)?.trackPublications.size).toBe(0);
    await ada.hearsNothing(quietS);
  });

  it('[E55] a neighbour’s voice that does not arrive is asked for, named, and taken back when it arrives', async () => {
    dora = await PageClient.join(app.links.attendee, 'Dora');
    await dora.must({ type: 'voice.open' });
    const lost = ada.page.getByText('You cannot hear Dora right now. It is tried again.');
    const voice = await OwnVoice.speak(browser, app.url, await ticketOf(dora));
    await ada.sees(lost);
    expect(asks.filter((ask) => ask.includes(voice.trackId)).length).toBeGreaterThanOrEqual(4);
    await ada.photograph('voice-missing');
    await ada.hearsAfter(() => voice.letHear(true));
    await ada.seesNoMore(lost);
    const heardAtMs = await ada.page.evaluate(() => performance.now());
    // What was heard for longer than an ask lasts can be lost too.
    await ada.page.waitForFunction((ms) => performance.now() > ms, heardAtMs + 1500, { polling: 100 });
    await voice.letHear(false);
    await ada.sees(lost);
    await ada.hearsNothing(quietS);
    await mo.must({ type: 'member.mute', memberId: memberNamed('Dora') });
    await ada.seesNoMore(lost);
    expect(ada.troubles).toEqual([]);
  });
});
