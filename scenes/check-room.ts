import type { Vec3 } from '../protocol/pose.ts';
import { floorHeightAt, isInside } from './floor.ts';
import { awayFromM, blocksWay } from './furniture.ts';
import type { HallFault } from './hall-fault.ts';
import type { Hall, Seat } from './hall-schema.ts';

const onFloorM = 0.02;
/** As walking has it (client/adapters/babylon/desktop/walk.ts): how near one comes to a chair, and how high a step may be. */
const chairRadiusM = 0.31;
const stepM = 0.42;
const cellM = 0.2;
/** Whoever stands so near to a seat can take it. */
const reachM = 0.8;
/** Room for knees and elbows. */
const seatRadiusM: Readonly<Record<Seat['kind'], number>> = { chair: 0.25, armchair: 0.3, standing: 0.2 };

/** What is wrong with the furniture: where it stands, and what it stands in. */
export function checkFurniture(hall: Hall): HallFault[] {
  const faults: HallFault[] = [];
  hall.furniture.forEach((piece, i) => {
    const at = `furniture[${i}] (${piece.id})`;
    const [x, y, z] = piece.position;
    if (!isInside(hall.walls, x, z)) faults.push({ at, message: 'is outside the walls; move it in, or the walls out' });
    if (y + piece.heightM / (piece.kind === 'pendant' || piece.kind === 'picture' ? 2 : 1) > hall.ceilingM + onFloorM)
      faults.push({ at, message: `reaches through the ceiling at ${hall.ceilingM} m; lower it, or raise ceilingM` });
    if (!blocksWay(piece)) return;
    const floorM = floorUnder(hall, x, z);
    if (floorM !== null && Math.abs(y - floorM) > onFloorM)
      faults.push({ at, message: `is ${(y - floorM).toFixed(2)} m above the floor; its height must be ${floorM}` });
    for (const other of hall.furniture.slice(i + 1))
      if (blocksWay(other) && (rim(piece).some(isIn(other)) || rim(other).some(isIn(piece))))
        faults.push({ at, message: `overlaps ${other.id}; move one of them` });
    for (const seat of hall.seats)
      if (awayFromM(piece, seat.position[0], seat.position[2]) < seatRadiusM[seat.kind])
        faults.push({ at, message: `stands in seat ${seat.id}; leave ${seatRadiusM[seat.kind]} m to its middle` });
    for (const name of ['leaderMark', 'askerMark'] as const)
      if (awayFromM(piece, hall.stage[name][0], hall.stage[name][2]) < 0.25)
        faults.push({ at, message: `stands on stage.${name}; leave 0.25 m` });
  });
  return faults;
}

type Piece = Hall['furniture'][number];

const isIn = (piece: Piece) => (point: readonly [number, number]) => awayFromM(piece, point[0], point[1]) < -onFloorM;

/** Points along the edge of what it covers, and its middle. */
function rim({ position: [x, , z], yawRad, widthM, depthM }: Piece): readonly (readonly [number, number])[] {
  const [cos, sin] = [Math.cos(yawRad), Math.sin(yawRad)];
  const parts = [-1, -0.5, 0, 0.5, 1];
  return parts.flatMap((a) =>
    parts.map((b) => {
      const [aside, ahead] = [(a * widthM) / 2, (b * depthM) / 2];
      return [x + aside * cos - ahead * sin, z - aside * sin - ahead * cos] as const;
    }),
  );
}

/** What carries furniture: the stage, or the floor that people walk on; null where neither is. */
function floorUnder(hall: Hall, x: number, z: number): number | null {
  if (isInside(hall.stage.outline, x, z)) return hall.stage.topM;
  return floorHeightAt({ ...hall, furniture: [] }, x, z);
}

/** Whether one can walk from every place of arrival to within reach of every seat, round chairs and furniture. */
export function checkWays(hall: Hall): HallFault[] {
  const faults: HallFault[] = [];
  const floor = new WalkMap(hall);
  const flooded: Uint8Array[] = [];
  hall.spawns.forEach((spawn, i) => {
    const start = floor.nearest(spawn.position[0], spawn.position[2]);
    if (start < 0) {
      faults.push({ at: `spawns[${i}]`, message: 'is shut in by what stands about it; free the floor round it' });
      return;
    }
    if (flooded.some((reached) => reached[start] === 1)) return;
    const reached = floor.from(start);
    flooded.push(reached);
    hall.seats.forEach((seat, k) => {
      if (floor.reaches(reached, seat)) return;
      const message = `cannot be walked to from spawns[${i}]; free the way, or move what stands in it`;
      faults.push({ at: `seats[${k}] (${seat.id})`, message });
    });
  });
  return faults;
}

