import { assertNever } from '../../protocol/assert-never.ts';
import type { TownhallEvent } from '../../protocol/events.ts';
import type { EventOf } from './event-of.ts';
import { withActNoted } from './evolve-acts.ts';
import { evolveAgenda } from './evolve-agenda.ts';
import { evolveDial, withStageNoted } from './evolve-dial.ts';
import { withErased } from './evolve-erasure.ts';
import { evolveLiving } from './evolve-living.ts';
import { evolveMember } from './evolve-member.ts';
import { evolveOrder } from './evolve-order.ts';
import { evolvePlan } from './evolve-plan.ts';
import { evolvePoll } from './evolve-poll.ts';
import { evolveQuestion } from './evolve-question.ts';
import { evolveReport } from './evolve-report.ts';
import { evolveStage } from './evolve-stage.ts';
import { withoutLostAssignments } from './evolve-tools.ts';
import type { TownhallState } from './state.ts';

/**
 * Folds one event of the record into the state: a new state that shares what did not change. `seq` rises by one and is the event's place
 * in the record. The event is trusted: the gate accepted it once. Rules G6, G7.
 */
export function evolve(before: TownhallState, event: TownhallEvent): TownhallState {
  return withActNoted(before, withStageNoted(before, evolved(before, event), event), event);
}

function evolved(before: TownhallState, event: TownhallEvent): TownhallState {
  const state = { ...before, seq: before.seq + 1 };
  if (isOf('question', event) || isOf('referral', event)) return evolveQuestion(state, event);
  if (isOf('poll', event)) return evolvePoll(state, event);
  if (isOf('member', event) || isOf('hand', event) || isOf('voice', event))
    return withoutLostAssignments(state, evolveMember(state, event), event.memberId);
  if (isOf('answer', event) || isOf('stage', event) || isOf('floor', event)) return evolveStage(state, event);
  if (isOf('report', event)) return evolveReport(state, event);
  if (isOf('agenda', event)) return evolveAgenda(state, event);
  if (isOf('order', event)) return evolveOrder(state, event);
  switch (event.type) {
    case 'townhall.created':
    case 'townhall.edited':
    case 'townhall.cancelled':
      return evolvePlan(state, event);
    case 'townhall.opened':
      return { ...state, phase: 'open' };
    case 'townhall.closed':
      return { ...state, phase: 'closed' };
    case 'townhall.locked':
      return { ...state, isLocked: true };
    case 'townhall.unlocked':
      return { ...state, isLocked: false };
    case 'session.started':
      return withEverybodyAway(state, event.at);
    case 'head.signed':
      return { ...state, signedHead: { seq: event.seq, head: event.head, signature: event.signature, key: event.key } };
    case 'dial.set':
      return evolveDial(state, event);
    case 'avatar.held':
      return { ...state, isAvatarHeld: true };
    case 'avatar.resumed':
      return { ...state, isAvatarHeld: false };
    case 'avatar.switched-off':
      return { ...state, isAvatarOff: true };
    case 'avatar.switched-on':
      return { ...state, isAvatarOff: false };
    case 'human.said':
      return evolveLiving(state, event);
    case 'act.undone':
      return state;
    case 'record.erased':
      return withErased(state, event.entries);
    default:
      return assertNever(event);
  }
}

/** Folds events in order. Folding a whole record into `emptyTownhall` gives the live state exactly. Rule G6. */
export function fold(state: TownhallState, events: Iterable<TownhallEvent>): TownhallState {
  let folded = state;
  for (const event of events) folded = evolve(folded, event);
  return folded;
}

function isOf<F extends string>(family: F, event: TownhallEvent): event is EventOf<`${F}.${string}`> {
  return event.type.startsWith(`${family}.`);
}

/** After a restart nobody is connected, and no microphone may be live by itself. */
function withEverybodyAway(state: TownhallState, at: number): TownhallState {
  const members = state.members.map((member) =>
    member.presence.kind === 'here'
      ? { ...member, presence: { kind: 'away', sinceMs: at } as const, hasHandUp: false, mayTalk: false }
      : member,
  );
  return { ...state, members };
}
