import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Applause, clapMs } from '../../../../client/world/applause.ts';

const tickMs = 50;
const still = () => 0.5;

/** Runs applause to a moment; gives the strikes by the moment they sound, and how many were heard together at each call. */
function run(applause: Applause, fromMs: number, toMs: number, everyMs = tickMs) {
  const strikes: { readonly x: number; readonly atMs: number }[] = [];
  const together: number[] = [];
  for (let nowMs = fromMs; nowMs < toMs; nowMs += everyMs)
    together.push(applause.next(nowMs, ([x], afterMs) => strikes.push({ x, atMs: nowMs + afterMs })));
  return { strikes, together };
}

/** So many people, one beside the other, begin to clap. */
function clapping(people: number, fromMs = 0): Applause {
  const applause = new Applause(still);
  for (let row = 0; row < people; row++) applause.clapped(row, [row, 1, 0], row, fromMs);
  return applause;
}

describe('applause', () => {
  it('[HS3] of one person is strikes from where they are, when their drawn hands meet, and ends', () => {
    const applause = new Applause(still);
    applause.clapped(7, [3, 1, 2], 3, 1000);
    const { strikes, together } = run(applause, 1000, 1000 + 2 * clapMs);
    // As client/adapters/babylon/people draws them: the hands are apart by |sin(t / 95 + 1.7 × row)|.
    for (const { x, atMs } of strikes) {
      expect(x).toBe(3);
      expect(Math.abs(Math.sin(atMs / 95 + 1.7 * 7))).toBeLessThan(1e-6);
      expect(atMs).toBeLessThan(1000 + clapMs);
    }
    expect(strikes.length).toBeGreaterThanOrEqual(8);
    expect(strikes.length).toBeLessThanOrEqual(9);
    expect(Math.max(...together)).toBe(0);
  });

  it('[HS3] is never as even as a machine, nor further than 30 ms from the drawn hands', () => {
    const dice = [0, 0.999, 0.3, 0.8, 0.1];
    let thrown = 0;
    const applause = new Applause(() => dice[thrown++ % dice.length] ?? 0);
    applause.clapped(0, [0, 1, 0], 1, 0);
    const { strikes } = run(applause, 0, clapMs);
    const offMs = strikes.map(({ atMs }) => atMs - Math.PI * 95 * Math.round(atMs / (Math.PI * 95)));
    for (const each of offMs) expect(Math.abs(each)).toBeLessThanOrEqual(30);
    expect(Math.max(...offMs) - Math.min(...offMs)).toBeGreaterThan(20);
  });

  it('[HS3] tells each strike once and before it sounds, however unevenly it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 80, maxLength: 80 }), (waitsMs) => {
        const applause = clapping(3);
        const told: number[] = [];
        let nowMs = 0;
        for (const waitMs of waitsMs) {
          applause.next(nowMs, ([x], afterMs) => {
            expect(afterMs).toBeGreaterThanOrEqual(0);
            told.push(Math.round((x * 10_000 + nowMs + afterMs) * 100));
          });
          nowMs += waitMs;
        }
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });

  it('[HS3] does not tell late what was missed while the page stood still', () => {
    const applause = clapping(1);
    run(applause, 0, 200);
    const { strikes } = run(applause, 1500, 1501);
    for (const { atMs } of strikes) expect(atMs).toBeGreaterThanOrEqual(1500);
    expect(strikes.length).toBeLessThanOrEqual(1);
  });

  it('[HS3] of many has the eight nearest alone, and whoever comes nearer instead of the farthest', () => {
    const applause = clapping(20);
    const alone = () => new Set(run(applause, 0, 600).strikes.map(({ x }) => x));
    expect([...alone()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    applause.clapped(99, [-1, 1, 0], 0.5, 600);
    expect(new Set(run(applause, 700, 1300).strikes.map(({ x }) => x))).toEqual(new Set([-1, 0, 1, 2, 3, 4, 5, 6]));
  });

  it('[HS4] rises with those who clap within half a second, and is gone three seconds after the last', () => {
    const applause = clapping(108);
    const { together } = run(applause, 0, clapMs);
    expect(together[500 / tickMs]).toBeGreaterThan(95);
    const { together: after } = run(applause, clapMs, clapMs + 4000);
    expect(after[0]).toBeGreaterThan(50);
    expect(after[3000 / tickMs]).toBeLessThan(0.2);
    expect(after.at(-1)).toBe(0);
  });

  it('[HS4] counts whoever claps again once, and never leaps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ row: fc.nat(400), atMs: fc.nat(6000) }), { minLength: 1, maxLength: 300 }),
        (claps) => {
          const applause = new Applause(still);
          const rows = new Set(claps.map(({ row }) => row)).size;
          let before = 0;
          for (let nowMs = 0; nowMs < 12_000; nowMs += tickMs) {
            for (const { row, atMs } of claps)
              if (atMs >= nowMs && atMs < nowMs + tickMs) applause.clapped(row, [0, 0, 0], row, nowMs);
            const together = applause.next(nowMs, () => undefined);
            expect(together).toBeLessThanOrEqual(Math.max(0, rows - 8) + 1e-9);
            expect(Math.abs(together - before)).toBeLessThanOrEqual(0.3 * Math.max(rows, before) + 0.05);
            before = together;
          }
          expect(before).toBe(0);
        },
      ),
    );
  });

  it('[HS6] is over at once when nobody wants to hear it', () => {
    const applause = clapping(50);
    run(applause, 0, 500);
    applause.clear();
    expect(run(applause, 500, 1000)).toEqual({ strikes: [], together: Array(10).fill(0) });
  });

  it('[HS4] waits for whoever begins later', () => {
    const applause = clapping(40, 800);
    expect(Math.max(...run(applause, 0, 800).together)).toBe(0);
    expect(run(applause, 800, 1400).together.at(-1)).toBeGreaterThan(25);
  });
});
