import type { Vec3 } from '../../../../protocol/pose.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';

/** Where people stand there is only a mark on the floor. */
const middleM = { chair: 0.6, armchair: 0.5, standing: 0.05 } as const;
const seatRadiusM = 0.36;

/** The nearest seat that a ray hits, as its index; -1 for none. Seats are spheres for this: exact enough for a pointer. */
export function pickSeat(
  hall: Hall,
  origin: Vec3,
  direction: Vec3,
  isFree: (index: number) => boolean,
  rangeM = 40,
): number {
  let best = rangeM;
  let found = -1;
  for (let i = 0; i < hall.seats.length; i++) {
    const seat = hall.seats[i];
    if (seat === undefined || !isFree(i)) continue;
    const dx = seat.position[0] - origin[0];
    const dy = seat.position[1] + middleM[seat.kind] - origin[1];
    const dz = seat.position[2] - origin[2];
    const along = dx * direction[0] + dy * direction[1] + dz * direction[2];
    if (along <= 0.3 || along >= best) continue;
    const away = dx * dx + dy * dy + dz * dz - along * along;
    if (away > seatRadiusM * seatRadiusM) continue;
    best = along;
    found = i;
  }
  return found;
}
