import type { Command } from '../../protocol/commands.ts';
import type { Actor } from '../../protocol/events.ts';
import type { Context, Member } from './state.ts';

/** The command of one type. */
export type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** What every event says of itself: when, and by whom. */
export interface Stamp {
  readonly at: number;
  readonly by: Actor;
}

/** What a rule knows beside state and command, once the actor's right to try was checked. */
export interface Asking {
  readonly stamp: Stamp;
  readonly context: Context;
}

/** The same when a person acts: as the state knows them, here. */
export interface PersonAsking extends Asking {
  readonly self: Member;
}
