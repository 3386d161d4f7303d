import type { Vec3 } from '../../../../protocol/pose.ts';
import { floorHeightAt } from '../../../../scenes/floor.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import { pickSeat } from '../desktop/seat-picking.ts';

export const arcPoints = 26;
const startMps = 6.5;
const gravityMps2 = 9.81;
const stepS = 0.06;
const seatRangeM = 14;

/** Where a pointing hand would go: a seat, a place on walkable floor, or nowhere. Written into; the arc has {@link arcPoints} places. */
export interface Aim {
  kind: 'seat' | 'floor' | 'none';
  seat: number;
  x: number;
  y: number;
  z: number;
  readonly arc: Float32Array;
  length: number;
}

export function createAim(): Aim {
  return { kind: 'none', seat: -1, x: 0, y: 0, z: 0, arc: new Float32Array(arcPoints * 3), length: 0 };
}

/** Follows a hand's ray: a straight look at a seat wins, else the arc of a throw until it meets floor. Allocates nothing. */
export function takeAim(hall: Hall, origin: Vec3, direction: Vec3, isFree: (index: number) => boolean, aim: Aim): void {
  aim.seat = pickSeat(hall, origin, direction, isFree, seatRangeM);
  aim.kind = aim.seat >= 0 ? 'seat' : 'none';
  const seat = hall.seats[aim.seat];
  let [x, y, z] = origin;
  let vy = direction[1] * startMps;
  aim.length = 0;
  for (let i = 0; i < arcPoints; i++) {
    aim.arc[i * 3] = x;
    aim.arc[i * 3 + 1] = y;
    aim.arc[i * 3 + 2] = z;
    aim.length = i + 1;
    if (seat !== undefined) {
      const t = (i + 1) / (arcPoints - 1);
      x = origin[0] + (seat.position[0] - origin[0]) * t;
      y = origin[1] + (seat.position[1] + 0.55 - origin[1]) * t + Math.sin(t * Math.PI) * 0.35;
      z = origin[2] + (seat.position[2] - origin[2]) * t;
      continue;
    }
    const floorM = floorHeightAt(hall, x, z);
    if (floorM !== null && y <= floorM + 0.01) {
      aim.kind = 'floor';
      aim.x = x;
      aim.y = floorM;
      aim.z = z;
      return;
    }
    if (y < hall.boundsM.min[1]) return;
    x += direction[0] * startMps * stepS;
    y += vy * stepS;
    z += direction[2] * startMps * stepS;
    vy -= gravityMps2 * stepS;
  }
}
