import { can } from '../../protocol/roles.ts';
import type { MistakenFor } from '../../protocol/views.ts';
import { isReadable } from './event-of.ts';
import { readsLike, type Skeleton, skeletonOf } from './name-likeness.ts';
import type { Member, TownhallState } from './state.ts';

/** Names that nobody else should be taken for. */
export interface TrustedNames {
  readonly leader: readonly Skeleton[];
  readonly moderator: readonly Skeleton[];
  /** The same for the same names. */
  readonly key: string;
}

/** The words that the roster itself uses: a name that holds one claims to be it. */
const titles = { leader: skeletonOf('leader').joined, moderator: skeletonOf('moderator').joined } as const;

interface Known {
  readonly leaderName: string;
  readonly names: TrustedNames;
}

// Asked for every member that is shown; a pure function of its key, so a cache changes nothing.
const known = new WeakMap<TownhallState['members'], Known>();

/** Gives the names of the leader and of all who moderate, also while they are away; not of those removed. Rule NM1. */
export function trustedNames({ members }: TownhallState, leaderName: string): TrustedNames {
  const before = known.get(members);
  if (before?.leaderName === leaderName) return before.names;
  const leader = [skeletonOf(leaderName)];
  const moderator: Skeleton[] = [];
  for (const { name, role, presence } of members.values()) {
    if (!isReadable(name) || presence.kind === 'removed') continue;
    if (role === 'leader') leader.push(skeletonOf(name));
    else if (can(role, 'queue.read-pending')) moderator.push(skeletonOf(name));
  }
  const key = JSON.stringify([leader, moderator].map((names) => names.map(({ words }) => words)));
  const names = { leader, moderator, key };
  known.set(members, { leaderName, names });
  return names;
}

/** Gives whom a member's name could be mistaken for. Never the leader's, a delegate's or a moderator's own. Rules NM1, NM2. */
export function mistakenFor({ name, role }: Member, trusted: TrustedNames): MistakenFor {
  const isTrusted = role === 'leader' || role === 'delegate' || can(role, 'queue.read-pending');
  if (isTrusted || !isReadable(name)) return '';
  const skeleton = skeletonOf(name);
  const claims = (as: 'leader' | 'moderator') =>
    skeleton.words.includes(titles[as]) || trusted[as].some((other) => readsLike(skeleton, other));
  return claims('leader') ? 'leader' : claims('moderator') ? 'moderator' : '';
}
