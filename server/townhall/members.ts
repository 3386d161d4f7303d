import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Role } from '../../protocol/roles.ts';
import type { Asking, CommandOf, PersonAsking } from './asking.ts';
import { hasBody } from './bodies.ts';
import { cleanName } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { freeSeat } from './seating.ts';
import type { Member, TownhallState } from './state.ts';
import { silence } from './vacate.ts';

/**
 * A person comes in, for the first time or again, with one more connection. Coming back keeps seat and standing; a connection that adds
 * nothing (a desk beside a body) is accepted without an event. Rules MB1 to MB4.
 */
export function enter(state: TownhallState, command: CommandOf<'member.enter'>, { stamp, context }: Asking): Decision {
  const { memberId, sectionId, kind, isBot } = command;
  const known = state.members.get(memberId);
  if (known?.presence.kind === 'removed') return refuse('removed');
  if (state.isLocked && known === undefined) return refuse('town-hall-locked');
  const name = cleanName(command.name);
  if (name === '') return refuse('name-empty');
  if (name.length > limits.nameLength) return refuse('name-too-long');

  const role = roleAtTheDoor(known, command.role);
  const wantsBody = kind === 'body' && hasBody(role);
  const before = known?.sectionId === sectionId && hasBody(role) ? known.place.kind : 'none';
  const isSame = known?.presence.kind === 'here' && known.name === name && known.role === role;
  if (isSame && known.sectionId === sectionId && (!wantsBody || before !== 'none')) return [];

  const kept = before === 'seated' && known?.place.kind === 'seated' ? known.place.seatId : null;
  const needsSeat = wantsBody && before === 'none';
  const seatId = needsSeat ? freeSeat(state, sectionId, context.hall) : kept;
  if (needsSeat && seatId === null) return refuse('hall-full');
  const isMoved = known !== undefined && (known.role !== role || known.sectionId !== sectionId);
  return [
    ...(isMoved ? silence(state, stamp, known) : []),
    { ...stamp, type: 'member.entered', memberId, role, sectionId, kind, isBot, seatId, personal: { name } },
  ];
}

/** A role changed at the gate stays at every return, until the door itself gives another one (a new link was opened). */
function roleAtTheDoor(known: Member | undefined, fromDoor: Role): Role {
  return known === undefined || known.doorRole !== fromDoor ? fromDoor : known.role;
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

/** Gives the right to talk to the neighbours. Refuses whoever is muted or has no body in the hall. Rule MB8. */
export function openVoice({ self, stamp }: PersonAsking): Decision {
  if (self.isMuted) return refuse('muted');
  if (self.place.kind === 'none') return refuse('no-body');
  if (self.mayTalk) return refuse('already-open');
  return [{ ...stamp, type: 'voice.opened', memberId: self.id }];
}

/** Gives the right to talk back, and with it the floor or the stage. Rule MB8. */
export function closeVoice(state: TownhallState, { self, stamp }: PersonAsking): Decision {
  return self.mayTalk ? silence(state, stamp, self) : refuse('not-open');
}
