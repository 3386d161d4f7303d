import { memberIdSchema } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { Ear, loud } from '../../test/support/livekit-ear.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, type Figure, figureOf } from './figure.ts';

const bursts = 40;
const burstMs = 200;
const pauseMs = 600;
/** A burst is heard everywhere within this, or was lost. */
const withinMs = 500;

/**
 * A neighbour's voice while eight speak, and the floor's in another section. Speakers and listeners are real LiveKit clients of this
 * process, so by one clock; the server and LiveKit are processes of their own.
 */
export const voiceBench: Bench = {
  names: ['voice.heard-ms', 'voice.relay-ms'],
  async run(isWanted) {
    const figures: Figure[] = [];
    if (isWanted('voice.heard-ms')) figures.push(await heardAmongNeighbours());
    if (isWanted('voice.relay-ms')) figures.push(await heardElsewhere());
    return figures;
  },
};

/** Eight people around somebody speak in bursts, all at once; from one of them saying it to it being heard. */
async function heardAmongNeighbours(): Promise<Figure> {
  await using closing = new AsyncDisposableStack();
  const { app, join } = await openVoices(closing);
  const listener = await enter(app, 'Listener', closing);
  const speakers: { readonly ear: Ear; readonly identity: string }[] = [];
  for (let i = 0; i < limits.neighbours; i++) {
    const page = await enter(app, `Neighbour ${i + 1}`, closing);
    await page.must({ type: 'voice.open' });
    speakers.push({ ear: await join(page, 'nobody'), identity: `${page.memberId}/body` });
  }
  const [measured, ...others] = speakers;
  if (measured === undefined) throw new Error('nobody speaks');
  const ear = await join(
    listener,
    measured.identity,
    others.map(({ identity }) => identity),
  );
  await Promise.all(speakers.map((speaker) => speaker.ear.speak('microphone', { soundMs: burstMs, pauseMs })));
  await ear.firstSound(0);
  const fromMs = performance.now();
  await passed(bursts * (burstMs + pauseMs));
  const spoken = measured.ear.spokenAtMs.filter((atMs) => atMs > fromMs && atMs < performance.now() - 2 * withinMs);
  const heard = onsets(ear);
  const delays = spoken.flatMap((at) => {
    const later = heard.find((other) => other > at && other < at + withinMs);
    return later === undefined ? [] : [later - at];
  });
  const note = `one of ${limits.neighbours} neighbours who all speak, from the sample that leaves their queue to the sample heard; ${spoken.length - delays.length} of ${spoken.length} bursts not heard`;
  return figureOf('voice.heard-ms', 'ms', delays, note);
}

/** Somebody with the floor is heard directly in their own section, and relayed in the next one. */
async function heardElsewhere(): Promise<Figure> {
  await using closing = new AsyncDisposableStack();
  const { app, join } = await openVoices(closing, { SECTION_BODIES: '2' });
  const desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
  closing.defer(() => desk.leave());
  const [speaker, near, far] = [
    await enter(app, 'Speaker', closing),
    await enter(app, 'Near', closing),
    await enter(app, 'Far', closing),
  ];
  const memberId = memberIdSchema.parse(speaker.memberId);
  await desk.must({ type: 'floor.give', memberId });
  const mouth = await join(speaker, 'nobody');
  const [nearEar, farEar] = [await join(near, `${memberId}/body`), await join(far, 'stage')];
  await mouth.speak('microphone', { soundMs: burstMs, pauseMs });
  await Promise.all([nearEar.firstSound(0), farEar.firstSound(0)]);
  await passed(bursts * (burstMs + pauseMs));
  const [direct, relayed] = [onsets(nearEar), onsets(farEar)];
  const delays = direct.flatMap((at) => {
    const later = relayed.find((other) => other > at - withinMs / 5 && other < at + withinMs);
    return later === undefined ? [] : [later - at];
  });
  const note = `heard in another section after it was heard in the speaker's own; ${direct.length - delays.length} of ${direct.length} bursts not matched`;
  return figureOf('voice.relay-ms', 'ms', delays, note);
}

async function openVoices(closing: AsyncDisposableStack, environment: Readonly<Record<string, string>> = {}) {
  const app = await RunningApp.start(environment);
  closing.defer(() => app.close());
  const join = async ({ liveKit }: PageClient, hears: string, beside: readonly string[] = []): Promise<Ear> => {
    if (liveKit === null) throw new Error('voices are off');
    const ear = await Ear.join(`${app.url}${liveKit.path}`, liveKit.token, hears, beside);
    closing.defer(() => ear.close());
    return ear;
  };
  return { app, join };
}

async function enter(app: RunningApp, name: string, closing: AsyncDisposableStack): Promise<PageClient> {
  const page = await PageClient.join(app.links.attendee, name);
  closing.defer(() => page.leave());
  return page;
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** When sound began after a silence, ms. */
function onsets({ heard }: Ear): readonly number[] {
  const at: number[] = [];
  let lastLoudMs = Number.NEGATIVE_INFINITY;
  for (const { atMs, peak } of heard) {
    if (peak <= loud) continue;
    if (atMs - lastLoudMs > pauseMs / 2) at.push(atMs);
    lastLoudMs = atMs;
  }
  return at;
}
