import type { MemberId, SeatId, SectionId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import { can, type Role } from '../../protocol/roles.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import type { Decision } from './decision.ts';
import { type Context, type HallSeat, type Member, seatKey, type TownhallState } from './state.ts';

/** Where a person is: in a section, and there on a seat, or standing or without a body. */
export interface Seating {
  readonly sectionId: SectionId;
  readonly seatId: SeatId | null;
}

/** Whom a seat is looked for: a person, and what they are there. */
export interface Seeker {
  readonly id: MemberId;
  readonly role: Role;
}

/** Whether a seat may be a person's of this role: those of the moderators' corner are for who moderates. Rule MB16. */
export function mayHave(role: Role, seat: HallSeat | undefined): boolean {
  return seat === undefined || !seat.isForModerators || can(role, 'question.call');
}

/**
 * Gives the free seat of a place's section, or one's own, that is nearest to it: to the hall's first where the place is no seat. Ties go to
 * the better seat. Null when there is none, or the section is full. Rules MB13, MB15,
 * MB16.
 */
export function seatNear(
  state: TownhallState,
  hall: Context['hall'],
  self: Seeker,
  { sectionId, seatId }: Seating,
): Seating | null {
  const toSeat = seatId ?? hall.seats[0]?.id;
  const centre = hall.seats.find(({ id }) => id === toSeat)?.position;
  if (centre === undefined || !hasRoom(state, hall, self.id)(sectionId)) return null;
  let nearest: { readonly id: SeatId; readonly metres: number } | null = null;
  for (const seat of hall.seats) {
    const { id, position } = seat;
    const holder = state.seats.get(seatKey(sectionId, id));
    if ((holder !== undefined && holder !== self.id) || !mayHave(self.role, seat)) continue;
    const metres = Math.hypot(position[0] - centre[0], position[1] - centre[1], position[2] - centre[2]);
    if (nearest === null || metres < nearest.metres) nearest = { id, metres };
  }
  return nearest === null ? null : { sectionId, seatId: nearest.id };
}

/**
 * Gives the first free seat of the first section with room: front and centre first, then outward; to who moderates first one of the
 * moderators' own. Null when every section is full. Rules MB4, MB16.
 */
export function firstFreeSeat(state: TownhallState, hall: Context['hall'], self: Seeker): Seating | null {
  const isOpen = hasRoom(state, hall, self.id);
  const own = hall.seats.filter((seat) => seat.isForModerators);
  const common = hall.seats.filter((seat) => !seat.isForModerators);
  const inOrder = [...own.filter((seat) => mayHave(self.role, seat)), ...common];
  for (const sectionId of hall.sections) {
    const seat = isOpen(sectionId) ? inOrder.find(({ id }) => !state.seats.has(seatKey(sectionId, id))) : undefined;
    if (seat !== undefined) return { sectionId, seatId: seat.id };
  }
  return null;
}

/** Whether a section has room for this body beside the others. */
function hasRoom(state: TownhallState, hall: Context['hall'], self: MemberId): (sectionId: SectionId) => boolean {
  const bodies = countIn(state, ({ id, place }) => place.kind !== 'none' && id !== self);
  return (sectionId) => (bodies.get(sectionId) ?? 0) < hall.bodiesPerSection;
}

/** Gives whoever comes without a body a section to look on from: that of whom they want to be with, else the first that is not crowded. Rule MB13. */
export function onlookersSection(state: TownhallState, hall: Context['hall'], beside: Member | null): SectionId {
  if (beside !== null) return beside.sectionId;
  const onlookers = countIn(state, (member) => member.place.kind === 'none' && member.presence.kind === 'here');
  const countAt = (sectionId: SectionId) => onlookers.get(sectionId) ?? 0;
  const uncrowded = hall.sections.find((sectionId) => countAt(sectionId) < limits.onlookersPerSection);
  return uncrowded ?? hall.sections.reduce((least, each) => (countAt(each) < countAt(least) ? each : least));
}

/** The member somebody may sit beside: here, with a body, and not themselves. */
export function companionOf(state: TownhallState, memberId: MemberId, beside: MemberId | null): Member | null {
  const companion = beside === null || beside === memberId ? undefined : state.members.get(beside);
  return companion?.presence.kind === 'here' && companion.place.kind !== 'none' ? companion : null;
}

/** Where a member is; null without a body. */
export function seatingOf({ place, sectionId }: Member): Seating | null {
  if (place.kind === 'none') return null;
  return { sectionId, seatId: place.kind === 'seated' ? place.seatId : null };
}

/** Where a member sits or sat last; null when they never did. */
export function lastSeating({ lastSeatId, sectionId }: Member): Seating | null {
  return lastSeatId === null ? null : { sectionId, seatId: lastSeatId };
}

function countIn(state: TownhallState, counts: (member: Member) => boolean): ReadonlyMap<SectionId, number> {
  const perSection = new Map<SectionId, number>();
  for (const member of state.members.values())
    if (counts(member)) perSection.set(member.sectionId, (perSection.get(member.sectionId) ?? 0) + 1);
  return perSection;
}

/** Sits down on a free seat, from standing or from another seat. Rules MB5, MB16. */
export function sit(
  state: TownhallState,
  { seatId }: CommandOf<'member.sit'>,
  { self, stamp, context }: PersonAsking,
): Decision {
  if (self.place.kind === 'none') return refuse('no-body');
  const seat = context.hall.seats.find(({ id }) => id === seatId);
  if (seat === undefined) return refuse('no-such-seat');
  if (!mayHave(self.role, seat)) return refuse('seat-of-moderators');
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
