import type { MemberId, QuestionId, TownhallId } from '../../protocol/ids.ts';
import type { Sealed } from '../../protocol/sealed.ts';

/** A person who holds one of the two keys: their name, and the public half of an X25519 key as base64url. */
export interface Keeper {
  readonly name: string;
  readonly publicKey: string;
}

/** What is sealed of who asks, bound to the one question that they ask. */
export interface AskerIdentity {
  readonly townhallId: TownhallId;
  readonly questionId: QuestionId;
  readonly memberId: MemberId;
  readonly name: string;
}

/** Encrypts to the keys of two people, one inside the other. What it gives is as long for one person as for another. */
export interface IdentitySealer {
  /** Who hold the keys: whoever opens first, then second. */
  readonly keepers: readonly [string, string];
  /** Rejects when it cannot be encrypted. */
  seal(identity: AskerIdentity): Promise<Sealed>;
}
