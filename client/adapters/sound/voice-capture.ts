import { z } from 'zod';
import { speechRateHz } from '../../../protocol/speech.ts';
import type { VoiceCapture } from '../../live/ports.ts';

const messageSchema = z.object({
  samples: z.custom<Float32Array<ArrayBuffer>>((value) => value instanceof Float32Array),
  isLast: z.boolean(),
});
/** A worklet that is busy elsewhere does not hold up what was said. */
const lastWithinMs = 500;

/** Collects what a microphone hears, in an audio context of its own: whatever the page plays or sends goes on beside it. */
export async function openVoiceCapture(track: MediaStreamTrack): Promise<VoiceCapture> {
  const context = new AudioContext();
  try {
    await context.resume();
    await context.audioWorklet.addModule('/worklets/voice-capture.js');
    return collect(context, track);
  } catch (error) {
    await context.close();
    throw error;
  }
}

function collect(context: AudioContext, track: MediaStreamTrack): VoiceCapture {
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const capture = new AudioWorkletNode(context, 'voice-capture', { channelCount: 1, channelCountMode: 'explicit' });
  // It passes nothing on, but only what leads to the destination is run.
  source.connect(capture).connect(context.destination);
  const pieces: Float32Array<ArrayBuffer>[] = [];
  const last = Promise.withResolvers<void>();
  let level = 0;
  capture.port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = messageSchema.safeParse(data);
    if (!message.success) return;
    pieces.push(message.data.samples);
    level = loudness(message.data.samples);
    if (message.data.isLast) last.resolve();
  };
  const end = () => {
    source.disconnect();
    capture.disconnect();
    capture.port.onmessage = null;
    if (context.state !== 'closed') void context.close();
  };
  return {
    level: () => level,
    async finish() {
      source.disconnect();
      capture.port.postMessage('finish');
      await Promise.race([last.promise, new Promise((resolve) => setTimeout(resolve, lastWithinMs))]);
      end();
      return toPcm(pieces, context.sampleRate);
    },
    cancel: end,
  };
}

/** Signed 16-bit samples at the recogniser's rate; the browser's own resampler does it. */
async function toPcm(pieces: readonly Float32Array<ArrayBuffer>[], rateHz: number): Promise<Int16Array<ArrayBuffer>> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length === 0) return new Int16Array(0);
  const offline = new OfflineAudioContext(1, Math.ceil((length * speechRateHz) / rateHz), speechRateHz);
  const buffer = new AudioBuffer({ length, sampleRate: rateHz, numberOfChannels: 1 });
  let at = 0;
  for (const piece of pieces) {
    buffer.copyToChannel(piece, 0, at);
    at += piece.length;
  }
  const player = new AudioBufferSourceNode(offline, { buffer });
  player.connect(offline.destination);
  player.start();
  const samples = (await offline.startRendering()).getChannelData(0);
  return Int16Array.from(samples, (sample) => Math.round(Math.min(1, Math.max(-1, sample)) * 32_767));
}

/** As the page's other levels: lively speech comes near 1. */
function loudness(samples: Float32Array): number {
  let square = 0;
  for (const sample of samples) square += sample * sample;
  return samples.length === 0 ? 0 : Math.min(1, Math.sqrt(square / samples.length) * 5);
}
