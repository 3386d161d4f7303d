import { describe, expect, it } from 'vitest';
import { PoseSender } from '../../../../client/world/pose-sender.ts';
import type { Pose } from '../../../../protocol/pose.ts';

function poseAtX(x: number, yawRad = 0): Pose {
  return {
    head: { position: [x, 1.6, 0], rotation: [0, Math.sin(yawRad / 2), 0, Math.cos(yawRad / 2)] },
    left: null,
    right: null,
  };
}

describe('pose sender', () => {
  it('[CP2] sends at most 15 poses a second of somebody who moves', () => {
    const sender = new PoseSender();
    let sent = 0;
    for (let ms = 0; ms < 1000; ms += 1) if (sender.next(poseAtX(ms / 10), ms) > 0) sent++;
    expect(sent).toBeGreaterThanOrEqual(14);
    expect(sent).toBeLessThanOrEqual(16);
  });

  it('[CP2] sends nothing of somebody who sits still, but a sign of life every two seconds', () => {
    const sender = new PoseSender();
    const times: number[] = [];
    for (let ms = 0; ms <= 4100; ms += 50)
      if (sender.next(poseAtX(ms % 100 === 0 ? 0 : 0.0015), ms) > 0) times.push(ms);
    expect(times).toEqual([0, 2000, 4000]);
  });

  it('[CP2] sends a turn of more than 0.3° and a hand that comes into view', () => {
    const sender = new PoseSender();
    sender.next(poseAtX(0), 0);
    expect(sender.next(poseAtX(0, (0.25 * Math.PI) / 180), 100)).toBe(0);
    expect(sender.next(poseAtX(0, (0.35 * Math.PI) / 180), 200)).toBe(11);
    const hand = { position: [0.2, 1.2, -0.3], rotation: [0, 0, 0, 1] } as const;
    expect(sender.next({ ...poseAtX(0, (0.35 * Math.PI) / 180), right: hand }, 300)).toBe(20);
  });
});
