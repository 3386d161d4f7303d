import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Footsteps } from '../../../../client/world/footsteps.ts';

/** Moments at which steps come down, of somebody whose head is seen at these moments. */
function stepsOf(
  path: (nowMs: number) => readonly [x: number, z: number],
  seenMs: readonly number[],
): readonly number[] {
  const footsteps = new Footsteps(2);
  return seenMs.flatMap((nowMs) => {
    const afterMs = footsteps.seen(1, ...path(nowMs), nowMs);
    return afterMs === null ? [] : [nowMs + afterMs];
  });
}
const every = (ms: number, untilMs: number) => Array.from({ length: Math.ceil(untilMs / ms) }, (_, i) => i * ms);

describe('footsteps', () => {
  it('[HS2] come every 0.7 m, in an even rhythm though people are looked at now and then', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.array(fc.integer({ min: 20, max: 60 }), { minLength: 100, maxLength: 100 }),
        (paceMps, wayRad, waitsMs) => {
          const seenMs = waitsMs.map((_, i) => waitsMs.slice(0, i).reduce((sum, waitMs) => sum + waitMs, 0));
          const atMs = seenMs.at(-1) ?? 0;
          const walkedM = (ms: number) => (paceMps * ms) / 1000;
          const steps = stepsOf((ms) => [Math.cos(wayRad) * walkedM(ms), Math.sin(wayRad) * walkedM(ms)], seenMs);
          expect(Math.abs(steps.length - walkedM(atMs) / 0.7)).toBeLessThan(1.5);
          for (const [i, stepMs] of steps.entries())
            if (i > 0) expect(Math.abs(stepMs - (steps[i - 1] ?? 0) - 700 / paceMps)).toBeLessThan(3);
        },
      ),
    );
  });

  it('[HS2] are heard also of those whom a slow device moves in leaps', () => {
    const leapsEveryMs = 250;
    const steps = stepsOf((ms) => [0.4 * Math.floor(ms / leapsEveryMs), 0], every(50, 5000));
    expect(steps.length).toBe(Math.floor((0.4 * 19) / 0.7));
  });

  it('[HS2] nobody makes who sways or turns about', () => {
    expect(stepsOf((ms) => [0.3 * Math.sin(ms / 200), 0.3 * Math.cos(ms / 340)], every(50, 20_000))).toEqual([]);
  });

  it('[HS2] nobody makes who is put somewhere else, glides there or was out of sight', () => {
    expect(stepsOf((ms) => [ms < 500 ? 0 : 5, 0], every(50, 2000))).toEqual([]);
    expect(stepsOf((ms) => [Math.max(0, Math.min(4, (ms - 500) / 50)), 0], every(50, 2000))).toEqual([]);
    expect(stepsOf((ms) => [ms < 500 ? 0 : 3, 0], [0, 50, 100, 5000, 5050])).toEqual([]);
  });

  it('[HS2] of others are at most twelve a second, the nearest first, and none from far away', () => {
    const footsteps = new Footsteps(1);
    const heard = every(10, 3000).map((nowMs) => footsteps.mayHear(2, nowMs));
    expect(heard.filter(Boolean).length).toBeLessThanOrEqual(12 * 4);
    expect(footsteps.mayHear(6, 3000)).toBe(false);
    expect(footsteps.mayHear(0.1, 3200)).toBe(true);
    expect(footsteps.mayHear(8.5, 9000)).toBe(true);
    expect(footsteps.mayHear(9.5, 20_000)).toBe(false);
  });
});
