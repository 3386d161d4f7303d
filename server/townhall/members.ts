import type { ConnectionKind } from '../../protocol/commands.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import { can, type Role } from '../../protocol/roles.ts';
import type { Asking, CommandOf, PersonAsking } from './asking.ts';
import { hasBody } from './bodies.ts';
import { countsAsBody, greetedAs, hasRoomFor } from './capacity.ts';
import { cleanName, cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { isOfOtherDepartment } from './departments.ts';
import { isKeptOut, whyNoVoice } from './order.ts';
import {
  companionOf,
  firstFreeSeat,
  lastSeating,
  mayHave,
  onlookersSection,
  type Seating,
  type Seeker,
  seatingOf,
  seatNear,
} from './seating.ts';
import type { Context, Member, TownhallState } from './state.ts';
import { silence } from './vacate.ts';

/**
 * A person comes in, for the first time or again, with one more connection. Coming back keeps seat and standing; a connection that adds
 * nothing (a desk beside a body) is accepted without an event. Whoever wants to sit beside somebody gets the nearest free seat, also in
 * another section; whose seat was given free meanwhile, the one nearest to it. Only a body brings a look, and each time anew. Rules MB1 to MB4,
 * MB13, MB15, MB16, LOOK2, OH6, OH7, LB9, OT15, OT17.
 */
export function enter(state: TownhallState, command: CommandOf<'member.enter'>, { stamp, context }: Asking): Decision {
  const { memberId, kind, isBot } = command;
  const known = state.members.get(memberId);
  if (known?.presence.kind === 'removed') return refuse(known.presence.isBanned ? 'banned' : 'removed');
  const role = roleAtTheDoor(known, command);
  if (!can(role, 'order.exempt') && command.sameBrowser?.some((id) => isBanned(state, id))) return refuse('banned');
  if (state.isLocked && known === undefined) return refuse('town-hall-locked');
  if (isOfOtherDepartment(state, { ...command, role })) return refuse('other-department');
  const name = cleanName(command.name);
  if (name === '') return refuse('name-empty');
  if (name.length > limits.nameLength) return refuse('name-too-long');
  // Whoever came in with a name before keeps it: a dropped connection must not turn them out.
  if (known?.name !== name && isKeptOut(state, role, name)) return refuse('name-listed');

  const beside = companionOf(state, memberId, command.beside);
  const coming = comingIn(state, context, { id: memberId, role, known, kind }, beside);
  if (coming === null) return refuse('hall-full');
  const { seating, takesBody } = coming;
  const look = (takesBody ? command.look : hasBody(coming.role) ? known?.look : null) ?? null;
  const department = departmentOf(known, command.department);
  const isKnown = known?.name === name && known.department === department;
  const isSame = isKnown && known.presence.kind === 'here' && known.role === coming.role && known.look === look;
  if (isSame && stays(known, coming)) return [];

  const personal = { name, ...(look !== null && { look }), ...(department !== '' && { department }) };
  const isMoved = known !== undefined && (known.role !== coming.role || known.sectionId !== seating.sectionId);
  return [
    ...(isMoved ? silence(state, stamp, known) : []),
    {
      ...stamp,
      type: 'member.entered',
      memberId,
      role: coming.role,
      ...seating,
      kind,
      isBot,
      ...(coming.hadNoRoom && { hadNoRoom: true }),
      personal,
    },
  ];
}

/** As what somebody comes in, and where. */
interface Coming {
  readonly role: Role;
  readonly seating: Seating;
  readonly takesBody: boolean;
  readonly hadNoRoom: boolean;
}

/** Of the audience, for whose body a planned town hall has no room, becomes one who watches; null where the hall is full and nobody planned. Rule OT15. */
function comingIn(
  state: TownhallState,
  context: Context,
  self: Seeker & { readonly known: Member | undefined; readonly kind: ConnectionKind },
  beside: Member | null,
): Coming | null {
  const { role, known } = self;
  const aside = { sectionId: known?.sectionId ?? onlookersSection(state, context.hall, beside), seatId: null };
  const held = known !== undefined && hasBody(role) ? seatingOf(known) : null;
  const takesBody = self.kind === 'body' && hasBody(role);
  const isFree = (!takesBody && held === null) || hasRoomFor(state, self);
  const wanted = takesBody ? bodysSeating(state, context, self, beside) : (held ?? aside);
  const seating = isFree ? wanted : null;
  if (seating !== null) return { role, seating, takesBody, hadNoRoom: false };
  if (state.plan === null || !countsAsBody(role)) return null;
  return { role: 'spectator', seating: aside, takesBody: false, hadNoRoom: true };
}

/** Whether somebody comes in as and where they are already. */
function stays(known: Member, { seating, takesBody, hadNoRoom }: Coming): boolean {
  if (hadNoRoom && known.room !== 'none-left') return false;
  const held = seatingOf(known);
  return takesBody ? held !== null && isSamePlace(held, seating) : seating.sectionId === known.sectionId;
}

/** As their company says now; of who did not sign in, what was known. */
function departmentOf(known: Member | undefined, fromDoor: string | undefined): string {
  if (fromDoor === undefined) return known?.department ?? '';
  return cleanText(fromDoor).slice(0, limits.departmentLength).trim();
}

function isBanned({ members }: TownhallState, id: MemberId): boolean {
  const presence = members.get(id)?.presence;
  return presence?.kind === 'removed' && presence.isBanned;
}

/** A body's place: beside whom they ask for, else the one they have, else as near as may be to the one they had. */
function bodysSeating(
  state: TownhallState,
  { hall }: Context,
  self: Seeker & { readonly known: Member | undefined },
  beside: Member | null,
): Seating | null {
  const near = (place: Seating | null) => (place === null ? null : seatNear(state, hall, self, place));
  const wished = near(beside === null ? null : seatingOf(beside));
  if (self.known === undefined) return wished ?? firstFreeSeat(state, hall, self);
  const held = seatingOf(self.known);
  const seat = hall.seats.find(({ id }) => id === held?.seatId);
  const kept = mayHave(self.role, seat) ? held : null;
  return wished ?? kept ?? near(lastSeating(self.known)) ?? firstFreeSeat(state, hall, self);
}

function isSamePlace(one: Seating, other: Seating): boolean {
  return one.sectionId === other.sectionId && one.seatId === other.seatId;
}

/**
 * A role changed at the gate stays at every return, until the door itself gives another one (a new link was opened). Whoever had no room
 * may have some now: their body asks again.
 */
function roleAtTheDoor(known: Member | undefined, { role: fromDoor, kind }: CommandOf<'member.enter'>): Role {
  if (known === undefined || known.doorRole !== fromDoor) return fromDoor;
  return kind === 'body' ? greetedAs(known) : known.role;
}

/** A person's last connection is gone: they are away, silent, and their seat waits. Rule MB6. */
export function leave(state: TownhallState, { memberId }: CommandOf<'member.leave'>, { stamp }: Asking): Decision {
  const member = state.members.get(memberId);
  if (member === undefined) return refuse('no-such-member');
  if (member.presence.kind !== 'here') return [];
  return [...silence(state, stamp, member), { ...stamp, type: 'member.left', memberId }];
}

/** Raises the hand. Rule MB7. */
export function raiseHand({ self, stamp }: PersonAsking): Decision {
  return self.hasHandUp ? refuse('hand-already-up') : [{ ...stamp, type: 'hand.raised', memberId: self.id }];
}

/** Lowers the hand. Rule MB7. */
export function lowerHand({ self, stamp }: PersonAsking): Decision {
  return self.hasHandUp ? [{ ...stamp, type: 'hand.lowered', memberId: self.id }] : refuse('hand-not-up');
}

/** Gives the right to talk to the neighbours. Refuses whoever is muted, has no body in the hall, or may not as things are set. Rules MB8, OH1, OH2. */
export function openVoice(state: TownhallState, { self, stamp }: PersonAsking): Decision {
  if (self.isMuted) return refuse('muted');
  if (self.place.kind === 'none') return refuse('no-body');
  if (self.mayTalk) return refuse('already-open');
  const whyNot = whyNoVoice(state, self);
  if (whyNot !== null) return refuse(whyNot);
  return [{ ...stamp, type: 'voice.opened', memberId: self.id }];
}

/** Gives the right to talk back, and with it the floor or the stage. Rule MB8. */
export function closeVoice(state: TownhallState, { self, stamp }: PersonAsking): Decision {
  return self.mayTalk ? silence(state, stamp, self) : refuse('not-open');
}
