import type { SeatId } from '../../../protocol/ids.ts';
import type { Hall, Seat } from '../../../scenes/hall-schema.ts';

/** Seats that people call one row, or one table, from left to right as one looks at the stage. */
export interface SeatRow {
  /** "Row 3", "Table C". */
  readonly name: string;
  readonly seats: readonly Seat[];
}

/** A seat in its row. */
export interface SeatPlace {
  readonly seat: Seat;
  readonly row: SeatRow;
  /** From 1. */
  readonly number: number;
}

const cornerName = 'Moderators’ corner';

/** A hall as it is told in words. */
export interface HallPlan {
  readonly hall: Hall;
  /** The nearest to the stage first. */
  readonly rows: readonly SeatRow[];
  readonly places: ReadonlyMap<SeatId, SeatPlace>;
}

/** Puts a hall's seats into rows, and places where people stand into tables. Rule IW2. */
export function hallPlan(hall: Hall): HallPlan {
  const rows = new Map<string, Seat[]>();
  for (const seat of hall.seats) {
    const name = rowName(seat);
    rows.set(name, [...(rows.get(name) ?? []), seat]);
  }
  const ordered = [...rows]
    .map(([name, seats]) => ({ name, seats: seats.toSorted((a, b) => a.position[0] - b.position[0]) }))
    .sort((a, b) => rowNumber(a) - rowNumber(b) || a.name.localeCompare(b.name, 'en', { numeric: true }));
  const places = new Map<SeatId, SeatPlace>();
  for (const row of ordered)
    for (const [index, seat] of row.seats.entries()) places.set(seat.id, { seat, row, number: index + 1 });
  return { hall, rows: ordered, places };
}

/** Standing places of one table share the letters of their ids. */
function rowName({ kind, id, row, isForModerators }: Seat): string {
  if (isForModerators) return cornerName;
  const table = /^[A-Za-z]+/.exec(id)?.[0];
  return kind === 'standing' && table !== undefined ? `Table ${table}` : `Row ${row}`;
}

/** The corner comes after all rows. */
function rowNumber({ name, seats }: SeatRow): number {
  return name === cornerName ? Number.MAX_SAFE_INTEGER : (seats[0]?.row ?? 0);
}

/** Where a seat is: "Row 3, seat 5 of 24, on the left, 8 metres from the stage". Null for one that the hall does not have. Rule IW2. */
export function seatWords(plan: HallPlan, seatId: SeatId): string | null {
  const place = plan.places.get(seatId);
  if (place === undefined) return null;
  const { seat, row, number } = place;
  const called = seat.kind === 'standing' ? 'place' : 'seat';
  return `${row.name}, ${called} ${number} of ${row.seats.length}, ${sideWords(plan.hall, seat)}, ${metres(stageDistanceM(plan.hall, seat))} from the stage`;
}

/** "You are in row 3, seat 5 of 24, …", "You stand". */
export function youAre(plan: HallPlan | null, seatId: SeatId | null): string {
  if (seatId === null) return 'You stand';
  const words = plan === null ? null : seatWords(plan, seatId);
  if (words === null) return 'You have a seat';
  return `You are ${words
    .replace(/^Row/u, 'in row')
    .replace(/^Table/u, 'at table')
    .replace(/^M/u, 'in the m')}`;
}

/** A third of the hall's width is its middle. */
function sideWords({ seats }: Hall, { position: [x] }: Seat): string {
  const halfM = Math.max(...seats.map(({ position }) => Math.abs(position[0])));
  if (Math.abs(x) <= halfM / 3) return 'in the middle';
  return x < 0 ? 'on the left' : 'on the right';
}

/** From a seat to where the leader stands, over the floor. */
export function stageDistanceM({ stage }: Hall, { position: [x, , z] }: Pick<Seat, 'position'>): number {
  return Math.hypot(x - stage.leaderMark[0], z - stage.leaderMark[2]);
}

/** "1 metre", "8 metres"; what is nearer than that counts as one. */
export function metres(awayM: number): string {
  const whole = Math.max(1, Math.round(awayM));
  return whole === 1 ? '1 metre' : `${whole} metres`;
}

/** Further than this from each other nobody sits beside anybody. */
const besideM = 1.35;

/** The seats at the left and the right of one, as who sits there looks at the stage; null where there is none so near. */
export function besideSeats(
  plan: HallPlan,
  seatId: SeatId,
): { readonly left: Seat | null; readonly right: Seat | null } {
  const place = plan.places.get(seatId);
  if (place === undefined) return { left: null, right: null };
  const { seat, row, number } = place;
  const near = (other: Seat | undefined) =>
    other !== undefined &&
    Math.hypot(other.position[0] - seat.position[0], other.position[2] - seat.position[2]) <= besideM
      ? other
      : null;
  return { left: near(row.seats[number - 2]), right: near(row.seats[number]) };
}
