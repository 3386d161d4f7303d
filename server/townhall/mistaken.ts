import type { QuestionId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { MistakenFor } from '../../protocol/views.ts';
import { claimsTitle } from './claimed-title.ts';
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

// Asked again with every vote for a question of theirs; comparing names costs a thousand times as much as looking it up.
const answered = new WeakMap<Member, { readonly key: string; readonly answer: MistakenFor }>();

/** Gives whom a member's name could be mistaken for. Never the leader's, a delegate's or a moderator's own. Rules NM1, NM2. */
export function mistakenFor(member: Member, trusted: TrustedNames): MistakenFor {
  const before = answered.get(member);
  if (before?.key === trusted.key) return before.answer;
  const answer = compare(member, trusted);
  answered.set(member, { key: trusted.key, answer });
  return answer;
}

function compare({ name, role }: Member, trusted: TrustedNames): MistakenFor {
  const isTrusted = role === 'leader' || role === 'delegate' || can(role, 'queue.read-pending');
  if (isTrusted || !isReadable(name)) return '';
  const skeleton = skeletonOf(name);
  // The titles are the words that the roster itself uses.
  const claims = (as: 'leader' | 'moderator') =>
    claimsTitle(name, as, trusted[as]) || trusted[as].some((other) => readsLike(skeleton, other));
  return claims('leader') ? 'leader' : claims('moderator') ? 'moderator' : '';
}

/** Gives the questions whose author is marked otherwise since other names are trusted. Rule NM3. */
export function remarkedQuestions(
  { members, questions }: TownhallState,
  before: TrustedNames,
  now: TrustedNames,
): readonly QuestionId[] {
  const remarked: QuestionId[] = [];
  for (const { id, author } of questions.values()) {
    const asker = author.kind === 'member' ? members.get(author.memberId) : undefined;
    if (asker !== undefined && mistakenFor(asker, before) !== mistakenFor(asker, now)) remarked.push(id);
  }
  return remarked;
}