/** The floor as cells with their heights, without what stands on it. */
class WalkMap {
  readonly #columns: number;
  readonly #rows: number;
  readonly #x: number;
  readonly #z: number;
  readonly #heights: Float64Array;

  constructor(hall: Hall) {
    const { min, max } = hall.boundsM;
    [this.#x, this.#z] = [min[0], min[2]];
    this.#columns = Math.max(1, Math.ceil((max[0] - min[0]) / cellM));
    this.#rows = Math.max(1, Math.ceil((max[2] - min[2]) / cellM));
    this.#heights = new Float64Array(this.#columns * this.#rows).fill(Number.NaN);
    for (const { outline, floorM } of hall.walkable) {
      const xs = outline.map(([x]) => x);
      const zs = outline.map(([, z]) => z);
      this.#within([Math.min(...xs), Math.min(...zs)], [Math.max(...xs), Math.max(...zs)], (cell, x, z) => {
        const known = this.#heights[cell] ?? Number.NaN;
        if (!(floorM <= known) && isInside(outline, x, z)) this.#heights[cell] = floorM;
      });
    }
    for (const piece of hall.furniture) {
      if (!blocksWay(piece)) continue;
      this.#about(piece.position, Math.hypot(piece.widthM, piece.depthM) / 2, (cell, x, z) => {
        if (awayFromM(piece, x, z) <= 0) this.#heights[cell] = Number.NaN;
      });
    }
    for (const { kind, position } of hall.seats) {
      if (kind === 'standing') continue;
      this.#about(position, chairRadiusM, (cell, x, z) => {
        if (Math.hypot(position[0] - x, position[2] - z) < chairRadiusM) this.#heights[cell] = Number.NaN;
      });
    }
  }

  /** The free cell nearest to a point, within reach; -1 for none. */
  nearest(x: number, z: number): number {
    let best = reachM;
    let found = -1;
    this.#near(x, z, (cell, away) => {
      if (Number.isNaN(this.#heights[cell] ?? Number.NaN) || away >= best) return;
      best = away;
      found = cell;
    });
    return found;
  }

  /** All cells that one comes to from this one, step by step. */
  from(start: number): Uint8Array {
    const reached = new Uint8Array(this.#heights.length);
    const open = [start];
    reached[start] = 1;
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const column = cell % this.#columns;
      const height = this.#heights[cell] ?? 0;
      const beside = [
        column > 0 ? cell - 1 : -1,
        column < this.#columns - 1 ? cell + 1 : -1,
        cell - this.#columns,
        cell + this.#columns,
      ];
      for (const next of beside) {
        // A cell that is no floor has no number, and is no step away.
        const isStep = Math.abs((this.#heights[next] ?? Number.NaN) - height) <= stepM;
        if (!isStep || reached[next] === 1) continue;
        reached[next] = 1;
        open.push(next);
      }
    }
    return reached;
  }

  reaches(reached: Uint8Array, { position: [x, y, z] }: Seat): boolean {
    let isReached = false;
    this.#near(x, z, (cell, away) => {
      isReached ||= away <= reachM && reached[cell] === 1 && Math.abs((this.#heights[cell] ?? 0) - y) <= stepM;
    });
    return isReached;
  }

  #near(x: number, z: number, visit: (cell: number, away: number) => void): void {
    this.#about([x, 0, z], reachM, (cell, cx, cz) => visit(cell, Math.hypot(cx - x, cz - z)));
  }

  #about([x, , z]: Vec3, radiusM: number, visit: (cell: number, x: number, z: number) => void): void {
    this.#within([x - radiusM, z - radiusM], [x + radiusM, z + radiusM], visit);
  }

  /** Visits every cell of a rectangle of the plan, with its middle. */
  #within(
    [minX, minZ]: readonly [number, number],
    [maxX, maxZ]: readonly [number, number],
    visit: (cell: number, x: number, z: number) => void,
  ): void {
    const cellAt = (at: number, from: number, count: number) =>
      Math.max(0, Math.min(count - 1, Math.floor((at - from) / cellM)));
    const [left, right] = [cellAt(minX, this.#x, this.#columns), cellAt(maxX, this.#x, this.#columns)];
    const [near, far] = [cellAt(minZ, this.#z, this.#rows), cellAt(maxZ, this.#z, this.#rows)];
    for (let j = near; j <= far; j++)
      for (let i = left; i <= right; i++)
        visit(j * this.#columns + i, this.#x + (i + 0.5) * cellM, this.#z + (j + 0.5) * cellM);
  }
}
