import type { OrderMessage, PutOut } from '../../protocol/order.ts';
import type { TownhallState } from './state.ts';
import { readable } from './views.ts';

/** Gives what those who moderate see of order in the hall, and nobody else: the list of words, and who was put out. Rules OH6, OH8. */
export function orderView({ order, members }: TownhallState): OrderMessage {
  const out: PutOut[] = [];
  for (const { id, name, presence } of members.values()) {
    if (presence.kind !== 'removed') continue;
    const reason = readable(presence.reason) ?? '';
    out.push({ memberId: id, name: readable(name) ?? '', isBanned: presence.isBanned, reason });
  }
  return { words: order.words.list, out };
}
