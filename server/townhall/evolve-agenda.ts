import { assertNever } from '../../protocol/assert-never.ts';
import { withEntry } from './change.ts';
import { type EventOf, erased } from './event-of.ts';
import type { AgendaItem, TownhallState } from './state.ts';

/** Folds what happened to the agenda. An item that stays keeps when it began and ended. Rules AG1 to AG4. */
export function evolveAgenda(state: TownhallState, event: EventOf<`agenda.${string}`>): TownhallState {
  switch (event.type) {
    case 'agenda.set': {
      const { personal, by } = event;
      const before = new Map(state.agenda.items.map((item) => [item.id, item]));
      const items = event.items.map(({ item, minutes }, index): AgendaItem => {
        const { startedAtMs = null, finishedAtMs = null } = before.get(item) ?? {};
        const title = personal === 'erased' ? erased : (personal.titles[index] ?? erased);
        return { id: item, title, minutes, startedAtMs, finishedAtMs };
      });
      const set = { ...state, agenda: { items, entry: state.seq } };
      return personal === 'erased' || by.kind !== 'member' ? set : withEntry(set, by.memberId);
    }
    case 'agenda.started':
      return withItem(state, event.item, { startedAtMs: event.at, finishedAtMs: null });
    case 'agenda.finished':
      return withItem(state, event.item, { finishedAtMs: event.at });
    default:
      return assertNever(event);
  }
}

/** Folds an erasure: the titles that lay in these entries are gone. */
export function forgetInAgenda(agenda: TownhallState['agenda'], gone: ReadonlySet<number>): TownhallState['agenda'] {
  if (!gone.has(agenda.entry)) return agenda;
  return { ...agenda, items: agenda.items.map((item) => ({ ...item, title: erased })) };
}

function withItem(state: TownhallState, id: AgendaItem['id'], change: Partial<AgendaItem>): TownhallState {
  const items = state.agenda.items.map((item) => (item.id === id ? { ...item, ...change } : item));
  return { ...state, agenda: { ...state.agenda, items } };
}
