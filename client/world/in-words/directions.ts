import { metres } from './hall-plan.ts';

/** A place on the floor and where who is there looks: hall frame, metres; yaw 0 looks towards -Z. */
export interface Stand {
  readonly x: number;
  readonly z: number;
  readonly yawRad: number;
}

/** A place on the floor. */
export interface Spot {
  readonly x: number;
  readonly z: number;
}

export function awayM(from: Spot, to: Spot): number {
  return Math.hypot(to.x - from.x, to.z - from.z);
}

/** The yaw that looks from one place to another. */
export function yawTo(from: Spot, to: Spot): number {
  return Math.atan2(from.x - to.x, from.z - to.z);
}

const eighths = [
  'in front of you',
  'in front of you, to the right',
  'to your right',
  'behind you, to the right',
  'behind you',
  'behind you, to the left',
  'to your left',
  'in front of you, to the left',
] as const;

/** Where something is as somebody looks now: "to your left, 1 metre". Rule IW2. */
export function whereWords(from: Stand, to: Spot): string {
  const turnRad = from.yawRad - yawTo(from, to);
  const eighth = ((Math.round(turnRad / (Math.PI / 4)) % 8) + 8) % 8;
  return `${eighths[eighth]}, ${metres(awayM(from, to))}`;
}
