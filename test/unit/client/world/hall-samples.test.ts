import { describe, expect, it } from 'vitest';
import { HallLoudness } from '../../../../client/world/hall-loudness.ts';
import { makeHallSamples, transferableOf } from '../../../../client/world/hall-samples.ts';
import { eventPeak, loopRms, type Sample } from '../../../../client/world/sound-shapes.ts';

const samples = makeHallSamples(1, 0.9);
const { tone, group, crowd, strikes, steps } = samples;
const peakOf = (channel: Float32Array) => channel.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
const rmsOf = (channel: Float32Array) =>
  Math.sqrt(channel.reduce((sum, sample) => sum + sample ** 2, 0) / channel.length);

/** The frequency below which half of a sound's energy lies, from windows of 256 samples spread over it. */
function middleHz({ channels, rateHz }: Sample): number {
  const [channel = new Float32Array()] = channels;
  const size = 256;
  const windows = Math.min(16, Math.floor(channel.length / size));
  const powers = Array.from({ length: size / 2 }, (_, k) => {
    let power = 0;
    for (let w = 0; w < windows; w++) {
      const from = Math.floor((w * (channel.length - size)) / Math.max(1, windows - 1));
      let re = 0;
      let im = 0;
      for (let i = 0; i < size; i++) {
        const sample = (channel[from + i] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
        re += sample * Math.cos((2 * Math.PI * k * i) / size);
        im += sample * Math.sin((2 * Math.PI * k * i) / size);
      }
      power += re ** 2 + im ** 2;
    }
    return power;
  });
  const all = powers.reduce((sum, power) => sum + power, 0);
  let below = 0;
  for (const [k, power] of powers.entries()) {
    below += power;
    if (below > all / 2) return (k * rateHz) / size;
  }
  return rateHz / 2;
}

describe('the samples of the hall', () => {
  it('[HS8] are the same from the same seed, and others from another', () => {
    expect(makeHallSamples(1, 0.9)).toEqual(samples);
    expect(makeHallSamples(2, 0.9).tone).not.toEqual(tone);
  });

  it.each([
    ['room tone', tone],
    ['a dozen clapping', group],
    ['a crowd clapping', crowd],
  ])('[HS8] %s closes without a seam, in stereo, at its loudness', (_, { channels, rateHz }) => {
    const [left = new Float32Array(), right = new Float32Array()] = channels;
    const across = left.reduce((sum, sample, i) => sum + sample * (right[i] ?? 0), 0) / left.length;
    expect(across / (rmsOf(left) * rmsOf(right))).toBeLessThan(0.5);
    for (const channel of channels) {
      expect(rmsOf(channel) / loopRms).toBeGreaterThan(0.8);
      expect(rmsOf(channel) / loopRms).toBeLessThan(1.25);
      const leaps = channel.map((sample, i) => Math.abs(sample - (channel.at(i - 1) ?? 0)));
      expect(leaps[0]).toBeLessThanOrEqual(peakOf(leaps.subarray(1)));
      const around = Float32Array.from({ length: rateHz / 2 }, (_, i) => channel.at(i - rateHz / 4) ?? 0);
      expect(Math.abs(20 * Math.log10(rmsOf(around) / rmsOf(channel)))).toBeLessThan(3);
    }
  });

  it('[HS8] applause has its middle between 1 and 4 kHz, the room and steps theirs below 400 Hz', () => {
    for (const sample of [group, crowd, ...strikes]) {
      expect(middleHz(sample)).toBeGreaterThan(1000);
      expect(middleHz(sample)).toBeLessThan(4000);
    }
    for (const sample of [tone, ...steps]) expect(middleHz(sample)).toBeLessThan(400);
  });

  it('[HS8] a crowd is denser than a group: its loudness hardly changes', () => {
    const spreadDb = ([channel = new Float32Array()]: Sample['channels']) => {
      const parts = Array.from({ length: 50 }, (_, i) => rmsOf(channel.subarray(i * 2400, (i + 1) * 2400)));
      return 20 * Math.log10(Math.max(...parts) / Math.min(...parts));
    };
    expect(spreadDb(crowd.channels)).toBeLessThan(6);
    expect(spreadDb(group.channels)).toBeGreaterThan(spreadDb(crowd.channels));
  });

  it('[HS8] a strike or step begins at once, ends in silence, and none is clipped', () => {
    for (const { channels } of [...strikes, ...steps]) {
      const [channel = new Float32Array()] = channels;
      expect(peakOf(channel)).toBeCloseTo(eventPeak, 5);
      expect(peakOf(channel.subarray(0, 24_000 * 0.12))).toBeCloseTo(eventPeak, 1);
      expect(Math.abs(channel.at(-1) ?? 1)).toBe(0);
    }
  });

  it('[HS8] the loudest applause there can be is not clipped', () => {
    const levels = { tone: 0, group: 0, crowd: 0, all: 0 };
    const facts = { choice: { isOn: true, volume: 1 }, canSound: true, isStageHeld: false, stageLevel: 0 };
    new HallLoudness().next({ ...facts, clapping: 1000 }, 0, levels);
    const peak = Math.max(...crowd.channels.map(peakOf)) * levels.crowd * levels.all;
    expect(peak).toBeLessThan(0.8);
  });

  it('[HS8] are handed over without a copy', () => {
    const memory = transferableOf(samples);
    expect(memory.length).toBe(6 + strikes.length + steps.length);
    expect(new Set(memory).size).toBe(memory.length);
  });
});
