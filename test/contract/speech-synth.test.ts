import { describe, expect, it } from 'vitest';
import { createOpenAiSpeech } from '../../server/adapters/openai/speech.ts';
import { createEmbeddedVoice } from '../../server/adapters/tts/embedded-voice.ts';
import { startFakeOpenAi } from '../support/fake-openai/fake-openai.ts';
import type { FakeOptions } from '../support/fake-openai/options.ts';
import { hang, noSuchModel, rateLimited, serverDown, type Trouble } from '../support/fake-openai/replies.ts';
import { type SynthUnderTest, speechSynthContract } from './speech-synth-contract.ts';

const never = new AbortController().signal;

speechSynthContract('embedded, slt', async () => {
  // Two thousand characters are two minutes of speech: on a busy machine that takes its time.
  const synth = createEmbeddedVoice({ voice: 'slt', jobMs: 60_000 });
  return { synth, close: () => synth.close() };
});

/** The paid service, played by another real voice: a man's sound, later and quieter, without any times. */
async function anotherVoice(delayMs = 0) {
  const man = createEmbeddedVoice({ voice: 'rms', jobMs: 60_000 });
  const speak = async (spoken: string) => {
    const { pcm, timeline } = await man.synthesise({ text: spoken, spoken }, never);
    const lead = delayMs * 24;
    const bytes = new DataView(new ArrayBuffer(2 * (lead + (pcm.length >> 1))));
    for (let i = 0; i < pcm.length >> 1; i++) {
      const sample = ((pcm[2 * i] ?? 0) + (pcm[2 * i + 1] ?? 0)) / 4;
      bytes.setInt16(2 * (lead + i), sample, true);
    }
    return { bytes: new Uint8Array(bytes.buffer), timeline };
  };
  return { speak, close: () => man.close() };
}

/** Four seconds of a 200 Hz tone with half a second of silence on either side. */
function hum(rateHz: number): Uint8Array {
  const samples = new Int16Array(5 * rateHz);
  for (let i = rateHz / 2; i < 4.5 * rateHz; i++) samples[i] = 8000 * Math.sin((2 * Math.PI * 200 * i) / rateHz);
  return new Uint8Array(samples.buffer);
}

async function openAiUnderTest(fakeOptions: FakeOptions = {}, timeoutMs = 20_000) {
  const [fake, finisher] = [await startFakeOpenAi(fakeOptions), createEmbeddedVoice({ jobMs: 60_000 })];
  const synth = createOpenAiSpeech({
    baseUrl: fake.url,
    apiKey: 'key',
    model: 'tts',
    voice: 'nova',
    finisher,
    timeoutMs,
  });
  const close = async () => {
    await Promise.all([synth.close(), finisher.close(), fake.close()]);
  };
  return { synth, fake, close };
}

speechSynthContract('OpenAI-compatible, on the fake', async (): Promise<SynthUnderTest> => {
  const man = await anotherVoice(400);
  const under = await openAiUnderTest({
    // A long input gets a short sound, to spare the machine: its words are timed all the same.
    speech: async ({ input }) => (await man.speak(input.slice(0, 300))).bytes,
    chunkBytes: 4801,
  });
  return {
    synth: under.synth,
    close: async () => {
      await under.close();
      await man.close();
    },
  };
});

