import type { AgendaView } from '../../protocol/agenda.ts';
import type { AgendaCommand } from '../../protocol/commands.ts';
import { limits } from '../../protocol/limits.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { CommandOf, PersonAsking, Stamp } from './asking.ts';
import { cleanText } from './clean-text.ts';
import type { Decision } from './decision.ts';
import type { EventOf } from './event-of.ts';
import type { AgendaItem, TownhallState } from './state.ts';
import { readable } from './views.ts';

/** Decides everything about the agenda: the crew writes it, starts items and finishes them. Rules AG1 to AG4. */
export function decideAgenda(state: TownhallState, command: AgendaCommand, { stamp }: PersonAsking): Decision {
  switch (command.type) {
    case 'agenda.set':
      return set(state, command, stamp);
    case 'agenda.start': {
      const item = state.agenda.items.find(({ id }) => id === command.item);
      if (item === undefined) return refuse('no-such-item');
      if (isRunning(item)) return refuse('item-running');
      return [...finishAgenda(state, stamp), { ...stamp, type: 'agenda.started', item: item.id }];
    }
    case 'agenda.finish': {
      const finished = finishAgenda(state, stamp);
      return finished.length === 0 ? refuse('no-item-running') : finished;
    }
  }
}

/** Gives the event that ends what is running, also when the town hall ends. Rule AG3. */
export function finishAgenda(state: TownhallState, stamp: Stamp): readonly EventOf<'agenda.finished'>[] {
  const running = state.agenda.items.find(isRunning);
  return running === undefined ? [] : [{ ...stamp, type: 'agenda.finished', item: running.id }];
}

function set({ agenda }: TownhallState, command: CommandOf<'agenda.set'>, stamp: Stamp): Decision {
  if (command.was !== agenda.entry) return refuse('agenda-changed');
  const items = command.items.map((item) => ({ ...item, title: cleanText(item.title) }));
  const isWhole = items.every(
    ({ title, minutes }) =>
      title !== '' && title.length <= limits.agendaTitleLength && minutes >= 1 && minutes <= limits.agendaMinutesMost,
  );
  const ids = new Set(items.map(({ item }) => item));
  if (!isWhole || items.length > limits.agendaItems || ids.size < items.length) return refuse('agenda-incomplete');
  const running = agenda.items.find(isRunning);
  if (running !== undefined && !ids.has(running.id)) return refuse('item-still-running');
  const isSame =
    items.length === agenda.items.length &&
    agenda.items.every(({ id, title, minutes }, index) => {
      const now = items[index];
      return now?.item === id && now.title === title && now.minutes === minutes;
    });
  if (isSame) return [];
  const personal = { titles: items.map(({ title }) => title) };
  return [{ ...stamp, type: 'agenda.set', items: items.map(({ item, minutes }) => ({ item, minutes })), personal }];
}

function isRunning({ startedAtMs, finishedAtMs }: AgendaItem): boolean {
  return startedAtMs !== null && finishedAtMs === null;
}

/** Gives the whole agenda, for those who run the town hall. Rule AG5. */
export function agendaView({ agenda }: TownhallState): AgendaView {
  return {
    entry: agenda.entry,
    items: agenda.items.map(({ id, title, minutes, startedAtMs, finishedAtMs }) => ({
      item: id,
      title: readable(title),
      minutes,
      startedAt: startedAtMs,
      finishedAt: finishedAtMs,
    })),
  };
}

/** Gives what everybody sees of the agenda: the titles of what is running and of what comes next; empty where there is none. Rule AG6. */
export function agendaLine({ agenda }: TownhallState): { readonly now: string; readonly next: string } {
  const at = agenda.items.findIndex(isRunning);
  const next = agenda.items.slice(at + 1).find(({ startedAtMs }) => startedAtMs === null);
  return { now: readable(agenda.items[at]?.title) ?? '', next: readable(next?.title) ?? '' };
}
