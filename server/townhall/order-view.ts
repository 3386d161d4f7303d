import type { MemberId } from '../../protocol/ids.ts';
import type { OrderMessage, PutOut, ReportView } from '../../protocol/order.ts';
import type { TownhallState } from './state.ts';
import { readable } from './views.ts';

/**
 * Gives what those who moderate see of order in the hall, and nobody else: the list of words, who was put
 * out, and what was reported, but for what was reported of themselves. Rules OH6, OH8, OH10.
 */
export function orderView(state: TownhallState, viewer: MemberId): OrderMessage {
  const { order, members } = state;
  const out: PutOut[] = [];
  for (const { id, name, presence } of members.values()) {
    if (presence.kind !== 'removed') continue;
    const reason = readable(presence.reason) ?? '';
    out.push({ memberId: id, name: readable(name) ?? '', isBanned: presence.isBanned, reason });
  }
  return { words: order.words.list, out, reports: reportsFor(state, viewer) };
}

function reportsFor({ reports, members }: TownhallState, viewer: MemberId): readonly ReportView[] {
  const nameOf = (id: MemberId) => readable(members.get(id)?.name) ?? '';
  return [...reports]
    .filter(([, { memberId }]) => memberId !== viewer)
    .sort(([a], [b]) => a - b)
    .map(([report, { atMs, reporter, ...told }]) => ({
      report,
      at: atMs,
      reporterName: nameOf(reporter),
      name: told.memberId === null ? '' : nameOf(told.memberId),
      ...told,
    }));
}
