import type { Vec3 } from '../protocol/pose.ts';
import type { Hall, Seat } from './hall-schema.ts';

const eyeM: Readonly<Record<Seat['kind'], number>> = { chair: 1.18, armchair: 1.15, standing: 1.62 };
const leaderFaceM = 1.5;

/** The eyes of whoever has a seat. Hall frame, metres. */
export function eyeOf({ position: [x, y, z], kind }: Seat): Vec3 {
  return [x, y + eyeM[kind], z];
}

/** The leader's face as a seat must see it: a little below where it is, so that a shorter leader is seen too. Hall frame, metres. */
export function leaderFace({ stage }: Hall): Vec3 {
  const [x, y, z] = stage.leaderMark;
  return [x, y + leaderFaceM, z];
}

/** The angle on the plan between a yaw at a place and the way to a point, 0 to π. */
export function turnTo(place: Vec3, yawRad: number, point: Vec3): number {
  const x = point[0] - place[0];
  const z = point[2] - place[2];
  const cos = (-Math.sin(yawRad) * x - Math.cos(yawRad) * z) / Math.hypot(x, z);
  return Math.acos(Math.min(1, Math.max(-1, cos)));
}
