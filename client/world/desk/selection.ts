import type { QuestionId } from '../../../protocol/ids.ts';
import type { DeskStep } from './keymap.ts';

/** The desk's lists as they are shown, from left to right. */
export type ShownLists = readonly (readonly QuestionId[])[];

/** Which question the keys are about, and where the hand is: there it goes on when the question has moved away. */
export interface Selection {
  readonly id: QuestionId | null;
  readonly list: number;
  readonly index: number;
  /** When it moved on by itself after an act; null: a person chose it. Milliseconds on any clock. */
  readonly movedAtMs: number | null;
}

export const nothingSelected: Selection = { id: null, list: 0, index: -1, movedAtMs: null };

/** A key that is pressed sooner after the selection moved by itself was meant for the question before. */
export const bounceMs = 300;

/** Selects a question that a person clicked or came to. */
export function select(selection: Selection, id: QuestionId, lists: ShownLists): Selection {
  if (selection.id === id) return selection;
  const place = placeOf(id, lists);
  return place === null ? selection : { id, ...place, movedAtMs: null };
}

/**
 * The selection after an arrow: from where the question stands, or, when it went to another list or out of sight, from where it stood. At the
 * end of a list it stays. Rule DK7.
 */
export function go(selection: Selection, step: DeskStep, lists: ShownLists): Selection {
  const place = selection.id === null ? null : placeOf(selection.id, lists);
  const isHere = place !== null && place.list === selection.list;
  const { list, index } = isHere ? place : selection;
  switch (step) {
    case 'next':
      return at(selection, list, isHere ? index + 1 : Math.max(0, index), lists);
    case 'previous':
      return at(selection, list, index - 1, lists);
    case 'first':
      return at(selection, list, 0, lists);
    case 'last':
      return at(selection, list, Number.MAX_SAFE_INTEGER, lists);
    case 'list-before':
    case 'list-after':
      return at(selection, listBeside(list, step === 'list-after' ? 1 : -1, lists), Math.max(0, index), lists);
  }
}

/** The same question, wherever it stands now: nothing that arrives or moves changes what is selected. Rule DK6. */
export function follow(selection: Selection, lists: ShownLists): Selection {
  if (selection.id === null) return selection;
  const index = lists[selection.list]?.indexOf(selection.id) ?? -1;
  return index < 0 || index === selection.index ? selection : { ...selection, index };
}

/** After an act of one's own took the question out of its list: the one that comes after it there. Rule DK8. */
export function afterOwnAct(selection: Selection, lists: ShownLists, nowMs: number): Selection {
  const list = lists[selection.list] ?? [];
  if (selection.id === null || list.includes(selection.id)) return selection;
  const index = Math.min(selection.index, list.length - 1);
  const id = list[index];
  return id === undefined ? selection : { id, list: selection.list, index, movedAtMs: nowMs };
}

/** Whether a key is meant for the question that is selected now. Rule DK8. */
export function isMeant({ id, movedAtMs }: Selection, nowMs: number): boolean {
  return id !== null && (movedAtMs === null || nowMs - movedAtMs >= bounceMs);
}

function placeOf(id: QuestionId, lists: ShownLists): { readonly list: number; readonly index: number } | null {
  for (const [list, ids] of lists.entries()) {
    const index = ids.indexOf(id);
    if (index >= 0) return { list, index };
  }
  return null;
}

function at(selection: Selection, list: number, index: number, lists: ShownLists): Selection {
  const from = (lists[list]?.length ?? 0) > 0 ? list : lists.findIndex((ids) => ids.length > 0);
  const ids = lists[from] ?? [];
  const within = Math.max(0, Math.min(index, ids.length - 1));
  const id = ids[within];
  return id === undefined ? selection : { id, list: from, index: within, movedAtMs: null };
}

/** The next list in that direction in which something stands; the same where there is none. */
function listBeside(list: number, direction: 1 | -1, lists: ShownLists): number {
  for (let next = list + direction; next >= 0 && next < lists.length; next += direction)
    if ((lists[next]?.length ?? 0) > 0) return next;
  return list;
}
