import type { MemberId } from '../../protocol/ids.ts';
import { can, type Role } from '../../protocol/roles.ts';
import { hasBody } from './bodies.ts';
import type { Member, TownhallState } from './state.ts';

/** Whether a role's bodies are counted by a plan: the audience's. Crew and leader come in beside them. Rule OT15. */
export function countsAsBody(role: Role): boolean {
  return hasBody(role) && !can(role, 'order.exempt');
}

/**
 * Whether the plan leaves room for this body, beside those in all sections that are here or whose seat is held. Whoever has a place keeps
 * it, and whom a moderator brought in comes in. Rules OT15, OT16.
 */
export function hasRoomFor(
  { plan, members }: TownhallState,
  { id, role, known }: { readonly id: MemberId; readonly role: Role; readonly known: Member | undefined },
): boolean {
  const capacity = plan?.capacity ?? null;
  if (capacity === null || !countsAsBody(role)) return true;
  const hasPlace = known !== undefined && known.place.kind !== 'none' && countsAsBody(known.role);
  if (hasPlace || (known?.role === role && known.room === 'given')) return true;
  return members.count((each) => each.id !== id && each.place.kind !== 'none' && countsAsBody(each.role)) < capacity;
}

/** The role that a page asks to come in with: of whoever watches as there was no room, what they would be with some. Rule OT16. */
export function greetedAs({ role, doorRole, room }: Pick<Member, 'role' | 'doorRole' | 'room'>): Role {
  return room === 'none-left' ? doorRole : role;
}
