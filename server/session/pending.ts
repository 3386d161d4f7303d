import type { TownhallEvent } from '../../protocol/events.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import type { TownhallState } from '../townhall/state.ts';
import type { Owed } from './owed.ts';
import type { Outcome, Record, Recorded } from './ports.ts';

/** A command that was accepted, its events sealed, on their way to the disk, and who waits for them. */
export interface Pending extends Owed {
  readonly events: readonly TownhallEvent[];
  readonly entries: readonly StoredEntry[];
  readonly after: TownhallState;
  /** It is kept beside the record already. */
  readonly isKept: boolean;
  readonly settle: (outcome: Outcome) => void;
}

/** Takes from the queue what is written together: everything that waits; an erasure goes alone, because it also deletes. Rule S9. */
export function takeGroup(queue: Pending[]): readonly Pending[] {
  const erasing = queue.findIndex(({ events }) => events.some(({ type }) => type === 'record.erased'));
  return queue.splice(0, erasing === -1 ? queue.length : Math.max(1, erasing));
}

/** Writes a group as one. Rejects with `RecordFailure`. */
export async function writeGroup(record: Record, group: readonly Pending[]): Promise<void> {
  const entries = group.flatMap((pending) => pending.entries);
  const erased = group.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'record.erased' ? event.entries : [])),
  );
  if (erased.length > 0) await record.erase(entries, erased);
  else if (entries.length > 0) await record.append(entries);
}

/** The events of a group with their places in the record. */
export function recordedOf(group: readonly Pending[]): readonly Recorded<TownhallEvent>[] {
  return group.flatMap(({ events, entries }) =>
    entries.flatMap(({ seq, hash }, index): readonly Recorded<TownhallEvent>[] => {
      const event = events[index];
      return event === undefined ? [] : [{ seq, hash, event }];
    }),
  );
}
