import type { Command } from '../../protocol/commands.ts';
import type { TownhallEvent } from '../../protocol/events.ts';
import { isSilencing } from '../townhall/silencing.ts';

/** What the record gets later when it fails now: silences, which took effect already, and that somebody has gone, which is a fact. */
export function isOwed(command: Command): boolean {
  return isSilencing(command) || command.type === 'member.leave';
}

/** The latest epoch that these events silence; null when none. */
export function silencedEpoch(events: readonly TownhallEvent[]): number | null {
  const epochs = events.flatMap((event) =>
    event.type === 'stage.stopped' || event.type === 'answer.cut' ? [event.epoch] : [],
  );
  return epochs.length === 0 ? null : Math.max(...epochs);
}
