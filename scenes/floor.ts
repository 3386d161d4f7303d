import { awayFromM, blocksWay } from './furniture.ts';
import type { Hall } from './hall-schema.ts';

/**
 * The height of the floor at a point of the plan in metres, or null where nobody can stand, as in furniture. Where pieces of floor
 * overlap the highest counts. Asked in every frame: allocates nothing.
 */
export function floorHeightAt(hall: Hall, x: number, z: number): number | null {
  for (let i = 0; i < hall.furniture.length; i++) {
    const piece = hall.furniture[i];
    if (piece !== undefined && blocksWay(piece) && awayFromM(piece, x, z) <= 0) return null;
  }
  let height: number | null = null;
  for (let i = 0; i < hall.walkable.length; i++) {
    const floor = hall.walkable[i];
    if (floor === undefined || (height !== null && floor.floorM <= height)) continue;
    if (isInside(floor.outline, x, z)) height = floor.floorM;
  }
  return height;
}

/** Whether a point lies in an outline of x, z pairs (even-odd rule; the outline may be concave). */
export function isInside(outline: readonly (readonly [number, number])[], x: number, z: number): boolean {
  let inside = false;
  let previous = outline[outline.length - 1];
  for (let i = 0; i < outline.length; i++) {
    const point = outline[i];
    if (point !== undefined && previous !== undefined) {
      const crosses = point[1] > z !== previous[1] > z;
      if (crosses && x < ((previous[0] - point[0]) * (z - point[1])) / (previous[1] - point[1]) + point[0])
        inside = !inside;
    }
    previous = point;
  }
  return inside;
}
