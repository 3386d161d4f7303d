import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fullBucket, takeToken } from '../../../server/access/token-bucket.ts';

const rate = { burst: 3, perSecond: 2 };

it('[H3] allows the burst at once, then the rate', () => {
  let bucket = fullBucket(rate, 0);
  const at = (nowMs: number): boolean => {
    const taken = takeToken(bucket, rate, nowMs);
    bucket = taken.bucket;
    return taken.isAllowed;
  };
  expect([at(0), at(0), at(0), at(0)]).toEqual([true, true, true, false]);
  expect([at(400), at(500), at(600)]).toEqual([false, true, false]);
});

it('[H3] never allows more than burst + rate × time, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -500, max: 2000 }), { maxLength: 60 }), (steps) => {
      let bucket = fullBucket(rate, 0);
      let nowMs = 0;
      let latestMs = 0;
      let allowed = 0;
      for (const step of steps) {
        nowMs += step;
        latestMs = Math.max(latestMs, nowMs);
        const taken = takeToken(bucket, rate, nowMs);
        bucket = taken.bucket;
        if (taken.isAllowed) allowed++;
      }
      expect(allowed).toBeLessThanOrEqual(rate.burst + (latestMs / 1000) * rate.perSecond);
    }),
  );
});
