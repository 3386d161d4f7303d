import type { SeatId, SectionId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import type { Decision } from './decision.ts';
import { type Context, seatKey, type TownhallState } from './state.ts';

/**
 * Gives the seat for a new body: the first free one in the hall's order (front and centre first, then outward). Null when all are taken or
 * the section holds as many bodies as it may. Rule MB4.
 */
export function freeSeat(state: TownhallState, sectionId: SectionId, hall: Context['hall']): SeatId | null {
  let bodies = 0;
  for (const member of state.members.values()) {
    if (member.sectionId === sectionId && member.place.kind !== 'none') bodies += 1;
  }
  if (bodies >= limits.bodiesPerSection) return null;
  return hall.seats.find(({ id }) => !state.seats.has(seatKey(sectionId, id)))?.id ?? null;
}

/** Sits down on a free seat, from standing or from another seat. Rule MB5. */
export function sit(
  state: TownhallState,
  { seatId }: CommandOf<'member.sit'>,
  { self, stamp, context }: PersonAsking,
): Decision {
  if (self.place.kind === 'none') return refuse('no-body');
  if (!context.hall.seats.some(({ id }) => id === seatId)) return refuse('no-such-seat');
  const holder = state.seats.get(seatKey(self.sectionId, seatId));
  if (holder === self.id) return [];
  if (holder !== undefined) return refuse('seat-taken');
  return [{ ...stamp, type: 'member.sat', memberId: self.id, seatId }];
}

/** Stands up and gives the seat free. Rule MB5. */
export function stand({ self, stamp }: PersonAsking): Decision {
  if (self.place.kind === 'none') return refuse('no-body');
  return self.place.kind === 'standing' ? [] : [{ ...stamp, type: 'member.stood', memberId: self.id }];
}
