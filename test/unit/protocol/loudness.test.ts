import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loudnessAt, loudnessLine, loudnessOf } from '../../../protocol/loudness.ts';

const tone = (lengthMs: number, amplitude: number) =>
  Float32Array.from({ length: lengthMs * 48 }, (_, i) => amplitude * Math.sin((2 * Math.PI * 1000 * i) / 48_000));

it('[SP24] writes the loudness of every 10 ms begun as one digit', () => {
  // A sine's root mean square lies 3 dB below its peak: −9, −23 and −29 dBFS.
  const sound = [...tone(20, 0.5), ...tone(10, 0.1), ...tone(10, 0.005), ...tone(25, 0.05)];
  expect(loudnessLine(Float32Array.from(sound), 48_000)).toBe('ppe0996');
});

it('[SP24] tells loudness in steps of 1.25 dB, from −40 dBFS to full scale', () => {
  fc.assert(
    fc.property(fc.double({ min: -38, max: -2, noNaN: true }), (db) => {
      expect(Math.abs(loudnessOf(10 ** (db / 20)) * 1.25 - 40 - db)).toBeLessThanOrEqual(0.626);
    }),
  );
  expect([0, 1e-9, 0.01, 1, 4].map(loudnessOf)).toEqual([0, 0, 0, 31, 31]);
});

it('[SP24] is read at any moment, 0 outside', () => {
  expect([-20, -5, 0, 5, 10, 15, 20, 40].map((ms) => loudnessAt('av0', ms))).toEqual([0, 5, 10, 20.5, 31, 15.5, 0, 0]);
});
