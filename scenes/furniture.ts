import type { Furniture } from './furnishing-schema.ts';

const walkedUnder: readonly Furniture['kind'][] = ['rug', 'pendant', 'picture'];
const round: readonly Furniture['kind'][] = ['round-table', 'planter', 'column', 'floor-lamp'];

/** Whether one has to walk round it. */
export function blocksWay({ kind }: Furniture): boolean {
  return !walkedUnder.includes(kind);
}

/** How far a point of the plan is from a piece of furniture; 0 or less is inside. Allocates nothing. */
export function awayFromM({ kind, position, yawRad, widthM, depthM }: Furniture, x: number, z: number): number {
  const dx = x - position[0];
  const dz = z - position[2];
  if (round.includes(kind)) return Math.hypot(dx, dz) - widthM / 2;
  const cos = Math.cos(yawRad);
  const sin = Math.sin(yawRad);
  const aside = Math.abs(dx * cos - dz * sin) - widthM / 2;
  const ahead = Math.abs(dx * sin + dz * cos) - depthM / 2;
  if (aside <= 0 || ahead <= 0) return Math.max(aside, ahead);
  return Math.hypot(aside, ahead);
}
