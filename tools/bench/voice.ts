import { memberIdSchema } from '../../protocol/ids.ts';
import { Ear, loud } from '../../test/support/livekit-ear.ts';
import { PageClient } from '../../test/support/page-client.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { type Bench, figureOf } from './figure.ts';

const bursts = 40;
const burstMs = 200;
const pauseMs = 600;
/** A burst is heard everywhere within this, or was lost. */
const withinMs = 500;

/**
 * Somebody with the floor speaks in bursts. One listener is in their section and hears them directly, another in the next one and hears
 * the relay; both are in this process, so by one clock.
 */
export const voiceBench: Bench = {
  names: ['voice.relay-ms'],
  async run() {
    await using closing = new AsyncDisposableStack();
    const app = await RunningApp.start({ SECTION_BODIES: '2' });
    closing.defer(() => app.close());
    const desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    const speaker = await PageClient.join(app.links.attendee, 'Speaker');
    const near = await PageClient.join(app.links.attendee, 'Near');
    const far = await PageClient.join(app.links.attendee, 'Far');
    for (const page of [desk, speaker, near, far]) closing.defer(() => page.leave());
    const memberId = memberIdSchema.parse(speaker.memberId);
    await desk.must({ type: 'floor.give', memberId });
    const join = async (page: PageClient, hears: string) => {
      const { path = '', token = '' } = page.liveKit ?? {};
      const ear = await Ear.join(`${app.url}${path}`, token, hears);
      closing.defer(() => ear.close());
      return ear;
    };
    const mouth = await join(speaker, 'nobody');
    const [nearEar, farEar] = [await join(near, `${memberId}/body`), await join(far, 'stage')];
    await mouth.speak('microphone', { soundMs: burstMs, pauseMs });
    await Promise.all([nearEar.firstSound(0), farEar.firstSound(0)]);
    await new Promise((resolve) => setTimeout(resolve, bursts * (burstMs + pauseMs)));
    const [direct, relayed] = [onsets(nearEar), onsets(farEar)];
    const delays = direct.flatMap((at) => {
      const later = relayed.find((other) => other > at - withinMs / 5 && other < at + withinMs);
      return later === undefined ? [] : [later - at];
    });
    const note = `heard in another section after it was heard in the speaker's own; ${direct.length - delays.length} of ${direct.length} bursts not matched`;
    return [figureOf('voice.relay-ms', 'ms', delays, note)];
  },
};

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
