/** A point in the hall frame: right-handed, +Y up, metres, about the hall's origin (floor level, centre of the stage's front edge). */
export type Vec3 = readonly [x: number, y: number, z: number];
/** A rotation in the hall frame as a unit quaternion x, y, z, w. */
export type Quat = readonly [x: number, y: number, z: number, w: number];

export interface Joint {
  readonly position: Vec3;
  readonly rotation: Quat;
}

/** Where a person's head and hands are, in the hall frame. A hand is null when nothing tracks it. -Z is forward in every joint. */
export interface Pose {
  readonly head: Joint;
  readonly left: Joint | null;
  readonly right: Joint | null;
}

/** A roster slot: the small number that stands for a member in pose frames, unique within a section while they are there. */
export type Slot = number;

/**
 * One pose as a row of floats, for code that must not allocate: head x y z qx qy qz qw, left the same seven, right the same seven,
 * hasLeft, hasRight (0 or 1), talk level (0..1, set by the listener; 0 on the wire). Hall frame, metres.
 */
export const poseFloats = 24;
/** Offsets in a row. */
export const poseAt = { head: 0, left: 7, right: 14, hasLeft: 21, hasRight: 22, talk: 23 } as const;
