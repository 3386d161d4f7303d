import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loudnessOf } from '../../protocol/loudness.ts';
import { timelineSchema } from '../../protocol/viseme.ts';
import { voicedRms } from '../../server/speech/loudness.ts';
import { type Speech, SpeechFailure, type SpeechSynth } from '../../server/speech/ports.ts';
import { toSpoken } from '../../server/speech/spoken.ts';

export interface SynthUnderTest {
  readonly synth: SpeechSynth;
  close(): Promise<void>;
}

const never = new AbortController().signal;
const text = 'In 2025 we sold 1,140 sensors, 12% more than Dr. Berg expected; that’s good.';

/** What every voice must do, whatever makes the sound. */
export function speechSynthContract(name: string, make: () => Promise<SynthUnderTest>): void {
  describe(`the voice: ${name}`, () => {
    let under: SynthUnderTest;
    let speech: Speech;
    beforeAll(async () => {
      under = await make();
      speech = await under.synth.synthesise({ text, spoken: toSpoken(text) }, never);
    }, 30_000);
    afterAll(() => under.close());

    it('[SP11] speaks: 48 kHz, about −20 dBFS over voiced frames, no peak above −1.5 dBFS, silent first and last samples', () => {
      const samples = Float32Array.from(speech.pcm, (sample) => sample / 32_768);
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(speech.sampleRateHz).toBe(48_000);
      expect(dbOf(voicedRms(samples, 48_000))).toBeGreaterThan(-22);
      expect(dbOf(voicedRms(samples, 48_000))).toBeLessThan(-19);
      expect(dbOf(peak)).toBeLessThanOrEqual(-1.49);
      expect([samples.at(0), samples.at(-1)].map((sample) => Math.abs(sample ?? 1) < 0.001)).toEqual([true, true]);
    });

    it('[SP5] gives a timeline that agrees with the sound: length, onset, and not longer before it than 30 ms', () => {
      const { timeline, pcm } = speech;
      expect(timelineSchema.safeParse(timeline).success).toBe(true);
      expect(timeline.durationMs).toBeCloseTo(pcm.length / 48, 6);
      const onset = pcm.findIndex((sample) => Math.abs(sample / 32_768) > 0.02) / 48;
      expect(timeline.onsetMs).toBeCloseTo(onset, 0);
      expect(timeline.onsetMs).toBeLessThanOrEqual(31);
    });

    it('[SP24] tells how loud every 10 ms of it are', () => {
      const { loudness } = speech.timeline;
      expect(loudness).toHaveLength(Math.ceil(speech.pcm.length / 480));
      const at = loudness.length >> 1;
      const square = speech.pcm.slice(at * 480, at * 480 + 480).reduce((sum, each) => sum + (each / 32_768) ** 2, 0);
      expect(Number.parseInt(loudness[at] ?? '', 32)).toBe(loudnessOf(Math.sqrt(square / 480)));
    });

    it('[SP6] gives mouth shapes that ascend from 0, change each time and end shut within the sound', () => {
      const { mouth, durationMs } = speech.timeline;
      expect(mouth[0]?.atMs).toBe(0);
      expect(mouth.at(-1)?.viseme).toBe('sil');
      for (const [index, shape] of mouth.entries()) {
        const before = mouth[index - 1];
        expect(shape.atMs).toBeLessThanOrEqual(durationMs + 1);
        if (before === undefined) continue;
        expect(shape.atMs).toBeGreaterThan(before.atMs);
        expect(shape.viseme).not.toBe(before.viseme);
      }
    });

    it('[SP7] times every word of the caption as it is written, ascending', () => {
      const { words, durationMs } = speech.timeline;
      expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(text.split(' '));
      const times = words.map((word) => word.atMs);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Set(times).size).toBe(times.length);
      expect(times.at(-1)).toBeLessThan(durationMs - 200);
    });

    it('[SP12] gives two sentences asked for at once each its own sound', async () => {
      const [one, two] = await Promise.all([
        under.synth.synthesise({ text: 'Yes.', spoken: 'Yes.' }, never),
        under.synth.synthesise({ text, spoken: toSpoken(text) }, never),
      ]);
      expect(one.timeline.durationMs).toBeLessThan(2000);
      expect(two.timeline).toEqual(speech.timeline);
    });

    it('[SP13] rejects as aborted, at once and while it works, and goes on speaking after', async () => {
      const before = under.synth.synthesise({ text, spoken: text }, AbortSignal.abort());
      await expect(before).rejects.toMatchObject({ reason: 'aborted', retryable: false });
      const controller = new AbortController();
      const during = under.synth.synthesise({ text, spoken: `${text} ${text} ${text}` }, controller.signal);
      setImmediate(() => controller.abort());
      await expect(during).rejects.toMatchObject({ name: 'SpeechFailure', reason: 'aborted' });
      const after = await under.synth.synthesise({ text: 'Yes.', spoken: 'Yes.' }, never);
      expect(after.pcm.length).toBeGreaterThan(0);
    });

    it.each([
      ['control characters', 'Hello\u0000 there\u0007\u001b[31m,\r\n friend\u2028.', 'speech'],
      ['an option of the program', '-o /etc/passwd --help', 'speech'],
      ['emoji beside words', 'Well done 🎉👩🏽‍🚀 everyone 👍', 'speech'],
      ['right-to-left beside words', 'Welcome مرحبا to the \u202ehall\u202c', 'speech'],
      ['markup', '<speak><break time="60s"/>Hi & bye</speak>', 'speech'],
      ['2,000 characters', 'The hall is open to everyone. '.repeat(67).slice(0, 2000), 'either'],
      ['more than 2,000 characters', 'The hall is open to everyone. '.repeat(67), 'rejected'],
      ['emoji alone', '🎉👍', 'rejected'],
      ['nothing after stripping', '\u0000\u200b \u202e', 'rejected'],
      ['nothing', '', 'rejected'],
    ])(
      '[SP14] answers %s with speech or a clear refusal',
      async (_, hostile, expected) => {
        const outcome = await under.synth
          .synthesise({ text: hostile, spoken: hostile }, never)
          .catch((error: unknown) => error);
        if (outcome instanceof SpeechFailure) {
          expect([outcome.reason, outcome.retryable]).toEqual(['rejected', false]);
          expect(expected).not.toBe('speech');
          return;
        }
        expect(outcome).toMatchObject({ sampleRateHz: 48_000 });
        expect(expected).not.toBe('rejected');
      },
      30_000,
    );

    it('[SP15] is closed once and for all: a second close is harmless', async () => {
      const own = await make();
      await own.synth.close();
      await expect(own.synth.close()).resolves.toBeUndefined();
      await own.close();
    });
  });
}

function dbOf(value: number): number {
  return 20 * Math.log10(value);
}
