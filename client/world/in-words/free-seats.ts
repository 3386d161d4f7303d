import type { SeatId } from '../../../protocol/ids.ts';
import { bestSeats } from '../../../scenes/best-seats.ts';
import type { Seat } from '../../../scenes/hall-schema.ts';
import type { Person } from '../mirror.ts';
import { type HallPlan, type SeatRow, stageDistanceM } from './hall-plan.ts';

/** How a seat is chosen without being seen: near the stage, where one sees best, or at the back. */
export const seatWishes = { near: 'Nearest the stage', best: 'Where one sees best', back: 'At the back' } as const;
export type SeatWish = keyof typeof seatWishes;

/** A row that has a free seat, with those that are free. */
export interface FreeRow {
  readonly row: SeatRow;
  readonly free: readonly { readonly seat: Seat; readonly number: number }[];
}

/** Seats of the moderators' corner are for those who moderate. */
export function freeRows(plan: HallPlan, roster: readonly Person[], moderates: boolean): readonly FreeRow[] {
  const taken = takenSeats(roster);
  return plan.rows
    .map((row) => ({
      row,
      free: row.seats.flatMap((seat, index) =>
        taken.has(seat.id) || (seat.isForModerators && !moderates) ? [] : [{ seat, number: index + 1 }],
      ),
    }))
    .filter(({ free }) => free.length > 0);
}

/** The free seat that fits a wish best; null where none is free. Rule IW3. */
export function seatFor(plan: HallPlan, roster: readonly Person[], wish: SeatWish): SeatId | null {
  const taken = takenSeats(roster);
  const { hall } = plan;
  const free = bestSeats(hall).filter(({ id, isForModerators }) => !isForModerators && !taken.has(id));
  if (wish === 'best') return free[0]?.id ?? null;
  const sign = wish === 'near' ? 1 : -1;
  // Of those in that row the one from where one sees best.
  const [first] = free.toSorted((a, b) => sign * (a.row - b.row || stageDistanceM(hall, a) - stageDistanceM(hall, b)));
  return first?.id ?? null;
}

function takenSeats(roster: readonly Person[]): ReadonlySet<string | null> {
  return new Set(roster.map(({ seatId }) => seatId));
}
