import type { List, OrderedMap } from 'immutable';
import type { Manner } from '../../protocol/answer.ts';
import type { ConsentScope, DelegateTopics } from '../../protocol/events.ts';
import type { Hash, MemberId, PersonaId, StatementId } from '../../protocol/ids.ts';

/** One wording of a statement with all that belongs to it: dates, scope, topics, what it supersedes. Its text is a blob under the hash. */
export interface StatementVersion {
  readonly hash: Hash;
  readonly topics: readonly string[];
  readonly addedAtMs: number;
  /** It may be gone back to only if it was approved once. */
  readonly wasApproved: boolean;
}

/** A statement's versions, the one that is on the table, and the one approved for speaking. */
export interface StatementStanding {
  readonly hash: Hash;
  /** Null when it was never approved or the approval was taken back. A new version waits for an approval of its own. */
  readonly approvedHash: Hash | null;
  /** Each once, in the order in which they were first added. */
  readonly versions: List<StatementVersion>;
}

/** A signed answer's versions, and the one that is said. */
export interface AnswerStanding {
  /** Null when it was taken back. */
  readonly signedHash: Hash | null;
  /** Each once, in the order in which they were first signed. */
  readonly versions: List<{ readonly hash: Hash; readonly topics: readonly string[]; readonly signedAtMs: number }>;
}

export type Consent =
  | { readonly kind: 'missing' }
  | { readonly kind: 'given'; readonly epoch: number; readonly scope: ConsentScope; readonly atMs: number }
  | { readonly kind: 'revoked'; readonly epoch: number; readonly atMs: number };

/** Who approves in the leader's name, and of which topics. */
export interface Delegate {
  /** Null once erased. */
  readonly name: string | null;
  readonly topics: DelegateTopics;
}

/** The fold of a persona's record: what the avatar may say, and whether it may speak at all. */
export interface PersonaState {
  readonly id: PersonaId;
  /** Entries folded so far. */
  readonly seq: number;
  readonly isCreated: boolean;
  readonly leaderName: string;
  /** Who gets a question that the avatar cannot answer. */
  readonly referTo: string;
  /** Rises with every change of what may be said: answers of an older version are outdated. */
  readonly version: number;
  /** In the order in which they were added. */
  readonly statements: OrderedMap<StatementId, StatementStanding>;
  /** In the order in which they were signed last. */
  readonly answers: OrderedMap<StatementId, AnswerStanding>;
  readonly manner: Manner;
  /** The blob of its openings and closings; null where it has none. */
  readonly mannerWords: Hash | null;
  readonly delegates: OrderedMap<MemberId, Delegate>;
  readonly consent: Consent;
}
