import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ReactionWaves, rowOf, type Shown, waveWords } from '../../../../client/world/reaction-waves.ts';
import { reactions } from '../../../../protocol/moment.ts';

/** A hall from -10 to 10 metres. */
const aHall = () => new ReactionWaves(-10, 10);
const rows = (count: number) => Array.from({ length: count }, (_, row) => row);
/** Everybody of so many claps, one every 10 ms, from left to right. */
const clapping = (waves: ReactionWaves, count: number, fromMs = 0): readonly Shown[] =>
  rows(count).map((row) => waves.take('clap', { row, xM: -10 + (20 * row) / count }, fromMs + row * 10));

it('[RW1] few are seen one by one, from the eighth on they are a wave', () => {
  const shown = clapping(aHall(), 9);
  expect(shown.map(({ waveMs }) => waveMs === null)).toEqual([...Array(7).fill(true), false, false]);
  expect(shown.map(({ people }) => people)).toEqual(rows(9).map((row) => row + 1));
});

it('[RW1] eight who clap slowly, one person who claps often, or four kinds at once are no wave', () => {
  const waves = aHall();
  const slow = rows(20).map((row) => waves.take('clap', { row, xM: 0 }, row * 300));
  const often = rows(50).map((at) => waves.take('laugh', { row: 3, xM: 0 }, at * 10));
  const mixed = rows(28).map((row) => waves.take(reactions[row % 4] ?? 'clap', { row, xM: 0 }, 50_000 + row));
  expect([...slow, ...often, ...mixed].every(({ waveMs }) => waveMs === null)).toBe(true);
});

it('[RW1] the wave goes from left to right in just over a second, and comes again while they are many', () => {
  const waves = aHall();
  clapping(waves, 8);
  const at = (xM: number, nowMs: number, row = 100) => waves.take('clap', { row, xM }, nowMs).waveMs ?? Number.NaN;
  const [left, middle, right] = [at(-10, 100, 100), at(0, 100, 101), at(10, 100, 102)];
  expect([middle - left, right - left]).toEqual([550, 1100]);
  expect(left - 100).toBeLessThan(200);
  // Who is a moment late where the wave has passed is in its next pass.
  expect(at(-10, left + 1, 103) - left).toBe(1600);
  expect(at(10, left + 1, 104)).toBe(right);
});

it('[RW1] who claps twice before the wave passes is in it once', () => {
  const waves = aHall();
  clapping(waves, 8);
  const again = [200, 300, 400].map((nowMs) => waves.take('clap', { row: 50, xM: 10 }, nowMs));
  expect(again.map(({ isNew }) => isNew)).toEqual([true, false, false]);
  expect(waves.take('clap', { row: 50, xM: 10 }, (again[0]?.waveMs ?? 0) + 1).isNew).toBe(true);
});

it('[RW1] once they are few again a sign comes at once, and the next wave begins anew', () => {
  const waves = aHall();
  clapping(waves, 30);
  expect(waves.take('clap', { row: 1, xM: 0 }, 9000)).toEqual({ people: 1, waveMs: null, isNew: true });
  const next = clapping(waves, 8, 20_000).at(-1)?.waveMs ?? 0;
  expect(next).toBeGreaterThanOrEqual(20_070);
  expect(next).toBeLessThan(22_000);
});

it('[RW1] a sign of a wave is never late for more than a pass, and everybody beside one another goes together', () => {
  const reacting = fc.record({
    row: fc.nat(300),
    xM: fc.double({ min: -30, max: 30, noNaN: true }),
    afterMs: fc.nat(40),
  });
  fc.assert(
    fc.property(fc.array(reacting, { minLength: 20, maxLength: 200 }), (all) => {
      const waves = aHall();
      let nowMs = 0;
      const phases = new Map<number, number>();
      for (const { row, xM, afterMs } of all) {
        nowMs += afterMs;
        const { waveMs, people } = waves.take('heart', { row, xM }, nowMs);
        expect(waveMs === null).toBe(people < 8);
        if (waveMs === null) {
          phases.clear();
          continue;
        }
        expect(waveMs).toBeGreaterThanOrEqual(nowMs);
        expect(waveMs - nowMs).toBeLessThanOrEqual(1600 + 120);
        const place = Math.round(Math.min(10, Math.max(-10, xM)) * 1e6);
        const phase = waveMs % 1600;
        expect(phase).toBeCloseTo(phases.get(place) ?? phase, 3);
        phases.set(place, phase);
      }
    }),
  );
});

it('[RW1] a slot and a place of a balcony are never the same person', () => {
  const all = rows(300).flatMap((at) => [rowOf({ slot: at }), rowOf({ place: at })]);
  expect(new Set(all).size).toBe(600);
});

it('[RW2] says a wave in words', () => {
  expect(reactions.map((reaction) => waveWords(reaction, 24))).toEqual([
    '24 people are clapping',
    '24 people send a heart',
    '24 people are laughing',
    '24 people put their thumbs up',
  ]);
});
