import type { GreenRefusal } from '../../protocol/backstage.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { TownhallState } from './state.ts';
import { isOnStage } from './vacate.ts';

/** Gives why somebody may not be in the green room; null when they may. `isDelegate`: the leader named them. Rule GR1. */
export function whyNotBackstage(state: TownhallState, memberId: MemberId, isDelegate: boolean): GreenRefusal | null {
  const member = state.members.get(memberId);
  if (member?.presence.kind !== 'here') return 'not-here';
  return can(member.role, 'green-room.enter') || isDelegate ? null : 'not-allowed';
}

/** Gives why somebody in the green room may not speak there now; null when they may. Rules GR3, GR4. */
export function whyNotSpeakThere(state: TownhallState, memberId: MemberId): GreenRefusal | null {
  if (isOnStage(state, memberId)) return 'green-on-stage';
  return state.members.get(memberId)?.isMuted === true ? 'muted' : null;
}
