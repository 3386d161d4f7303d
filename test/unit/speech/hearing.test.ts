import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Downsampler, downsample } from '../../../server/speech/downsample.ts';
import { cutAtPauses, PauseCutter } from '../../../server/speech/pause-cutter.ts';
import { recogniseSound } from '../../../server/speech/recognise-sound.ts';
import { noiseOf } from '../../support/stt/clip.ts';

const options = { longestMs: 8000, pauseMs: 400 };
const never = new AbortController().signal;

/** Stretches of sound, in seconds: positive ones are loud, negative ones silent; over a room's noise. */
function soundOf(stretches: readonly number[], noise = 0): Float32Array<ArrayBuffer> {
  const lengths = stretches.map((seconds) => Math.round(Math.abs(seconds) * 16_000));
  const all = noiseOf(
    lengths.reduce((sum, length) => sum + length, 0),
    noise,
  );
  let at = 0;
  for (const [index, length] of lengths.entries()) {
    if ((stretches[index] ?? 0) > 0)
      for (let i = at; i < at + length; i++) all[i] = (all[i] ?? 0) + 0.2 * Math.sin(i * 0.15);
    at += length;
  }
  return all;
}
const secondsOf = (pieces: readonly Float32Array[]) => pieces.map(({ length }) => length / 16_000);

describe('cutting at pauses', () => {
  it.each([0, 0.002, 0.02])(
    '[SR6] gives a piece for each stretch of words with a fifth of a second around it, in noise of %s',
    (noise) => {
      const seconds = secondsOf(cutAtPauses(soundOf([-1, 2, -1, 3, -0.2, 1, -2], noise), options));
      expect(seconds).toHaveLength(2);
      expect(seconds[0]).toBeCloseTo(2.4, 1);
      expect(seconds[1]).toBeCloseTo(4.6, 1);
    },
  );

  it.each([
    ['silence', soundOf([-5])],
    ['noise', soundOf([-5], 0.05)],
    ['a click', soundOf([-1, 0.08, -1])],
    ['nothing', soundOf([])],
  ])('[SR6] leaves out %s', (_, sound) => {
    expect(cutAtPauses(sound, options)).toEqual([]);
  });

  it('[SR6] knows a room’s noise in a stream after three seconds', () => {
    const cutter = new PauseCutter(options);
    const pieces = cutter.push(soundOf([-10, 2, -2], 0.02));
    expect(secondsOf(pieces).at(-1)).toBeCloseTo(2.4, 1);
    expect(pieces).toHaveLength(2);
  });

  it('[SR7] cuts at the quietest place where nobody pauses, and loses nothing there', () => {
    const sound = soundOf([20]);
    // Nothing but a dip after seven seconds.
    for (let i = 7 * 16_000; i < 7.06 * 16_000; i++) sound[i] = (sound[i] ?? 0) * 0.1;
    const pieces = cutAtPauses(sound, options);
    const seconds = secondsOf(pieces);
    expect(seconds[0]).toBeCloseTo(7, 1);
    expect(seconds.reduce((sum, each) => sum + each, 0)).toBeCloseTo(20, 1);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(8);
  });

  it('[SR7] gives the same pieces however the stream comes, none too long', () => {
    const stretches = fc.array(fc.tuple(fc.double({ min: 0.02, max: 9, noNaN: true }), fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(stretches, fc.integer({ min: 1, max: 4000 }), (parts, step) => {
        const sound = soundOf(parts.map(([seconds, isLoud]) => (isLoud ? seconds : -seconds)));
        const [cutter, atOnce] = [new PauseCutter(options), new PauseCutter(options)];
        const whole = [...atOnce.push(sound), atOnce.end()].filter((piece) => piece !== null);
        const pieces: Float32Array[] = [];
        for (let at = 0; at < sound.length; at += step) pieces.push(...cutter.push(sound.subarray(at, at + step)));
        const last = cutter.end();
        if (last !== null) pieces.push(last);
        expect(secondsOf(pieces)).toEqual(secondsOf(whole));
        for (const seconds of secondsOf(pieces)) expect(seconds).toBeLessThanOrEqual(8);
      }),
      { numRuns: 40 },
    );
  });
});

describe('from 48 to 16 kHz', () => {
  const tone = (hz: number) =>
    Int16Array.from({ length: 48_000 }, (_, i) => Math.round(10_000 * Math.sin((2 * Math.PI * hz * i) / 48_000)));
  const peakDb = (samples: Float32Array) =>
    20 *
    Math.log10(
      samples.subarray(200, -200).reduce((most, each) => Math.max(most, Math.abs(each)), 0) / (10_000 / 32_768),
    );

  it.each([100, 1000, 4000, 6000])('[SR8] keeps a tone of %s Hz', (hz) => {
    expect(Math.abs(peakDb(downsample(tone(hz))))).toBeLessThan(0.2);
  });

  it.each([9500, 12_000, 15_900])('[SR8] takes away a tone of %s Hz, which would fold back', (hz) => {
    expect(peakDb(downsample(tone(hz)))).toBeLessThan(-55);
  });

  it('[SR8] gives a third of the samples, the same however the stream comes', () => {
    const whole = downsample(tone(440));
    expect(whole).toHaveLength(16_000);
    const stream = new Downsampler();
    const parts: number[] = [];
    for (let at = 0; at < 48_000; at += 441) parts.push(...stream.push(tone(440).subarray(at, at + 441)));
    expect(parts.slice(12, 15_000)).toEqual([...whole.subarray(0, 14_988)]);
  });
});

describe('a whole sound', () => {
  const hears = (texts: readonly { readonly text: string; readonly sureness: number | null }[]) => {
    const left = [...texts];
    return { recognise: async () => left.shift() ?? { text: 'too many', sureness: 1 } };
  };

  it('[SR9] is written as one line, piece by piece, without what was guessed', async () => {
    const recogniser = hears([
      { text: 'One  two.', sureness: 0.9 },
      { text: 'Grmbl', sureness: 0.1 },
      { text: '', sureness: 0.9 },
      { text: 'Three.', sureness: null },
    ]);
    const sound = soundOf([1, -2, 1, -2, 1, -2, 1]);
    expect(await recogniseSound(recogniser, sound, never)).toBe('One two. Three.');
  });

  it('[SR9] is empty where nobody spoke, and nothing is asked', async () => {
    expect(await recogniseSound(hears([]), soundOf([-3]), never)).toBe('');
  });
});
