import { createJoint, type MutableJoint, type MutableQuat, type MutableVec3, turn } from '../../../world/joint.ts';
import type { Side } from './wrist-panel.ts';

/** A hand as it is followed from frame to frame. */
export interface Hand {
  readonly joint: MutableJoint;
  /** The same places, as the palm is watched by. */
  readonly pose: {
    readonly position: MutableVec3;
    readonly rotation: MutableQuat;
    readonly side: 'left' | 'right';
    isBare: boolean;
  };
  readonly ray: MutableJoint;
  readonly direction: MutableVec3;
  readonly stick: { hasTurned: boolean };
  isTracked: boolean;
  /** By the stick. */
  isAiming: boolean;
  /** By a press. */
  isSelecting: boolean;
  hasRay: boolean;
  stickX: number;
}

export function createHand(side: 'left' | 'right'): Hand {
  const joint = createJoint();
  return {
    joint,
    pose: { ...joint, side, isBare: false },
    ray: createJoint(),
    direction: [0, 0, -1],
    stick: { hasTurned: false },
    isTracked: false,
    isAiming: false,
    isSelecting: false,
    hasRay: false,
    stickX: 0,
  };
}

export function letGo(hand: Hand): void {
  hand.isTracked = hand.isAiming = hand.isSelecting = hand.hasRay = false;
  hand.stickX = 0;
}

export function sideOf(source: XRInputSource): Side | null {
  if (source.handedness === 'left') return 0;
  return source.handedness === 'right' ? 1 : null;
}

/** Reads where a hand is, and with `withRay` where it points. What WebXR hands out for it is all that is allocated. */
export function readHand(
  frame: XRFrame,
  space: XRReferenceSpace,
  source: XRInputSource,
  hand: Hand,
  withRay: boolean,
): void {
  const wrist = source.hand?.get('wrist');
  const pose =
    wrist !== undefined
      ? frame.getJointPose?.(wrist, space)
      : source.gripSpace && frame.getPose(source.gripSpace, space);
  hand.isTracked = Boolean(pose);
  hand.pose.isBare = wrist !== undefined;
  if (pose) copyTransform(pose.transform, hand.joint);
  const ray = withRay ? frame.getPose(source.targetRaySpace, space) : null;
  hand.hasRay = Boolean(ray);
  if (!ray) return;
  copyTransform(ray.transform, hand.ray);
  turn(hand.ray.rotation, 0, 0, -1, hand.direction);
}

function copyTransform(from: XRRigidTransform, out: MutableJoint): void {
  const { position: p, orientation: q } = from;
  out.position[0] = p.x;
  out.position[1] = p.y;
  out.position[2] = p.z;
  out.rotation[0] = q.x;
  out.rotation[1] = q.y;
  out.rotation[2] = q.z;
  out.rotation[3] = q.w;
}
