import type { OrderedMap } from 'immutable';
import type { ConsentScope } from '../../protocol/events.ts';
import type { Hash, PersonaId, StatementId } from '../../protocol/ids.ts';

/** A statement's newest version, and the one approved for speaking. */
export interface StatementStanding {
  readonly hash: Hash;
  /** Null when it was never approved or the approval was taken back. A new version waits for an approval of its own. */
  readonly approvedHash: Hash | null;
}

export type Consent =
  | { readonly kind: 'missing' }
  | { readonly kind: 'given'; readonly epoch: number; readonly scope: ConsentScope }
  | { readonly kind: 'revoked'; readonly epoch: number };

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
  readonly consent: Consent;
}
