import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Turnstile } from '../../../server/access/turnstile.ts';

const rate = { burst: 3, perSecond: 2 };

/** Asks at a moment; how long to wait, 0 when in. */
function waitOf(turnstile: Turnstile, key: string, nowMs: number): number {
  const turn = turnstile.ask(key, rate, nowMs);
  return turn.kind === 'now' ? 0 : turn.inMs;
}

describe('the turnstile', () => {
  it('[A12] lets a burst in at once, then gives turns at the pace, and tells how many are before', () => {
    const turnstile = new Turnstile();
    const waits = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => turnstile.ask(key, rate, 0));
    expect(waits.slice(0, 3)).toEqual([{ kind: 'now' }, { kind: 'now' }, { kind: 'now' }]);
    expect(waits.slice(3)).toEqual([
      { kind: 'later', inMs: 500, before: 0 },
      { kind: 'later', inMs: 1000, before: 1 },
      { kind: 'later', inMs: 1500, before: 2 },
    ]);
  });

  it('[A12] keeps a turn however often one asks, and lets in whoever comes at theirs', () => {
    const turnstile = new Turnstile();
    for (const key of ['a', 'b', 'c']) turnstile.ask(key, rate, 0);
    for (let i = 0; i < 50; i++) expect(waitOf(turnstile, 'd', 0)).toBe(500);
    expect(waitOf(turnstile, 'e', 0)).toBe(1000);
    expect(waitOf(turnstile, 'd', 500)).toBe(0);
    expect(waitOf(turnstile, 'e', 2000)).toBe(0);
  });

  it('[A12] has room for a burst again after a quiet time, and forgets a turn that nobody took', () => {
    const turnstile = new Turnstile();
    for (const key of ['a', 'b', 'c', 'd']) turnstile.ask(key, rate, 0);
    expect(['e', 'f', 'g'].map((key) => waitOf(turnstile, key, 120_000))).toEqual([0, 0, 0]);
    // It stands again at the end.
    expect(waitOf(turnstile, 'd', 120_000)).toBe(500);
  });

  it('[A12] says the truth: whoever comes back when told is in, whoever else asks meanwhile and however often', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(2000)), { minLength: 1, maxLength: 120 }), (asks) => {
        const turnstile = new Turnstile();
        const told = new Map<number, number>();
        let nowMs = 0;
        for (const [person, laterMs] of asks) {
          nowMs += laterMs;
          const waitMs = waitOf(turnstile, String(person), nowMs);
          const dueMs = told.get(person);
          if (dueMs !== undefined && nowMs < dueMs + 60_000)
            expect(nowMs + waitMs).toBeLessThanOrEqual(Math.max(dueMs, nowMs));
          if (waitMs === 0) told.delete(person);
          else told.set(person, nowMs + waitMs);
        }
        // Nobody is forgotten: all of them are in when they come at their turn.
        for (const [person, dueMs] of [...told].sort((a, b) => a[1] - b[1])) {
          nowMs = Math.max(nowMs, dueMs);
          expect(waitOf(turnstile, String(person), nowMs)).toBe(0);
        }
      }),
    );
  });

  it('[A12] never lets more in than the burst and the pace together', () => {
    const turnstile = new Turnstile();
    let isIn = 0;
    for (let i = 0; i < 1000; i++) if (waitOf(turnstile, `p${i}`, i * 10) === 0) isIn++;
    expect(isIn).toBeLessThanOrEqual(rate.burst + 10 * rate.perSecond + 1);
  });
});
