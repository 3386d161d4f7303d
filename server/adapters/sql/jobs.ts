import type { StoredEntry } from '../../../protocol/record/entry.ts';
import type { Account, Invitation, Invite, Membership, Session } from '../../access/ports.ts';

/** What the record asks of the worker. Appends are grouped into one transaction; every other job sees what was appended before it. */
export type RecordJob =
  | { readonly kind: 'append'; readonly entries: readonly StoredEntry[] }
  | { readonly kind: 'erase'; readonly entries: readonly StoredEntry[]; readonly seqs: readonly number[] }
  | { readonly kind: 'read'; readonly stream: string; readonly fromSeq: number; readonly limit: number }
  | { readonly kind: 'head'; readonly stream: string }
  | { readonly kind: 'townhalls'; readonly most: number }
  | { readonly kind: 'put-blob'; readonly hash: string; readonly text: string }
  | { readonly kind: 'get-blob'; readonly hash: string }
  | { readonly kind: 'probe' }
  | { readonly kind: 'close' };

/** What the doors ask of it. */
export type DoorJob =
  | { readonly kind: 'find-session'; readonly hash: string }
  | { readonly kind: 'add-session'; readonly session: Session }
  | { readonly kind: 'note-seen'; readonly hash: string; readonly seenAtMs: number }
  | { readonly kind: 'end-session'; readonly hash: string }
  | { readonly kind: 'sessions-of'; readonly account: string }
  | { readonly kind: 'sessions-by'; readonly invite: string }
  | { readonly kind: 'find-account'; readonly account: string; readonly townhallId: string }
  | { readonly kind: 'bind-account'; readonly account: Account }
  | { readonly kind: 'rename-member'; readonly member: Pick<Membership, 'townhallId' | 'memberId' | 'role' | 'name'> }
  | { readonly kind: 'find-membership'; readonly sessionHash: string; readonly townhallId: string }
  | { readonly kind: 'find-any-membership'; readonly sessionHash: string }
  | { readonly kind: 'put-membership'; readonly membership: Membership }
  | { readonly kind: 'forget-name'; readonly townhallId: string; readonly memberId: string }
  | { readonly kind: 'find-invitation'; readonly tokenHash: string }
  | { readonly kind: 'add-invitation'; readonly invitation: Invitation }
  | { readonly kind: 'bind-invitation'; readonly tokenHash: string; readonly sessionHash: string }
  | { readonly kind: 'get-setting'; readonly key: string }
  | { readonly kind: 'put-setting'; readonly key: string; readonly value: string };

/** What is asked of invitations. */
export type InviteJob =
  | { readonly kind: 'add-invite'; readonly invite: Invite }
  | { readonly kind: 'find-invite'; readonly id: string }
  | { readonly kind: 'list-invites'; readonly townhallId: string; readonly most: number }
  | { readonly kind: 'use-invite'; readonly id: string; readonly nowMs: number }
  | { readonly kind: 'revoke-invite'; readonly id: string; readonly atMs: number };

export type Job = RecordJob | DoorJob | InviteJob;
export type Request = { readonly id: number; readonly job: Job };
export type Failure = { readonly reason: 'conflict' | 'unavailable'; readonly message: string };
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure };

export interface SqliteOptions {
  readonly file: string;
  /** Reads one snapshot of a database that may be in use: for exports. */
  readonly isReadOnly?: boolean;
  /** Largest size of the file, in pages of 4 KiB. */
  readonly maxPages?: number | undefined;
}
