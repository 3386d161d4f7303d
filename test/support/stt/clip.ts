import { createEmbeddedVoice } from '../../../server/adapters/tts/embedded-voice.ts';
import type { FliteVoice } from '../../../server/adapters/tts/flite-job.ts';
import { downsample } from '../../../server/speech/downsample.ts';

/** Sentences said by the embedded voice, at the recogniser's 16 kHz. */
export async function clipsOf(
  sentences: readonly string[],
  voice: FliteVoice = 'rms',
): Promise<readonly Float32Array<ArrayBuffer>[]> {
  const speaker = createEmbeddedVoice({ voice, jobMs: 60_000 });
  const clips: Float32Array<ArrayBuffer>[] = [];
  for (const text of sentences) {
    const { pcm } = await speaker.synthesise({ text, spoken: text }, new AbortController().signal);
    clips.push(downsample(pcm));
  }
  await speaker.close();
  return clips;
}

/** Steady noise that is the same every time. */
export function noiseOf(length: number, level: number): Float32Array<ArrayBuffer> {
  const noise = new Float32Array(length);
  let seed = 1;
  for (let i = 0; i < length; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    noise[i] = level * (seed / 2 ** 31 - 1);
  }
  return noise;
}
