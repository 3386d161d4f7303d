import { afterAll, describe, expect, it } from 'vitest';
import type { Pace } from '../../protocol/answer.ts';
import { createEmbeddedVoice } from '../../server/adapters/tts/embedded-voice.ts';
import { startFlite } from '../../server/adapters/tts/flite-thread.ts';
import type { Speech } from '../../server/speech/ports.ts';

const never = new AbortController().signal;

describe('the embedded voice', () => {
  const voices = (['slt', 'rms'] as const).map((voice) => createEmbeddedVoice({ voice }));
  afterAll(() => Promise.all(voices.map((voice) => voice.close())));

  it.each([
    'Papa Bob’s map.',
    'Mama paid Bobby a bump of pepper.',
    'Keep the map, Pip, but stop the pump.',
    'A happy copper keeper opened a paper upper.',
  ])(
    '[SP21] shuts the lips when the sound is low beside the vowels, and not 100 ms earlier or later: %s',
    async (text) => {
      for (const voice of voices) {
        const speech = await voice.synthesise({ text, spoken: text }, never);
        const now = vowelsOverLipsDb(speech, 0);
        expect(now).toBeGreaterThan(6);
        expect(vowelsOverLipsDb(speech, -100)).toBeLessThan(now - 4);
        expect(vowelsOverLipsDb(speech, 100)).toBeLessThan(now - 4);
        const shifts = Array.from({ length: 21 }, (_, i) => 10 * i - 100);
        const best = shifts.toSorted((a, b) => vowelsOverLipsDb(speech, b) - vowelsOverLipsDb(speech, a))[0];
        expect(Math.abs(best ?? 999)).toBeLessThanOrEqual(40);
      }
    },
  );

  it('[SP22] says the same sentence the same way every time', async () => {
    const [voice] = voices;
    const sentence = { text: 'Good evening.', spoken: 'Good evening.' };
    expect(await voice?.synthesise(sentence, never)).toEqual(await voice?.synthesise(sentence, never));
  });
});

describe('the embedded voice at a pace', () => {
  it('[SP26] takes longer or less, and its words keep to the sound', async () => {
    const voice = createEmbeddedVoice();
    const text = 'We keep the office in Porto, and nobody has to move.';
    const at = (pace: Pace | undefined) => voice.synthesise({ text, spoken: text, pace }, never);
    const [slow, normal, brisk, unsaid] = [
      await at('slow'),
      await at('normal'),
      await at('brisk'),
      await at(undefined),
    ];
    expect(unsaid).toEqual(normal);
    const lengthOf = (of: Speech) => of.timeline.durationMs / normal.timeline.durationMs;
    expect(Math.abs(lengthOf(slow) - 1.15)).toBeLessThan(0.04);
    expect(Math.abs(lengthOf(brisk) - 0.88)).toBeLessThan(0.04);
    for (const { timeline } of [slow, brisk]) {
      const places = timeline.words.map(({ atMs }) => atMs / timeline.durationMs);
      const usual = normal.timeline.words.map(({ atMs }) => atMs / normal.timeline.durationMs);
      for (const [i, place] of places.entries()) expect(Math.abs(place - (usual[i] ?? 9))).toBeLessThan(0.03);
    }
    await voice.close();
  });
});

describe('flite’s thread', () => {
  const workerUrl = new URL('../support/flite/moody-worker.ts', import.meta.url);
  const make = (jobMs = 20_000) => startFlite({ voice: 'slt', jobMs, workerUrl });
  const say = (thread: ReturnType<typeof startFlite>, text: string, signal = never) =>
    thread.do({ kind: 'speak', text, spoken: text }, signal);

  it.each(['throw', 'exit'])(
    '[SP23] fails the job that ended the thread (%s) as retryable, and goes on with the next',
    async (mood) => {
      const thread = make();
      const [lost, kept] = [say(thread, mood), say(thread, 'hello')];
      await expect(lost).rejects.toMatchObject({ name: 'SpeechFailure', reason: 'unavailable', retryable: true });
      expect((await kept).pcm).toHaveLength(480);
      expect((await say(thread, 'again')).pcm).toHaveLength(480);
      await thread.close();
    },
  );

  it('[SP23] ends a job that overruns its time, and goes on with the next', async () => {
    const thread = make(1500);
    const [lost, kept] = [say(thread, 'hang'), say(thread, 'hello')];
    await expect(lost).rejects.toMatchObject({ reason: 'timeout', retryable: true });
    expect((await kept).pcm).toHaveLength(480);
    await thread.close();
  });

  it('[SP13] answers an abort at once, though the thread is still at it, and drops a job that waits', async () => {
    const thread = make();
    const controller = new AbortController();
    const [running, waiting] = [say(thread, 'hang', controller.signal), say(thread, 'throw', controller.signal)];
    controller.abort();
    await expect(running).rejects.toMatchObject({ reason: 'aborted', retryable: false });
    await expect(waiting).rejects.toMatchObject({ reason: 'aborted', retryable: false });
    await thread.close();
  });

  it('[SP23] rejects what makes no sense', async () => {
    const thread = make();
    await expect(say(thread, 'nonsense')).rejects.toMatchObject({ reason: 'rejected', retryable: false });
    expect((await say(thread, 'hello')).pcm).toHaveLength(480);
    await thread.close();
  });

  it('[SP15] fails what is not done when it closes, and everything after', async () => {
    const thread = make();
    const [running, waiting] = [say(thread, 'hang'), say(thread, 'hello')];
    const outcomes = Promise.allSettled([running, waiting]);
    await thread.close();
    await thread.close();
    const gone = { status: 'rejected', reason: { reason: 'unavailable', retryable: false } };
    expect(await outcomes).toMatchObject([gone, gone]);
    await expect(say(thread, 'hello')).rejects.toMatchObject({ reason: 'unavailable' });
  });
});

const vowels: ReadonlySet<string> = new Set(['aa', 'E', 'I', 'O', 'U']);

/**
 * How much louder, in dB, the sound is while the timeline shows vowels than while it shows shut lips, with the timeline shifted. Only
 * shapes between others count: silence at the ends would favour any shift towards it.
 */
function vowelsOverLipsDb(speech: Speech, shiftMs: number): number {
  const inner = speech.timeline.mouth.slice(2, -2);
  const level = (isMeant: (viseme: string) => boolean) => {
    let [sum, count] = [0, 0];
    for (const [index, { atMs, viseme }] of inner.entries()) {
      if (!isMeant(viseme)) continue;
      for (let ms = atMs; ms < (inner[index + 1]?.atMs ?? atMs); ms += 2) {
        sum += levelDb(speech.pcm, ms + shiftMs);
        count++;
      }
    }
    return sum / count;
  };
  return level((viseme) => vowels.has(viseme)) - level((viseme) => viseme === 'PP');
}

/** Level of 10 ms of sound around a moment. */
function levelDb(pcm: Int16Array, ms: number): number {
  const at = Math.max(0, Math.round((ms - 5) * 48));
  const power = pcm.subarray(at, at + 480).reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / 480;
  return 10 * Math.log10(power + 1e-7);
}