describe('the OpenAI-compatible voice', () => {
  const sentence = {
    text: 'A paper mill wants to know, at four in the morning, that the paper is dry.',
    spoken: 'A paper mill wants to know, at four in the morning, that the paper is dry.',
  };

  it('[SP16] asks for a WAV file of the spoken text, and puts samples cut by odd chunks together again', async () => {
    const man = await anotherVoice();
    const speech = async ({ input }: { input: string }) => (await man.speak(input)).bytes;
    const [odd, whole] = [
      await openAiUnderTest({ speech, chunkBytes: 333 }),
      await openAiUnderTest({ speech, chunkBytes: 1 << 20 }),
    ];
    const [one, two] = await Promise.all([odd, whole].map(({ synth }) => synth.synthesise(sentence, never)));
    expect(odd.fake.requests[0]).toMatchObject({
      path: '/v1/audio/speech',
      authorization: 'Bearer key',
      body: { model: 'tts', voice: 'nova', input: sentence.spoken, response_format: 'wav' },
    });
    expect(one).toEqual(two);
    await Promise.all([odd.close(), whole.close(), man.close()]);
  });

  it('[MD48] says other languages; the voice inside the package says English alone', async () => {
    const [under, own] = [await openAiUnderTest(), createEmbeddedVoice()];
    expect([under.synth.isMultilingual === true, own.isMultilingual === true]).toEqual([true, false]);
    await Promise.all([under.close(), own.close()]);
  });

  it('[SP26] asks for another speed where another pace is wanted, and for none at the normal one', async () => {
    const man = await anotherVoice();
    const under = await openAiUnderTest({ speech: async ({ input }) => (await man.speak(input)).bytes });
    for (const pace of ['slow', 'normal', 'brisk', undefined] as const)
      await under.synth.synthesise({ ...sentence, pace }, never);
    const speeds = under.fake.requests.map(({ body }) => Object(body).speed);
    expect(speeds).toEqual([0.87, undefined, 1.13, undefined]);
    await Promise.all([under.close(), man.close()]);
  });

  it('[SP17] times the words of another voice by its energy: median error at most 30 ms, worst 120 ms', async () => {
    const man = await anotherVoice();
    const truth = (await man.speak(sentence.spoken)).timeline;
    const under = await openAiUnderTest({ speech: async ({ input }) => (await man.speak(input)).bytes });
    const { timeline } = await under.synth.synthesise(sentence, never);
    const errors = timeline.words.map((word, index) => Math.abs(word.atMs - (truth.words[index]?.atMs ?? 1e9)));
    errors.sort((a, b) => a - b);
    expect(errors).toHaveLength(16);
    expect(errors[7]).toBeLessThanOrEqual(30);
    expect(errors[15]).toBeLessThanOrEqual(120);
    await Promise.all([under.close(), man.close()]);
  });

  it.each<[string, Trouble, { reason: string; retryable: boolean }]>([
    ['429 with retry-after', rateLimited(3), { reason: 'unavailable', retryable: true }],
    ['503', serverDown, { reason: 'unavailable', retryable: true }],
    ['an unknown model', noSuchModel, { reason: 'rejected', retryable: false }],
    ['no answer', hang, { reason: 'timeout', retryable: true }],
  ])('[SP18] fails by its reason, after one request: %s', async (_, trouble, expected) => {
    const under = await openAiUnderTest({ speech: () => trouble }, 300);
    await expect(under.synth.synthesise(sentence, never)).rejects.toMatchObject({ name: 'SpeechFailure', ...expected });
    expect(under.fake.requests).toHaveLength(1);
    await under.close();
  });

  it('[SP18] fails as unavailable when nobody listens', async () => {
    const under = await openAiUnderTest();
    await under.fake.close();
    const speaking = under.synth.synthesise(sentence, never);
    await expect(speaking).rejects.toMatchObject({ reason: 'unavailable', retryable: true });
    await under.close();
  });

  it.each([
    ['a WAV file that breaks off', new TextEncoder().encode('RIFF....WAVEfmt '), 'not mono 16-bit'],
    ['another kind of file', new TextEncoder().encode('ID3 and the rest'), 'of the kind ID3'],
    ['nothing', new Uint8Array(0), '0.0 s of sound for 56 letters'],
    ['more than two minutes', new Uint8Array(24_000 * 2 * 121).fill(64), '121.0 s of sound for 56 letters'],
    ['more than nobody says in that time', new Uint8Array(24_000 * 2).fill(64), '1.0 s of sound for 56 letters'],
  ])('[SP19] rejects %s, and says why', async (_, bytes, why) => {
    const under = await openAiUnderTest({ speech: () => bytes, rawSpeechAs: 'audio/pcm', chunkBytes: 1 << 20 });
    const speaking = under.synth.synthesise(sentence, never);
    await expect(speaking).rejects.toMatchObject({
      reason: 'rejected',
      retryable: false,
      cause: { message: expect.stringContaining(why) },
    });
    await under.close();
  });

  it('[SP19] rejects silence and a rate that no voice has', async () => {
    const silent = await openAiUnderTest({ speech: () => new Uint8Array(24_000 * 2 * 4), chunkBytes: 1 << 20 });
    await expect(silent.synth.synthesise(sentence, never)).rejects.toMatchObject({ reason: 'rejected' });
    const odd = await openAiUnderTest({ speechRateHz: 23_456 });
    await expect(odd.synth.synthesise(sentence, never)).rejects.toMatchObject({
      reason: 'rejected',
      cause: { message: 'the sound has 23456 samples a second' },
    });
    await Promise.all([silent.close(), odd.close()]);
  });

  it.each([
    ['a WAV file of 16 kHz', 16_000, undefined],
    ['a WAV file of 22.05 kHz', 22_050, undefined],
    ['raw sound whose type names 44.1 kHz', 44_100, 'audio/L16;rate=44100;channels=1'],
    ['raw sound of the usual rate', 24_000, 'audio/pcm'],
  ])('[SP25] speaks as fast and as high as %s was made', async (_, rateHz, rawSpeechAs) => {
    const under = await openAiUnderTest({
      speech: () => hum(rateHz),
      speechRateHz: rateHz,
      chunkBytes: 4801,
      ...(rawSpeechAs === undefined ? {} : { rawSpeechAs }),
    });
    const { pcm, timeline } = await under.synth.synthesise(sentence, never);
    // Its silent ends are trimmed.
    expect(Math.abs(timeline.durationMs - 4250)).toBeLessThan(20);
    const middle = pcm.subarray(48_000, 96_000);
    const rises = middle.filter((sample, i) => sample >= 0 && (middle[i - 1] ?? 0) < 0).length;
    expect(Math.abs(rises - 200)).toBeLessThanOrEqual(1);
    await under.close();
  });

  it('[SP13] hangs up on the service when aborted', async () => {
    const asked = Promise.withResolvers<void>();
    const under = await openAiUnderTest({
      speech: () => {
        asked.resolve();
        return hang;
      },
    });
    const controller = new AbortController();
    const speaking = under.synth.synthesise(sentence, controller.signal);
    void asked.promise.then(() => controller.abort());
    await expect(speaking).rejects.toMatchObject({ reason: 'aborted' });
    await under.fake.clientGone;
    await under.close();
  });

  it('[SP20] moves the mouth by energy where the words are in a script that the embedded voice cannot read', async () => {
    const man = await anotherVoice();
    const under = await openAiUnderTest({ speech: async () => (await man.speak(sentence.spoken)).bytes });
    const greeting = 'مرحبا بكم جميعا';
    const { timeline } = await under.synth.synthesise({ text: greeting, spoken: greeting }, never);
    expect(timeline.words).toHaveLength(3);
    expect(timeline.words.map((word) => word.atMs)).toEqual(
      timeline.words.map((word) => word.atMs).toSorted((a, b) => a - b),
    );
    expect(timeline.words[2]?.atMs).toBeGreaterThan(timeline.durationMs / 3);
    expect(new Set(timeline.mouth.map((shape) => shape.viseme))).toEqual(new Set(['sil', 'I', 'aa']));
    await Promise.all([under.close(), man.close()]);
  });
});
