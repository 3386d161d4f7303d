import { z } from 'zod';
import type { HallEvent, HallSound } from '../../live/ports.ts';
import type { HallSamples } from '../../world/hall-samples.ts';
import { createRoom } from './room.ts';

/** Two thirds of a change of loudness are done after this. */
const glideS = 0.025;
/** A loop whose level went to zero has faded by then. */
const fadedS = 0.3;
/** How much fainter than hands that meet near by the room's answer to them is. */
const roomDb = -9;
const loops = ['tone', 'group', 'crowd'] as const;

const channelSchema = z.custom<Float32Array<ArrayBuffer>>((value) => value instanceof Float32Array);
const sampleSchema = z.object({ rateHz: z.number(), channels: z.array(channelSchema).min(1) });
const samplesSchema: z.ZodType<HallSamples> = z.object({
  tone: sampleSchema,
  group: sampleSchema,
  crowd: sampleSchema,
  strikes: z.array(sampleSchema),
  steps: z.array(sampleSchema),
});

/** The sounds of the place in the page's audio graph. Rejects when their samples cannot be made. */
export async function createHallSound(context: BaseAudioContext, reverbS: number): Promise<HallSound> {
  const samples = await makeInWorker(reverbS);
  const all = new GainNode(context, { gain: 0 });
  all.connect(context.destination);
  const running = loops.map((name) => createLoop(context, bufferOf(context, samples[name]), all));
  const events = {
    strike: samples.strikes.map((sample) => bufferOf(context, sample)),
    step: samples.steps.map((sample) => bufferOf(context, sample)),
  };
  const near = new GainNode(context);
  const room = createRoom(context, reverbS, roomDb);
  near.connect(all);
  near.connect(room.input);
  // Its answer falls silent with all the rest.
  room.output.connect(all);
  const setAll = gliding(all);
  return {
    setLevels: (levels) => {
      setAll(levels.all);
      for (const [index, name] of loops.entries()) running[index]?.setLevel(levels.all > 0 ? levels[name] : 0);
    },
    play: (event) => play(context, events[event.kind], event, near),
    close: () => {
      for (const loop of running) loop.close();
      near.disconnect();
      room.close();
      all.disconnect();
    },
  };
}

async function makeInWorker(reverbS: number): Promise<HallSamples> {
  const worker = new Worker(new URL('./hall-samples-worker.ts', import.meta.url), { type: 'module' });
  const made = new Promise<unknown>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
    worker.onerror = (event) => reject(new Error('the samples of the hall were not made', { cause: event.message }));
  });
  worker.postMessage(reverbS);
  try {
    return samplesSchema.parse(await made);
  } finally {
    worker.terminate();
  }
}

function bufferOf(context: BaseAudioContext, { rateHz, channels }: HallSamples['tone']): AudioBuffer {
  const [first] = channels;
  const buffer = context.createBuffer(channels.length, first?.length ?? 1, rateHz);
  for (const [index, channel] of channels.entries()) buffer.copyToChannel(channel, index);
  return buffer;
}

/** Runs only while it is heard. */
function createLoop(context: BaseAudioContext, buffer: AudioBuffer, to: AudioNode) {
  const gain = new GainNode(context, { gain: 0 });
  gain.connect(to);
  const setGain = gliding(gain);
  let source: AudioBufferSourceNode | null = null;
  const stop = () => {
    source?.stop(context.currentTime + fadedS);
    source = null;
  };
  return {
    setLevel: (level: number) => {
      setGain(level);
      if (level === 0) stop();
      else if (source === null) {
        source = new AudioBufferSourceNode(context, { buffer, loop: true });
        source.connect(gain);
        // Not always from the same place.
        source.start(0, context.currentTime % buffer.duration);
      }
    },
    close: () => {
      stop();
      gain.disconnect();
    },
  };
}

/** Let go of by itself when it has sounded. */
function play(context: BaseAudioContext, buffers: readonly AudioBuffer[], event: HallEvent, to: AudioNode): void {
  const buffer = buffers[Math.floor(event.pick * buffers.length)];
  if (buffer === undefined) return;
  const [positionX, positionY, positionZ] = event.at;
  const panner = new PannerNode(context, {
    // Head-related filters cost as much as a voice; these are many and short.
    panningModel: 'equalpower',
    distanceModel: 'inverse',
    refDistance: 3,
    // A hall carries: a clap from the other side is still one.
    rolloffFactor: 0.6,
    positionX,
    positionY,
    positionZ,
  });
  const source = new AudioBufferSourceNode(context, { buffer });
  const gain = new GainNode(context, { gain: event.gain });
  source.connect(gain).connect(panner).connect(to);
  source.onended = () => panner.disconnect();
  source.start(context.currentTime + event.afterMs / 1000);
}

/** Sets a factor without a click; only what changes is scheduled. */
function gliding(gain: GainNode): (level: number) => void {
  let set = gain.gain.value;
  return (level) => {
    if (level === set) return;
    set = level;
    gain.gain.setTargetAtTime(level, gain.context.currentTime, glideS);
  };
}
