import { limits } from '../../protocol/limits.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { can, type Role } from '../../protocol/roles.ts';
import type { CommandOf, PersonAsking } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import { whyNoVoice } from './order.ts';
import { mayHave, seatingOf } from './seating.ts';
import type { Member, TownhallState } from './state.ts';
import { silence } from './vacate.ts';

/** Takes a person's voice until they are unmuted, also when they are away. Rule MB9. */
export function mute(state: TownhallState, command: CommandOf<'member.mute'>, { stamp }: PersonAsking): Decision {
  const member = present(state, command);
  if (isRefusalOf(member)) return member;
  if (member.isMuted) return refuse('already-muted');
  return [...silence(state, stamp, member), { ...stamp, type: 'member.muted', memberId: member.id }];
}

/** Says why somebody is muted, to them and in the record; the silence was there before. Rules WR4, WR5. */
export function explainMute(
  state: TownhallState,
  command: CommandOf<'member.explain-mute'>,
  { stamp }: PersonAsking,
): Decision {
  const member = present(state, command);
  if (isRefusalOf(member)) return member;
  if (!member.isMuted) return refuse('not-muted');
  const reason = cleanText(command.reason);
  if (reason === '') return refuse('report-empty');
  if (reason.length > limits.reasonLength) return refuse('reason-too-long');
  return [{ ...stamp, type: 'member.mute-explained', memberId: member.id, personal: { reason } }];
}

/** Lets a muted person open their microphone again; it stays closed until they do. Rule MB9. */
export function unmute(state: TownhallState, command: CommandOf<'member.unmute'>, { stamp }: PersonAsking): Decision {
  const member = present(state, command);
  if (isRefusalOf(member)) return member;
  return member.isMuted ? [{ ...stamp, type: 'member.unmuted', memberId: member.id }] : refuse('not-muted');
}

/** Puts a person out for good: voice, floor and seat are gone; questions and votes stay. A reason may be empty. Rule MB10. */
export function remove(
  state: TownhallState,
  command: CommandOf<'member.remove'>,
  { self, stamp }: PersonAsking,
): Decision {
  const member = present(state, command);
  if (isRefusalOf(member)) return member;
  const reason = reasonFor(member, self, command.reason);
  if (typeof reason !== 'string') return reason;
  return [
    ...silence(state, stamp, member),
    { ...stamp, type: 'member.removed', memberId: member.id, personal: { reason } },
  ];
}

/** Puts a person out like {@link remove}, or one who was removed already, and keeps them from coming back by another link. Rule OH7. */
export function ban(state: TownhallState, command: CommandOf<'member.ban'>, { self, stamp }: PersonAsking): Decision {
  const member = state.members.get(command.memberId);
  if (member === undefined) return refuse('no-such-member');
  if (member.presence.kind === 'removed' && member.presence.isBanned) return refuse('already-banned');
  const reason = reasonFor(member, self, command.reason);
  if (typeof reason !== 'string') return reason;
  return [
    ...silence(state, stamp, member),
    { ...stamp, type: 'member.banned', memberId: member.id, personal: { reason } },
  ];
}

/** Lets somebody who was removed or banned come in again, as the person they were. Rule OH8. */
export function readmit(state: TownhallState, command: CommandOf<'member.readmit'>, { stamp }: PersonAsking): Decision {
  const member = state.members.get(command.memberId);
  if (member === undefined) return refuse('no-such-member');
  if (member.presence.kind !== 'removed') return refuse('not-put-out');
  return [{ ...stamp, type: 'member.readmitted', memberId: member.id }];
}

/** The reason as it is kept, or why this person may not put that one out for it. */
function reasonFor(member: Member, self: Member, told: string): string | Refusal {
  if (member.id === self.id || isAbove(member.role, self.role)) return refuse('not-allowed');
  const reason = cleanText(told);
  return reason.length > limits.reasonLength ? refuse('reason-too-long') : reason;
}

/**
 * Moves a person to another role. A moderator moves people between attendee and spectator only; nobody gives what only an administrator
 * has, but an administrator. Rights that the new role lacks end at once, and a moderator's seat with them. Rules MB11, MB16.
 */
export function changeRole(
  state: TownhallState,
  command: CommandOf<'member.change-role'>,
  { self, stamp, context }: PersonAsking,
): Decision {
  const member = present(state, command);
  if (isRefusalOf(member)) return member;
  const { role } = command;
  if (member.role === role) return refuse('same-role');
  if (!mayMove(self.role, member.role, role)) return refuse('not-allowed');
  const mustStop =
    !can(role, 'voice.open') || member.role === 'leader' || whyNoVoice(state, { ...member, role }) !== null;
  const seatId = seatingOf(member)?.seatId ?? null;
  const mustStand = !mayHave(
    role,
    context.hall.seats.find(({ id }) => id === seatId),
  );
  return [
    ...(mustStop ? silence(state, stamp, member) : []),
    ...(mustStand ? [{ ...stamp, type: 'member.stood', memberId: member.id } as const] : []),
    { ...stamp, type: 'member.role-changed', memberId: member.id, role },
  ];
}

function mayMove(by: Role, from: Role, to: Role): boolean {
  const audience: readonly Role[] = ['attendee', 'spectator'];
  if (by === 'moderator') return audience.includes(from) && audience.includes(to);
  return by === 'administrator' || (from !== 'administrator' && to !== 'administrator');
}

/** Moderators do not put out those who run the town hall, nor organisers an administrator. */
function isAbove(role: Role, other: Role): boolean {
  const rank = (of: Role) => (of === 'administrator' ? 2 : of === 'organiser' ? 1 : 0);
  return rank(role) > rank(other);
}

function present(state: TownhallState, { memberId }: { readonly memberId: Member['id'] }): Member | Refusal {
  const member = state.members.get(memberId);
  return member === undefined || member.presence.kind === 'removed' ? refuse('no-such-member') : member;
}

function isRefusalOf(value: Member | Refusal): value is Refusal {
  return 'refused' in value;
}
