import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createStageVoice } from '../../server/adapters/livekit/stage-voice.ts';
import { settled } from '../support/fake-clock.ts';
import { quietLog, startTestLiveKit, temporaryFolder, until, whenStatus } from '../support/livekit.ts';
import { type Ear, loud, tone } from '../support/livekit-ear.ts';
import { hallSection, type LiveKitHall, openLiveKitHall } from '../support/livekit-hall.ts';
import { anUtterance, speechOf } from '../support/livekit-speech.ts';

let hall: LiveKitHall;
let ear: Ear;
let epoch = 0;
beforeAll(async () => {
  hall = await openLiveKitHall();
  ear = await hall.join('ada');
  await until('the listener is subscribed', () => ear.isListening);
});
afterAll(() => hall.close());

/** Says a tone; resolves with how it ended, and when its first sample was handed over. */
function say(inEpoch: number, ms: number, pitchHz = 1000) {
  const started: { atMs: number | null } = { atMs: null };
  const end = hall.voice.say(anUtterance(inEpoch), speechOf(tone(ms, pitchHz)), () => {
    started.atMs = performance.now();
  });
  return { end, started };
}

it('[LK16] the first sample leaves at once, and the sentence is heard whole', async () => {
  const calledMs = performance.now();
  const { end, started } = say(++epoch, 800);
  expect(started.atMs).not.toBeNull();
  const first = await ear.firstSound(calledMs);
  expect(await end).toBe('played');
  const last = await ear.lastSound(300);
  expect(last - first.atMs).toBeGreaterThan(700);
  expect(last - first.atMs).toBeLessThan(1100);
});

it('[LK16] sentences follow each other without a hole', async () => {
  const fromMs = performance.now();
  for (let index = 0; index < 3; index++) expect(await say(epoch + 1, 500).end).toBe('played');
  epoch++;
  await ear.lastSound(300);
  const sounding = ear.heard.filter(({ atMs, peak }) => atMs > fromMs && peak > loud).map(({ atMs }) => atMs);
  const holes = sounding.slice(1).map((atMs, i) => atMs - (sounding[i] ?? 0));
  expect(Math.max(...holes)).toBeLessThan(250);
});

it('[LK17] after a stop it is silent, and nothing of that epoch or an older one is fed again', async () => {
  const { end } = say(++epoch, 5000);
  await ear.firstSound(performance.now());
  await hall.voice.silence(epoch);
  expect(await end).toBe('silenced');
  await ear.lastSound(300);

  const quietFromMs = performance.now();
  for (const old of [epoch, epoch - 1]) {
    const { end: refused, started } = say(old, 300);
    expect(await refused).toBe('silenced');
    expect(started.atMs).toBeNull();
  }
  expect(await say(++epoch, 300, 300).end).toBe('played');
  await ear.lastSound(300);
  const heard = ear.heard.filter(({ atMs, peak }) => atMs > quietFromMs && peak > loud);
  // Only the newest sentence: as long as that one, not as the refused ones beside it.
  expect(heard.length).toBeGreaterThan(20);
  expect(heard.length).toBeLessThan(50);
});

it('[LK17] a stop before the first sample, twice, and of an epoch that is over, hurts nobody else', async () => {
  await hall.voice.silence(++epoch);
  await hall.voice.silence(epoch);
  expect(await say(epoch, 300).end).toBe('silenced');
  const { end } = say(++epoch, 600);
  await hall.voice.silence(epoch - 1);
  expect(await end).toBe('played');
});

it('[LK22] an answer is heard out when its queue is empty and what was sent has had time to arrive', async () => {
  const fromMs = performance.now();
  expect(await say(++epoch, 400).end).toBe('played');
  const fedMs = performance.now();
  expect(await hall.voice.heardOut(epoch)).toBe('played');
  expect(performance.now() - fedMs).toBeGreaterThan(100);
  await ear.firstSound(fromMs);
  await hall.voice.silence(epoch);
  expect(await hall.voice.heardOut(epoch)).toBe('silenced');
});

it('[LK22] a stop ends the waiting at once, one of an older epoch does not', async () => {
  expect(await say(++epoch, 100).end).toBe('played');
  const order: string[] = [];
  const out = hall.voice.heardOut(epoch).then((how) => order.push(how));
  await hall.voice.silence(epoch - 1);
  for (let turn = 0; turn < 3; turn++) await settled();
  expect(order).toEqual([]);
  await hall.voice.silence(epoch);
  for (let turn = 0; turn < 3; turn++) await settled();
  expect(order).toEqual(['silenced']);
  await out;
});

it('[LK18] a new epoch speaks at once after a stop', async () => {
  const old = say(++epoch, 5000);
  await ear.firstSound(performance.now());
  await hall.voice.silence(epoch);
  const calledMs = performance.now();
  const { end, started } = say(++epoch, 400);
  expect(await old.end).toBe('silenced');
  expect(await end).toBe('played');
  expect((started.atMs ?? Number.POSITIVE_INFINITY) - calledMs).toBeLessThan(100);
});

it('[LK19] without LiveKit a sentence is paced by the clock, and the voice comes back by itself', async () => {
  const pidFile = z.object({ child: z.object({ pid: z.number() }) });
  const { pid } = pidFile.parse(JSON.parse(readFileSync(path.join(hall.dataDir, 'livekit/livekit.pid'), 'utf8'))).child;
  const startMs = performance.now();
  const { end } = say(++epoch, 1500);
  process.kill(pid, 'SIGKILL');
  await until('the voice is away', () => !hall.voice.isUp);
  expect(await end).toBe('played');
  expect(performance.now() - startMs).toBeGreaterThan(1490);

  await whenStatus(hall.server, 'ok');
  await until('the voice is back', () => hall.voice.isUp);
  const listener = await hall.join('ben');
  await until('the listener is subscribed', () => listener.isListening);
  const calledMs = performance.now();
  expect(await say(++epoch, 800).end).toBe('played');
  await listener.firstSound(calledMs);
});

it('[LK19] with voices off for good it opens, paces and closes', async () => {
  const folder = temporaryFolder();
  const server = startTestLiveKit(folder.path, { bin: null });
  const voice = createStageVoice(server, { onSeen: () => undefined, log: quietLog });
  await voice.openSection(hallSection);
  expect(voice.isUp).toBe(false);
  let starts = 0;
  const startMs = performance.now();
  expect(await voice.say(anUtterance(1), speechOf(tone(200, 500)), () => starts++)).toBe('played');
  expect([starts, performance.now() - startMs >= 199]).toEqual([1, true]);
  await voice.close();
  await voice.close();
  await server.close();
  folder.remove();
});

it('[LK20] closing ends what is being said', async () => {
  const folder = temporaryFolder();
  const server = startTestLiveKit(folder.path);
  await whenStatus(server, 'ok');
  const voice = createStageVoice(server, { onSeen: () => undefined, log: quietLog });
  await voice.openSection(hallSection);
  expect(voice.isUp).toBe(true);
  const end = voice.say(anUtterance(1), speechOf(tone(20_000, 500)), () => undefined);
  await voice.close();
  expect(await end).toBe('silenced');
  await server.close();
  folder.remove();
});
