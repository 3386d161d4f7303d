import { z } from 'zod';
import { hopMs } from '../../../protocol/loudness.ts';
import type { StageEar } from '../../live/ports.ts';
import type { LivingMouth } from './living-mouth.ts';
import { levelOf, type Tap, tapTrack } from './tap.ts';

/** The stage's voice: one track at a time, at one volume wherever the listener sits, with an ear on it. */
export interface StageVoice {
  setTrack(track: MediaStreamTrack | null): void;
  /** Closed, nothing of the track is heard, by the person or by the ear. */
  setOpen(isOpen: boolean): void;
  level(): number;
  /**
   * Writes the mouth shapes that the sound makes now, of a voice whose words nobody knows; false while that is not known: the first call
   * fetches what it takes, and it may never come.
   */
  livingMouth(out: Float32Array): boolean;
  /** To which context time (milliseconds) the ear has told what it heard; null while it hears nothing and tells nothing. */
  knownToMs(): number | null;
  close(): void;
}

/** The meter goes on telling for a second after the last sound; by then it is not waited for any more. */
const tellsForMs = 900;

const meterMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('onset'), frame: z.number() }),
  z.object({ kind: z.literal('level'), hop: z.int().min(0), rms: z.number().min(0), isAudible: z.boolean() }),
]);

export async function createStageVoice(context: AudioContext, ear: StageEar): Promise<StageVoice> {
  await context.audioWorklet.addModule('/worklets/level-meter.js');
  const gate = new GainNode(context, { gain: 0 });
  const meter = new AudioWorkletNode(context, 'level-meter', { channelCount: 1, channelCountMode: 'explicit' });
  // The meter passes nothing on, but only what leads to the destination is run.
  const nowhere = new GainNode(context, { gain: 0 });
  gate.connect(context.destination);
  meter.connect(nowhere).connect(context.destination);
  const msPerFrame = 1000 / context.sampleRate;
  let isOpen = false;
  let knownToMs: number | null = null;
  let audibleToMs = 0;
  meter.port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = meterMessageSchema.safeParse(data);
    if (!message.success || !isOpen) return;
    if (message.data.kind === 'onset') {
      ear.onset(message.data.frame * msPerFrame);
      return;
    }
    const { hop, rms, isAudible } = message.data;
    const toMs = (hop + 1) * hopMs;
    if (isAudible) audibleToMs = toMs;
    knownToMs = toMs - audibleToMs < tellsForMs ? toMs : null;
    ear.level(hop, rms);
    if (isAudible) ear.loud(toMs);
  };
  let mouth: LivingMouth | null = null;
  let isClosed = false;
  let isMouthAsked = false;
  const askForMouth = async () => {
    isMouthAsked = true;
    const { createLivingMouth } = await import('./living-mouth.ts');
    const made = await createLivingMouth(context, gate);
    if (isClosed) made.close();
    else mouth = made;
  };
  let tap: Tap | null = null;
  let current: MediaStreamTrack | null = null;
  const setTrack = (track: MediaStreamTrack | null) => {
    if (track === current) return;
    tap?.close();
    tap = null;
    current = track;
    if (track === null) return;
    tap = tapTrack(context, track);
    tap.source.connect(gate);
    tap.source.connect(meter);
    ear.trackBegan(context.currentTime * 1000);
  };
  return {
    setTrack,
    setOpen: (open) => {
      isOpen = open;
      gate.gain.value = open ? 1 : 0;
    },
    level: () => (isOpen ? levelOf(tap) : 0),
    livingMouth: (out) => {
      if (!isMouthAsked)
        askForMouth().catch((cause: unknown) => console.warn('mouth shapes of living voices are not known', cause));
      mouth?.read(out);
      return mouth !== null;
    },
    knownToMs: () => (isOpen ? knownToMs : null),
    close: () => {
      setTrack(null);
      isClosed = true;
      mouth?.close();
      meter.port.onmessage = null;
      meter.disconnect();
      nowhere.disconnect();
      gate.disconnect();
    },
  };
}
