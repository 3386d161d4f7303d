import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PoseSender } from '../../client/world/pose-sender.ts';
import { poseOf } from '../../tools/bots/moves.ts';

const place = { position: [3, 0.4, 7], yawRad: 0.3, kind: 'chair' } as const;
const seeds = fc.double({ min: 0, max: 1, noNaN: true });

it('[BT3] stays in its seat and moves as people can', () => {
  fc.assert(
    fc.property(seeds, fc.boolean(), fc.integer({ min: 0, max: 600_000 }), (seed, hasHeadset, atMs) => {
      const [before, after] = [atMs, atMs + 50].map((ms) => poseOf(place, seed, hasHeadset, ms));
      for (const joint of ['head', 'left', 'right'] as const) {
        const [from, to] = [before?.[joint], after?.[joint]];
        expect([from === null, to === null]).toEqual([
          joint !== 'head' && !hasHeadset,
          joint !== 'head' && !hasHeadset,
        ]);
        if (!from || !to) continue;
        const [x, y, z] = to.position;
        expect(Math.hypot(x - 3, z - 7)).toBeLessThan(0.9);
        expect(y).toBeGreaterThan(0.6);
        const movedM = Math.hypot(...to.position.map((value, axis) => value - (from.position[axis] ?? 0)));
        expect(movedM).toBeLessThan(0.1);
        expect(Math.hypot(...to.rotation)).toBeCloseTo(1, 5);
      }
    }),
    // A hand once leapt into a gesture.
    { numRuns: 2000, examples: [[0, true, 155_173]] },
  );
});

it('[BT3] sits still most of the time without a headset, and hardly ever with one', () => {
  const sentIn20s = (hasHeadset: boolean) => {
    const sender = new PoseSender();
    let sent = 0;
    for (let ms = 0; ms < 20_000; ms += 1000 / 15) if (sender.next(poseOf(place, 0.4, hasHeadset, ms), ms) > 0) sent++;
    return sent;
  };
  expect(sentIn20s(false)).toBeLessThan(150);
  expect(sentIn20s(true)).toBeGreaterThan(200);
});
