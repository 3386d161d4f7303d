import type { Joint, Pose, Quat, Vec3 } from '../../protocol/pose.ts';
import type { Seat } from '../../scenes/hall-schema.ts';

/** Where a bot sits or stands: hall frame, metres; looks along its yaw. */
export interface Place {
  readonly position: Vec3;
  readonly yawRad: number;
  readonly kind: Seat['kind'];
}

const headM: Readonly<Record<Seat['kind'], number>> = { chair: 1.2, armchair: 1.2, standing: 1.62 };

/**
 * How somebody moves who listens: looks at the stage, about, at a neighbour; shifts in the seat; with a headset the head is never quite
 * still, and the hands rest or gesture. `seed` (0..1) makes each their own; the same moment gives the same pose.
 */
export function poseOf(place: Place, seed: number, hasHeadset: boolean, nowMs: number): Pose {
  const seconds = nowMs / 1000 + seed * 1000;
  // A new look every few seconds; in between the head rests.
  const look = step(seconds / (3 + 4 * seed), seed);
  const lean = 0.06 * step(seconds / 17, seed + 0.5);
  const sway = hasHeadset ? 0.012 * Math.sin(seconds * 2.1) : 0;
  const yawRad = place.yawRad + 0.7 * look + (hasHeadset ? 0.04 * Math.sin(seconds * 1.9) : 0);
  const head: Joint = {
    position: [place.position[0] + lean + sway, place.position[1] + headM[place.kind] + sway, place.position[2] + sway],
    rotation: turned(yawRad, -0.05 + 0.12 * step(seconds / 5, seed + 0.25)),
  };
  if (!hasHeadset) return { head, left: null, right: null };
  // From hands in the lap to gestures and back, never at once.
  const gestures = Math.min(1, Math.max(0, (step(seconds / 11, seed + 0.75) - 0.2) / 0.3));
  return {
    head,
    left: hand(head, place.yawRad, -1, gestures, seconds),
    right: hand(head, place.yawRad, 1, gestures, seconds),
  };
}

function hand(head: Joint, yawRad: number, side: -1 | 1, gestures: number, seconds: number): Joint {
  const reach = 0.28 + 0.08 * gestures * Math.sin(seconds * 3.1 + side);
  const across = side * (0.16 + 0.06 * gestures);
  const up = -0.62 + gestures * (0.2 + 0.1 * Math.sin(seconds * 4.3 - side));
  const [sin, cos] = [Math.sin(yawRad), Math.cos(yawRad)];
  return {
    position: [
      head.position[0] + across * cos - reach * sin,
      head.position[1] + up,
      head.position[2] - across * sin - reach * cos,
    ],
    rotation: turned(yawRad + side * 0.2, -0.4 + 0.3 * gestures * Math.sin(seconds * 2.2)),
  };
}

/** A value of −1…1 that rests, goes over to another one within a fifth of its time, and rests again. */
function step(time: number, seed: number): number {
  const part = Math.min(1, (time - Math.floor(time)) * 5);
  const smooth = part * part * (3 - 2 * part);
  return valueAt(Math.floor(time), seed) * (1 - smooth) + valueAt(Math.floor(time) + 1, seed) * smooth;
}

function valueAt(index: number, seed: number): number {
  const wave = Math.sin(index * 127.1 + seed * 311.7) * 43_758.5453;
  return (wave - Math.floor(wave)) * 2 - 1;
}

/** Turned by a yaw about +Y, then up by a pitch. */
function turned(yawRad: number, pitchRad: number): Quat {
  const [sy, cy] = [Math.sin(yawRad / 2), Math.cos(yawRad / 2)];
  const [sp, cp] = [Math.sin(pitchRad / 2), Math.cos(pitchRad / 2)];
  return [sp * cy, cp * sy, -sp * sy, cp * cy];
}
