import { assertNever } from '../../protocol/assert-never.ts';
import { withEntry } from './change.ts';
import type { EventOf } from './event-of.ts';
import { noWords } from './listed-words.ts';
import type { Order, TownhallState } from './state.ts';

/** Folds what is set for the audience. Rules OH1, OH2, OH4 to OH6, OH11. */
export function evolveOrder(state: TownhallState, event: EventOf<`order.${string}`>): TownhallState {
  switch (event.type) {
    case 'order.talk-set':
      return withNobodyAllowed(withOrder(state, { talk: event.talk }));
    case 'order.slow-set':
      return withOrder(state, { slowMinutes: event.minutes });
    case 'order.calm-set':
      return withOrder(state, { isCalm: event.isCalm });
    case 'order.unread-set': {
      const { isShown, by } = event;
      return withOrder(state, { showsUnread: isShown && by.kind !== 'part' ? by.memberId : null });
    }
    case 'order.words-set': {
      const { personal, by } = event;
      if (personal === 'erased') return withOrder(state, { words: noWords });
      const list = personal.words === '' ? [] : personal.words.split('\n');
      const set = withOrder(state, { words: { list, entry: state.seq } });
      return by.kind === 'member' ? withEntry(set, by.memberId) : set;
    }
    default:
      return assertNever(event);
  }
}

function withOrder(state: TownhallState, change: Partial<Order>): TownhallState {
  return { ...state, order: { ...state.order, ...change } };
}

function withNobodyAllowed(state: TownhallState): TownhallState {
  const members = state.members.map((member) => (member.isAllowed ? { ...member, isAllowed: false } : member));
  return { ...state, members };
}
