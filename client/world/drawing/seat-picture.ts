import type { SeatId } from '../../../protocol/ids.ts';
import type { Vec3 } from '../../../protocol/pose.ts';
import type { Hall } from '../../../scenes/hall-schema.ts';

/** Somebody's head, or an empty place: the middle of a head, and half its height. Picture units. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface SeatSpot extends Spot {
  readonly id: SeatId;
  readonly row: number;
}

/** The audience as it is seen from behind and above, in a picture `width` wide: far seats first. */
export interface SeatPicture {
  readonly width: number;
  readonly height: number;
  readonly seats: readonly SeatSpot[];
  /** Corners of the stage's floor. */
  readonly stage: readonly { readonly x: number; readonly y: number }[];
  /** Where somebody appears whose head is there, hall frame. */
  readonly spotOf: (head: Vec3) => Spot;
}

const width = 1000;
const margin = 26;
const headM = 0.2;
const sittingM = 1.1;
const standingM = 1.55;
/** The eyes are so far behind and over the last row. */
const behindM = 7;
const overM = 6.5;
/** Heights of half a head. */
const reach = 4;

/** Rule WD4. */
export function seatPicture(hall: Hall): SeatPicture {
  const heads = hall.seats.map(
    ({ kind, position: [x, y, z] }): Vec3 => [x, y + (kind === 'standing' ? standingM : sittingM), z],
  );
  const middle = (k: 0 | 1 | 2) => heads.reduce((sum, head) => sum + head[k], 0) / heads.length;
  const eyes: Vec3 = [
    middle(0),
    Math.max(...heads.map(([, y]) => y)) + overM,
    Math.max(...heads.map(([, , z]) => z)) + behindM,
  ];
  const [, my, mz] = [0, middle(1), middle(2)];
  const long = Math.hypot(my - eyes[1], mz - eyes[2]);
  const [aheadY, aheadZ] = [(my - eyes[1]) / long, (mz - eyes[2]) / long];
  // Seen straight along -Z, tilted down: right stays +X.
  const seen = ([x, y, z]: Vec3) => {
    const [dy, dz] = [y - eyes[1], z - eyes[2]];
    const depth = dy * aheadY + dz * aheadZ;
    return { x: (x - eyes[0]) / depth, y: (dy * aheadZ - dz * aheadY) / depth, size: headM / depth };
  };
  const stage = hall.stage.outline.map(([x, z]) => seen([x, hall.stage.topM, z]));
  const all = [...heads.map(seen), ...stage];
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const scale = (width - 2 * margin) / (Math.max(...all.map(({ x }) => x)) - left);
  const put = ({ x, y, size }: Spot): Spot => ({
    x: tenth(margin + (x - left) * scale),
    y: tenth(margin + (y - top) * scale),
    size: tenth(size * scale),
  });
  const seats = hall.seats.map(({ id, row }, i) => ({ id, row, ...put(seen(heads[i] ?? [0, 0, 0])) }));
  return {
    width,
    height: Math.ceil(Math.max(...seats.map(({ y, size }) => y + 2.5 * size)) + margin / 2),
    seats: seats.toSorted((a, b) => a.size - b.size),
    stage: stage.map(put),
    spotOf: (head) => put(seen(head)),
  };
}

/** The seat that somebody means who points there; null beside them all. */
export function nearestSeat(picture: SeatPicture, at: { readonly x: number; readonly y: number }): SeatId | null {
  let nearest: { readonly id: SeatId; readonly away: number } | null = null;
  for (const { id, x, y, size } of picture.seats) {
    // Seats lie a little under the heads.
    const away = Math.hypot(x - at.x, y + size - at.y) / size;
    if (away < reach && away < (nearest?.away ?? reach)) nearest = { id, away };
  }
  return nearest?.id ?? null;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
