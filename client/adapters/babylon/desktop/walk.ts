import { floorHeightAt } from '../../../../scenes/floor.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';

/** Higher steps are not climbed. */
const stepM = 0.42;
/** Nobody walks through a chair; who already stands in one may leave it. */
const chairRadiusM = 0.31;

/** Where a person's feet are. Changed in place: walking allocates nothing. */
export interface Feet {
  x: number;
  y: number;
  z: number;
}

/** Moves feet by a step over walkable floor, sliding along what stops them. */
export function walk(hall: Hall, feet: Feet, dx: number, dz: number): void {
  if (tryStep(hall, feet, dx, dz)) return;
  if (tryStep(hall, feet, dx, 0)) return;
  tryStep(hall, feet, 0, dz);
}

function tryStep(hall: Hall, feet: Feet, dx: number, dz: number): boolean {
  if (dx === 0 && dz === 0) return false;
  const x = feet.x + dx;
  const z = feet.z + dz;
  const floorM = floorHeightAt(hall, x, z);
  if (floorM === null || Math.abs(floorM - feet.y) > stepM) return false;
  for (const seat of hall.seats) {
    if (seat.kind === 'standing') continue;
    const [sx, , sz] = seat.position;
    const after = (x - sx) ** 2 + (z - sz) ** 2;
    if (after >= chairRadiusM * chairRadiusM) continue;
    if (after < (feet.x - sx) ** 2 + (feet.z - sz) ** 2) return false;
  }
  feet.x = x;
  feet.y = floorM;
  feet.z = z;
  return true;
}
