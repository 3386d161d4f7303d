import type { AgendaItemView, AgendaView } from '../../protocol/agenda.ts';
import { erasedText } from './queue.ts';

/** How an item stands. */
export type AgendaStanding = 'planned' | 'running' | 'done';

export function standingOf({ startedAt, finishedAt }: AgendaItemView): AgendaStanding {
  if (startedAt === null) return 'planned';
  return finishedAt === null ? 'running' : 'done';
}

export function runningItem({ items }: AgendaView): AgendaItemView | null {
  return items.find((item) => standingOf(item) === 'running') ?? null;
}

/** What comes after the running item, or first; null when nothing does. */
export function nextItem({ items }: AgendaView): AgendaItemView | null {
  const at = items.findIndex((item) => standingOf(item) === 'running');
  return items.slice(at + 1).find((item) => standingOf(item) === 'planned') ?? null;
}

export function titleOf({ title }: AgendaItemView): string {
  return title ?? erasedText;
}

/** Time left of the running item, or how far it is over: the words say which. Rule AG7. */
export function clockOf(
  { startedAt, minutes }: AgendaItemView,
  nowMs: number,
): { readonly isOver: boolean; readonly words: string } {
  const leftMs = (startedAt ?? nowMs) + minutes * 60_000 - nowMs;
  if (leftMs > 0) return { isOver: false, words: `${minutesAndSeconds(Math.ceil(leftMs / 1000))} left` };
  return { isOver: true, words: `over by ${minutesAndSeconds(Math.floor(-leftMs / 1000))}` };
}

/** What an item took, beside what was planned. */
export function tookWords({ startedAt, finishedAt, minutes }: AgendaItemView): string {
  const planned = minutesWords(minutes);
  if (startedAt === null || finishedAt === null) return planned;
  return `took ${minutesAndSeconds(Math.round((finishedAt - startedAt) / 1000))} of ${planned}`;
}

export function minutesWords(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** What the agenda's line says beside its name. */
export function agendaSummary(agenda: AgendaView): string {
  const { items } = agenda;
  if (items.length === 0) return 'nothing planned';
  const running = runningItem(agenda);
  const next = nextItem(agenda);
  if (running !== null) return titleOf(running);
  if (next !== null) return `next is ${titleOf(next)}`;
  return 'all done';
}

function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** An item as it is being written. */
export interface AgendaDraftItem {
  readonly item: AgendaItemView['item'];
  readonly title: string;
  /** As typed. */
  readonly minutes: string;
}

export function draftOf({ items }: AgendaView): readonly AgendaDraftItem[] {
  return items.map(({ item, title, minutes }) => ({ item, title: title ?? '', minutes: String(minutes) }));
}

/** Puts an item one place up (-1) or down (1); at an end nothing changes. */
export function moved(draft: readonly AgendaDraftItem[], index: number, by: -1 | 1): readonly AgendaDraftItem[] {
  const item = draft[index];
  if (item === undefined || draft[index + by] === undefined) return draft;
  return draft.toSpliced(index, 1).toSpliced(index + by, 0, item);
}
