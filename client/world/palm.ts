import type { Quat, Vec3 } from '../../protocol/pose.ts';

const showAboveCos = 0.72;
const hideBelowCos = 0.45;
/** How far from straight ahead the hand may be that is looked at. */
const gazeShowCos = 0.78;
const gazeHideCos = 0.55;
const reachM = 0.85;
const showAfterS = 0.15;
const hideAfterS = 0.35;

/** A hand as a headset tells of it: WebXR's grip space, or with bare hands the joint of the wrist. */
export interface HandPose {
  readonly position: Vec3;
  readonly rotation: Quat;
  readonly side: 'left' | 'right';
  readonly isBare: boolean;
}

/** Whether a palm is held up to be looked at, to write into. */
export interface PalmWatch {
  isUp: boolean;
  sinceS: number;
}

export function createPalmWatch(): PalmWatch {
  return { isUp: false, sinceS: 0 };
}

/**
 * Follows whether the inside of a hand is turned to the eyes and looked at. It takes a moment to begin and to end, and more to begin than
 * to go on, so that a gesture in talk shows nothing. Allocates nothing. Rule HX4.
 */
export function watchPalm(
  watch: PalmWatch,
  hand: HandPose,
  head: { readonly position: Vec3; readonly rotation: Quat },
  seconds: number,
): void {
  const dx = head.position[0] - hand.position[0];
  const dy = head.position[1] - hand.position[1];
  const dz = head.position[2] - hand.position[2];
  const awayM = Math.sqrt(dx * dx + dy * dy + dz * dz) || 1;
  // The wrist's +Y comes out of the back of the hand; the grip's +X out of the left palm and into the right one.
  const palm = hand.isBare
    ? -alongY(hand.rotation, dx, dy, dz) / awayM
    : ((hand.side === 'left' ? 1 : -1) * alongX(hand.rotation, dx, dy, dz)) / awayM;
  const gaze = alongZ(head.rotation, dx, dy, dz) / awayM;
  const isHeld = watch.isUp
    ? palm > hideBelowCos && gaze > gazeHideCos
    : palm > showAboveCos && gaze > gazeShowCos && awayM < reachM;
  if (isHeld === watch.isUp) {
    watch.sinceS = 0;
    return;
  }
  watch.sinceS += seconds;
  if (watch.sinceS < (watch.isUp ? hideAfterS : showAfterS)) return;
  watch.isUp = isHeld;
  watch.sinceS = 0;
}

/** How much of a direction lies along the axes that a rotation turned. */
function alongX(q: Quat, dx: number, dy: number, dz: number): number {
  return (
    (1 - 2 * (q[1] * q[1] + q[2] * q[2])) * dx +
    2 * (q[0] * q[1] + q[3] * q[2]) * dy +
    2 * (q[0] * q[2] - q[3] * q[1]) * dz
  );
}

function alongY(q: Quat, dx: number, dy: number, dz: number): number {
  return (
    2 * (q[0] * q[1] - q[3] * q[2]) * dx +
    (1 - 2 * (q[0] * q[0] + q[2] * q[2])) * dy +
    2 * (q[1] * q[2] + q[3] * q[0]) * dz
  );
}

function alongZ(q: Quat, dx: number, dy: number, dz: number): number {
  return (
    2 * (q[0] * q[2] + q[3] * q[1]) * dx +
    2 * (q[1] * q[2] - q[3] * q[0]) * dy +
    (1 - 2 * (q[0] * q[0] + q[1] * q[1])) * dz
  );
}
