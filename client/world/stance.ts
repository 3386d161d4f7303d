import { floorHeightAt } from '../../scenes/floor.ts';
import type { Hall } from '../../scenes/hall-schema.ts';
import type { SelfPlace } from './ports.ts';

const standingEyeM = 1.62;
const seatedEyeM = 1.2;
/** Of the leader, and half a metre that a spectator sees over the heads. */
const leaderEyesM = 1.62;
const overHeadsM = 0.5;

/** Where somebody sits or stands, hall frame, and where they look. */
export interface Stance {
  readonly x: number;
  readonly z: number;
  readonly floorM: number;
  /** Of the eyes over the floor. */
  readonly eyesM: number;
  readonly yawRad: number;
  readonly pitchRad: number;
  /** Index in the hall's seats; -1 without one. */
  readonly seat: number;
}

/** Whoever is put somewhere looks between the leader's face and the middle of the screen, or as they looked. Null where nobody can stand. */
export function stanceAt(hall: Hall, at: Exclude<SelfPlace, { yawRad: number }>, hasBody: boolean): Stance | null {
  if ('stand' in at) {
    const floorM = floorHeightAt(hall, at.stand.x, at.stand.z);
    return floorM === null ? null : { ...at.stand, floorM, eyesM: eyesOver(hall, -1, hasBody), pitchRad: 0, seat: -1 };
  }
  const seat = 'seatId' in at ? hall.seats.findIndex(({ id }) => id === at.seatId) : -1;
  const place = 'spawn' in at ? hall.spawns[at.spawn % hall.spawns.length] : hall.seats[seat];
  if (place === undefined) return null;
  const [x, floorM, z] = place.position;
  const [mx, my, mz] = hall.stage.leaderMark;
  const eyesM = eyesOver(hall, seat, hasBody);
  const restingM = (my + leaderEyesM + hall.screen.center[1]) / 2;
  return {
    x,
    z,
    floorM,
    eyesM,
    yawRad: Math.atan2(x - mx, z - mz),
    pitchRad: Math.atan2(restingM - floorM - eyesM, Math.hypot(mx - x, mz - z)) * 0.7,
    seat,
  };
}

/** How high the eyes of somebody on this seat are over the floor; -1 is no seat. */
export function eyesOver(hall: Hall, seat: number, hasBody: boolean): number {
  if (!hasBody) return standingEyeM + overHeadsM;
  return (hall.seats[seat]?.kind ?? 'standing') === 'standing' ? standingEyeM : seatedEyeM;
}
