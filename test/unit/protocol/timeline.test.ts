import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mouthWeightsAt, spokenTo } from '../../../protocol/timeline.ts';
import { type Timeline, type Viseme, visemes } from '../../../protocol/viseme.ts';

const timelineWith = (mouth: readonly (readonly [number, Viseme])[], durationMs = 1000): Timeline => ({
  durationMs,
  onsetMs: 30,
  loudness: '',
  mouth: mouth.map(([atMs, viseme]) => ({ atMs, viseme })),
  words: [
    { atMs: 100, start: 0, end: 4 },
    { atMs: 400, start: 5, end: 10 },
  ],
});
const weightsAt = (timeline: Timeline, ms: number) => {
  const out = new Float32Array(15).fill(9);
  mouthWeightsAt(timeline, ms, out);
  return Object.fromEntries(
    visemes.map((viseme, index) => [viseme, out[index] ?? 0]).filter(([, weight]) => Number(weight) > 1e-6),
  );
};

describe('mouthWeightsAt', () => {
  const map = timelineWith([
    [0, 'sil'],
    [200, 'PP'],
    [260, 'aa'],
    [400, 'PP'],
    [460, 'sil'],
  ]);

  it('[SP9] is one shape inside a long one, and silence outside the sound', () => {
    expect(weightsAt(map, 100)).toEqual({ sil: 1 });
    expect(weightsAt(map, 330)).toEqual({ aa: 1 });
    expect(weightsAt(map, -5)).toEqual({ sil: 1 });
    expect(weightsAt(map, 1000)).toEqual({ sil: 1 });
    expect(weightsAt(timelineWith([]), 100)).toEqual({});
  });

  it('[SP9] is half and half on the border between two shapes', () => {
    const glide = timelineWith([
      [0, 'aa'],
      [500, 'I'],
    ]);
    expect(weightsAt(glide, 500)).toEqual({ aa: expect.closeTo(0.5, 5), I: expect.closeTo(0.5, 5) });
    expect(weightsAt(glide, 464)).toEqual({ aa: 1 });
    expect(weightsAt(glide, 536)).toEqual({ I: 1 });
  });

  it('[SP10] shuts the lips through all of p, b and m, however short, and the teeth for f and v', () => {
    for (const ms of [200, 215, 230, 259]) expect(weightsAt(map, ms)).toEqual({ PP: 1 });
    const short = timelineWith([
      [0, 'aa'],
      [500, 'PP'],
      [512, 'aa'],
      [700, 'FF'],
      [710, 'E'],
    ]);
    expect(weightsAt(short, 506)).toEqual({ PP: 1 });
    expect(weightsAt(short, 705)).toEqual({ FF: 1 });
    expect(weightsAt(short, 490).PP).toBeGreaterThan(0.6);
    expect(weightsAt(short, 455)).toEqual({ aa: 1 });
  });

  it('[SP9] keeps weights in 0…1 that make 1 together and never jump: at most 0.06 a millisecond', () => {
    const shape = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.constantFrom(...visemes));
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 900 }), (shapes, ms) => {
        let atMs = 0;
        const mouth = shapes.map(([lengthMs, viseme], index) => {
          atMs += index === 0 ? 0 : lengthMs;
          return [atMs, viseme] as const;
        });
        const [now, next] = [new Float32Array(15), new Float32Array(15)];
        mouthWeightsAt(timelineWith(mouth), ms, now);
        mouthWeightsAt(timelineWith(mouth), ms + 1, next);
        expect(now.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
        for (const [index, weight] of now.entries()) {
          expect(weight).toBeGreaterThanOrEqual(-1e-6);
          expect(Math.abs(weight - (next[index] ?? 0))).toBeLessThan(0.06);
        }
      }),
    );
  });
});

describe('spokenTo', () => {
  it('[SP7] is the end of the last word that has begun', () => {
    const timeline = timelineWith([[0, 'sil']]);
    expect([-1, 99, 100, 399, 400, 5000].map((ms) => spokenTo(timeline, ms))).toEqual([0, 0, 4, 4, 10, 10]);
    expect(spokenTo({ ...timeline, words: [] }, 100)).toBe(0);
  });
});
