import { describe, expect, it } from 'vitest';
import { roomAnswer, voiceFalloff } from '../../../../client/world/room-sound.ts';
import { energyOf } from '../../../../client/world/sound-shapes.ts';

const rateHz = 48_000;
/** What is left of the energy from a moment on, dB. */
function leftDb(samples: Float32Array<ArrayBuffer>, fromS: number): number {
  return 10 * Math.log10(energyOf(samples.slice(Math.round(fromS * rateHz))) / energyOf(samples));
}

describe('the sound of a room', () => {
  it.each([0.1, 0.35, 0.9, 1.4, 6])('[HS9] dies away in %d s, in both ears, from nothing before', (reverbS) => {
    for (const ear of roomAnswer(reverbS, rateHz)) {
      expect(ear.slice(0, 0.009 * rateHz).every((sample) => sample === 0)).toBe(true);
      expect(energyOf(ear)).toBeCloseTo(1, 3);
      // A third of the time for twenty decibels, to a fifth.
      expect(leftDb(ear, 0.01 + reverbS / 3)).toBeLessThan(-18);
      expect(leftDb(ear, 0.01 + reverbS / 3)).toBeGreaterThan(-26);
      expect(leftDb(ear, 0.01 + reverbS)).toBeLessThan(-56);
    }
  });

  it('[HS9] is the same on every page, and another in each ear', () => {
    const [left, right] = roomAnswer(0.9, rateHz);
    expect(roomAnswer(0.9, rateHz)[0]).toEqual(left);
    const alike = left.reduce((sum, sample, i) => sum + sample * (right[i] ?? 0), 0);
    expect(Math.abs(alike)).toBeLessThan(0.1);
  });

  it('[HS10] a voice is whole up to its distance and 24 dB fainter at its range', () => {
    const acoustics = { reverbS: 0.9, fullVoiceM: 1.2, voiceRangeM: 14 };
    const { refDistance, rolloffFactor } = voiceFalloff(acoustics);
    // The inverse model of a PannerNode.
    const gain = (m: number) => refDistance / (refDistance + rolloffFactor * (Math.max(m, refDistance) - refDistance));
    expect(gain(1.2)).toBe(1);
    expect(20 * Math.log10(gain(14))).toBeCloseTo(-24.1, 1);
    expect(voiceFalloff({ ...acoustics, fullVoiceM: 10, voiceRangeM: 2 }).rolloffFactor).toBeGreaterThan(0);
  });
});
