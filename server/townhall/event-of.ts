import type { TownhallEvent, TownhallEventType } from '../../protocol/events.ts';
import type { Text } from './state.ts';

/** The event of one type, or of a family of types such as `question.…`. */
export type EventOf<T extends TownhallEventType | `${string}.${string}`> = Extract<TownhallEvent, { readonly type: T }>;

/** The mark in the state of a text that was erased. */
export const erased = { erased: true } as const satisfies Text;

/** Gives one text of an event's personal part, or the mark that it was erased. */
export function textIn<K extends string>(personal: Readonly<Record<K, string>> | 'erased', key: K): Text {
  return personal === 'erased' ? erased : personal[key];
}

/** Whether a text can still be read. */
export function isReadable(text: Text): text is string {
  return typeof text === 'string';
}
