import type { MemberId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import type { Asking } from './asking.ts';
import { type Decision, isRefusal } from './decision.ts';
import { callByItself, nextAutoCall } from './dial.ts';
import type { TownhallState } from './state.ts';

interface HeldSeat {
  readonly memberId: MemberId;
  readonly untilMs: number;
}

// A pure function of its key; most commands leave the members as they are, and the session asks after every one.
const held = new WeakMap<TownhallState['members'], readonly HeldSeat[]>();

/** Gives when the gate must next hear `clock.reached`, in milliseconds since 1970; null when nothing waits for time. Rules MB6, DL6. */
export function nextDeadline(state: TownhallState): number | null {
  const seatMs = heldSeats(state)[0]?.untilMs ?? null;
  const callMs = nextAutoCall(state);
  return seatMs === null || callMs === null ? (seatMs ?? callMs) : Math.min(seatMs, callMs);
}

/** Does what waited for time: seats of people who have been away for too long are given free, the next question is called by itself. Rules MB6, DL6. */
export function timePassed(state: TownhallState, asking: Asking): Decision {
  const { stamp, context } = asking;
  const released = heldSeats(state)
    .filter(({ untilMs }) => untilMs <= context.nowMs)
    .map(({ memberId }) => ({ ...stamp, type: 'member.seat-released', memberId }) as const);
  const called = callByItself(state, asking);
  return isRefusal(called) ? called : [...released, ...called];
}

/** Seats that wait for somebody, the earliest to be released first. */
function heldSeats(state: TownhallState): readonly HeldSeat[] {
  const known = held.get(state.members);
  if (known !== undefined) return known;
  const seats: HeldSeat[] = [];
  for (const { id, presence, place } of state.members.values()) {
    if (presence.kind !== 'away' || place.kind === 'none') continue;
    seats.push({ memberId: id, untilMs: presence.sinceMs + limits.seatHeldMs });
  }
  seats.sort((a, b) => a.untilMs - b.untilMs || (a.memberId < b.memberId ? -1 : 1));
  held.set(state.members, seats);
  return seats;
}
