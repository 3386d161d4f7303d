import { type FakeOpenAi, startFakeOpenAi } from '../../test/support/fake-openai/fake-openai.ts';

const sampleRateHz = 24_000;

export interface ToneVoice {
  readonly server: FakeOpenAi;
  /** What makes the product use it. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Bursts of one tone, each `everyMs`, for `totalMs`. Bursts as long as their distance are one steady tone. */
export interface ToneSound {
  readonly burstMs: number;
  readonly everyMs: number;
  readonly totalMs: number;
}

/** A voice that says every sentence as tone bursts at known times, through the product's own way for an outside voice. */
export async function startToneVoice(sound: ToneSound): Promise<ToneVoice> {
  const pcm = bursts(sound);
  const server = await startFakeOpenAi({ speech: () => pcm });
  return { server, environment: { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'none', OPENAI_SPEECH_MODEL: 'tone' } };
}

function bursts({ burstMs, everyMs, totalMs }: ToneSound): Uint8Array {
  const samples = new Int16Array((totalMs * sampleRateHz) / 1000);
  for (let i = 0; i < samples.length; i++) {
    const inBurstMs = ((i * 1000) / sampleRateHz) % everyMs;
    if (inBurstMs < burstMs) samples[i] = Math.round(12_000 * Math.sin((2 * Math.PI * 1000 * i) / sampleRateHz));
  }
  return new Uint8Array(samples.buffer);
}
