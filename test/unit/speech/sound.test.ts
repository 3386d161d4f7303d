import { describe, expect, it } from 'vitest';
import { trimEdges } from '../../../server/speech/edges.ts';
import { normalise, voicedRms } from '../../../server/speech/loudness.ts';
import { upsample } from '../../../server/speech/resample.ts';

const sine = (hz: number, rateHz: number, seconds: number, level = 0.5) =>
  Float32Array.from({ length: rateHz * seconds }, (_, i) => level * Math.sin((2 * Math.PI * hz * i) / rateHz));

/** Level of one frequency in dB of full scale, by Goertzel's sum over the middle of the sound. */
function levelDb(samples: Float32Array, hz: number, rateHz: number): number {
  const part = samples.subarray(samples.length / 4, (samples.length * 3) / 4);
  let [re, im] = [0, 0];
  for (const [i, sample] of part.entries()) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / part.length);
    re += sample * window * Math.cos((2 * Math.PI * hz * i) / rateHz);
    im += sample * window * Math.sin((2 * Math.PI * hz * i) / rateHz);
  }
  return 20 * Math.log10((4 * Math.hypot(re, im)) / part.length + 1e-12);
}

describe('upsample', () => {
  it.each([
    [16_000, 3, 440],
    [16_000, 3, 3000],
    [16_000, 3, 6500],
    [24_000, 2, 1000],
    [24_000, 2, 9500],
  ])('[SP4] from %i Hz by %i keeps %i Hz within 0.1 dB, undelayed, with images below −50 dB', (rateHz, factor, hz) => {
    const out = upsample(sine(hz, rateHz, 0.5), factor);
    const exact = sine(hz, 48_000, 0.5);
    expect(out.length).toBe(exact.length);
    const level = levelDb(out, hz, 48_000);
    expect(Math.abs(level - levelDb(exact, hz, 48_000))).toBeLessThan(0.1);
    for (const image of [rateHz - hz, rateHz + hz].filter((each) => each < 24_000)) {
      expect(levelDb(out, image, 48_000) - level).toBeLessThan(-50);
    }
    for (let i = 8000; i < 16_000; i += 7) expect(Math.abs((out[i] ?? 0) - (exact[i] ?? 0))).toBeLessThan(0.005);
  });

  it('[SP4] from 22,050 Hz, by no whole factor, keeps 3,000 Hz within 0.1 dB, undelayed', () => {
    const out = upsample(sine(3000, 22_050, 0.5), 320, 147);
    const exact = sine(3000, 48_000, 0.5);
    expect(out.length).toBe(exact.length);
    expect(Math.abs(levelDb(out, 3000, 48_000) - levelDb(exact, 3000, 48_000))).toBeLessThan(0.1);
    for (let i = 8000; i < 16_000; i += 7) expect(Math.abs((out[i] ?? 0) - (exact[i] ?? 0))).toBeLessThan(0.005);
  });

  it('[SP4] keeps a constant and leaves the rate alone at factor 1', () => {
    const middle = upsample(new Float32Array(2000).fill(0.25), 3).slice(300, 5000);
    expect(Math.max(...middle.map((sample) => Math.abs(sample - 0.25)))).toBeLessThan(1e-5);
    expect(upsample(sine(440, 16_000, 0.1), 1)).toEqual(sine(440, 16_000, 0.1));
  });
});

describe('normalise', () => {
  it('[SP11] brings quiet speech to −20 dBFS over its voiced frames, whatever its pauses', () => {
    const quiet = sine(200, 16_000, 1, 0.02);
    const withPause = new Float32Array(48_000);
    withPause.set(quiet);
    for (const sound of [quiet, withPause]) expect(voicedRms(normalise(sound, 16_000), 16_000)).toBeCloseTo(0.1, 3);
  });

  it('[SP11] stays quieter rather than let a peak pass −1.5 dBFS', () => {
    const peaky = sine(200, 16_000, 1, 0.02);
    peaky[5000] = 0.9;
    const loud = normalise(peaky, 16_000);
    expect(Math.max(...loud)).toBeCloseTo(10 ** (-1.5 / 20), 4);
    expect(voicedRms(loud, 16_000)).toBeLessThan(0.05);
  });

  it('[SP11] does not raise the noise of an empty recording', () => {
    const noise = Float32Array.from({ length: 16_000 }, (_, i) => (i % 2 === 0 ? 1 : -1) / 32_768);
    expect(normalise(noise, 16_000)).toEqual(new Float32Array(16_000));
    expect(voicedRms(new Float32Array(0), 16_000)).toBe(0);
  });
});

describe('trimEdges', () => {
  it('[SP11] leaves 30 ms before and 220 ms after the sound, fades both ends and tells what it cut', () => {
    const sound = new Float32Array(3 * 48_000);
    sound.set(new Float32Array(48_000).fill(0.3), 48_000);
    const trimmed = trimEdges(sound, 48_000);
    expect(trimmed?.cutMs).toBeCloseTo(970, 6);
    expect((trimmed?.samples.length ?? 0) / 48).toBeCloseTo(30 + 1000 + 220, 6);
    expect(trimmed?.samples.findIndex((sample) => sample > 0.02)).toBe(30 * 48);
  });

  it('[SP11] fades a sound that begins and ends at full strength over 5 ms', () => {
    const trimmed = trimEdges(new Float32Array(4800).fill(0.3), 48_000)?.samples ?? new Float32Array();
    expect([trimmed[0], trimmed[4799]]).toEqual([0, 0]);
    expect(trimmed[120]).toBeCloseTo(0.15, 2);
    expect(trimmed[240]).toBeCloseTo(0.3, 5);
  });

  it('[SP11] finds no sound in silence', () => {
    expect(trimEdges(new Float32Array(4800).fill(0.02), 48_000)).toBeNull();
    expect(trimEdges(new Float32Array(0), 48_000)).toBeNull();
  });
});
