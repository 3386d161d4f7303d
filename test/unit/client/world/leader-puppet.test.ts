import { describe, expect, it } from 'vitest';
import { LeaderPuppet } from '../../../../client/world/leader-puppet.ts';
import { poseAt, poseFloats } from '../../../../protocol/pose.ts';

/** Somebody who sits at a place and looks along a yaw, their hands a little ahead and to the sides. */
function row(yawRad: number, { headYawRad = 0, pitchRad = 0, reachM = 0.4 } = {}): Float32Array {
  const out = new Float32Array(poseFloats);
  const [headX, headY, headZ] = [3, 1.3, 8];
  out.set([headX, headY, headZ], poseAt.head);
  const yaw = yawRad + headYawRad;
  const [sy, cy, sp, cp] = [Math.sin(yaw / 2), Math.cos(yaw / 2), Math.sin(pitchRad / 2), Math.cos(pitchRad / 2)];
  out.set([cy * sp, sy * cp, -sy * sp, cy * cp], poseAt.head + 3);
  for (const [at, side] of [
    [poseAt.left, 1],
    [poseAt.right, -1],
  ] as const) {
    const aside = side * 0.2;
    out[at] = headX - aside * Math.cos(yawRad) - reachM * Math.sin(yawRad);
    out[at + 1] = headY - 0.3;
    out[at + 2] = headZ + aside * Math.sin(yawRad) - reachM * Math.cos(yawRad);
  }
  out[poseAt.hasLeft] = out[poseAt.hasRight] = 1;
  return out;
}

const frame = 1 / 72;

describe('a living leader in a headset', () => {
  it.each([0, 1, -2.5, Math.PI])(
    '[HALL35] does on the stage what they do in their seat, whichever way that looks (%s)',
    (yaw) => {
      const puppet = new LeaderPuppet();
      expect(puppet.follow(row(yaw), frame)).toBe(true);
      const { pose } = puppet;
      expect(pose.headYaw).toBeCloseTo(0);
      const hands = Array.from(pose.hands, (value) => Math.round(value * 1e4) / 1e4);
      expect(hands).toEqual([0.2, -0.3, 0.4, -0.2, -0.3, 0.4]);
      expect([pose.hasLeft, pose.hasRight]).toEqual([true, true]);
    },
  );

  it('[HALL35] turns and nods the head as they do', () => {
    const puppet = new LeaderPuppet();
    puppet.follow(row(1), frame);
    puppet.follow(row(1, { headYawRad: 0.5, pitchRad: -0.2 }), frame);
    expect(puppet.pose.headYaw).toBeCloseTo(0.5, 1);
    expect(puppet.pose.headPitch).toBeCloseTo(0.2, 2);
    for (let i = 0; i < 72 * 20; i++) puppet.follow(row(1, { headYawRad: 0.5 }), frame);
    expect(Math.abs(puppet.pose.headYaw)).toBeLessThan(0.01);
  });

  it('[HALL35] without a hand there is no headset; and an arm of forty metres is not believed', () => {
    const puppet = new LeaderPuppet();
    const handless = row(0);
    handless[poseAt.hasLeft] = handless[poseAt.hasRight] = 0;
    expect(puppet.follow(handless, frame)).toBe(false);
    puppet.follow(row(0, { reachM: 40 }), frame);
    expect([puppet.pose.hasLeft, puppet.pose.hasRight]).toEqual([false, false]);
  });
});
