import type { EventOf } from './event-of.ts';
import type { TownhallState } from './state.ts';

/** Folds what is set for the audience. Rules OH1, OH2. */
export function evolveOrder(state: TownhallState, event: EventOf<`order.${string}`>): TownhallState {
  return {
    ...state,
    order: { ...state.order, talk: event.talk },
    members: state.members.map((member) => (member.isAllowed ? { ...member, isAllowed: false } : member)),
  };
}
