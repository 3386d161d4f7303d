import { z } from 'zod';
import { type Command, pageCommandSchema } from '../../protocol/commands.ts';
import { actorSchema } from '../../protocol/event-parts.ts';
import type { Actor, TownhallEvent } from '../../protocol/events.ts';
import { type Decision, isRefusal } from '../townhall/decision.ts';
import { isSilencing } from '../townhall/silencing.ts';
import type { TownhallState } from '../townhall/state.ts';

/** What the record gets later: a silence, which took effect already, or that somebody has gone, which is a fact. */
export interface Owed {
  readonly actor: Actor;
  readonly command: Command;
  readonly atMs: number;
  /** The latest epoch that it silenced; null when none. */
  readonly silenced: number | null;
}

/** A silence as it is kept beside the record, so that it outlives the process. */
export interface KeptSilence extends Owed {
  /** The record's last entry when it was kept: only an entry after it can be this silence. */
  readonly afterSeq: number;
}

/** Only what a page may ask for, and only what silences. */
export const keptSilenceSchema: z.ZodType<KeptSilence> = z.strictObject({
  actor: actorSchema,
  command: pageCommandSchema.refine(isSilencing),
  atMs: z.int().min(0),
  silenced: z.int().min(0).nullable(),
  afterSeq: z.int().min(0),
});

/** Whether the record gets this later when it fails now. */
export function isOwed(command: Command): boolean {
  return isSilencing(command) || command.type === 'member.leave';
}

const silencingEvents: readonly TownhallEvent['type'][] = [
  'stage.stopped',
  'answer.cut',
  'answer.paused',
  'answer.skipped',
];

/** The latest epoch that these events silence; null when none. */
export function silencedEpoch(events: readonly TownhallEvent[]): number | null {
  const epochs = events.flatMap((event) =>
    silencingEvents.includes(event.type) && 'epoch' in event ? [event.epoch] : [],
  );
  return epochs.length === 0 ? null : Math.max(...epochs);
}

const session: Actor = { kind: 'part', part: 'session' };

/**
 * Decides again what is owed, for it may have been about something that is lost now. An epoch that was silenced stays so: nobody gets
 * its number again.
 */
export function decideAgain(
  owed: readonly Owed[],
  gate: {
    readonly state: () => TownhallState;
    readonly decide: (actor: Actor, command: Command, atMs: number) => Decision | null;
    readonly accept: (
      asked: Readonly<Pick<Owed, 'actor' | 'command' | 'atMs'>>,
      events: readonly TownhallEvent[],
    ) => void;
  },
): void {
  for (const { actor, command, atMs, silenced } of owed) {
    const take = (by: Actor, what: Command, decision: Decision | null): void => {
      if (decision !== null && !isRefusal(decision)) gate.accept({ actor: by, command: what, atMs }, decision);
    };
    take(actor, command, gate.decide(actor, command, atMs));
    if (silenced === null) continue;
    const stop: Command = { type: 'stage.stop' };
    if (gate.state().stage.kind !== 'nobody') take(session, stop, gate.decide(session, stop, atMs));
    if (gate.state().epoch <= silenced)
      take(session, stop, [{ at: atMs, by: session, type: 'stage.stopped', epoch: silenced }]);
  }
}
