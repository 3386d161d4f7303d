import type { PageCommand } from '../../../protocol/commands.ts';
import type { RefusalCode } from '../../../protocol/refusals.ts';
import type { Role } from '../../../protocol/roles.ts';
import type { EventType, Player } from './player.ts';
import type { Town } from './town.ts';

type Type = PageCommand['type'];

/** How one command is tried by everybody. */
export interface Case<C extends PageCommand = PageCommand> {
  /** Brings the hall to where the command is possible for this person, if their role allows it; gives the command. */
  readonly ready: (town: Town, self: Player) => Promise<C>;
  /** What it leaves in the record in their name. */
  readonly writes: readonly EventType[];
  /** Where a role may try, and what it tries cannot be here: the reason that it reads. */
  readonly refused?: (role: Role) => RefusalCode | null;
  /** Puts the hall back to where the others find it. */
  readonly after?: (town: Town) => Promise<unknown>;
}

export type Cases<T extends Type> = { readonly [Each in T]: Case<Extract<PageCommand, { readonly type: Each }>> };
