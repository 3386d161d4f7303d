import type { MemberId, TownhallId } from '../../protocol/ids.ts';
import type { Role } from '../../protocol/roles.ts';

/** SHA-256 of a secret (session cookie, link token) as 64 hexadecimal digits: the secret itself is never stored. */
export type SecretHash = string;

/** One person in one town hall, as one browser holds it. */
export interface Membership {
  readonly sessionHash: SecretHash;
  readonly townhallId: TownhallId;
  readonly memberId: MemberId;
  readonly role: Role;
  /** The name used last; empty at first. */
  readonly name: string;
}

/** A link. `first-browser` links bind to the session that first opens them. */
export interface Invitation {
  readonly tokenHash: SecretHash;
  readonly townhallId: TownhallId;
  readonly role: Role;
  readonly uses: 'many' | 'first-browser';
  readonly boundSessionHash: SecretHash | null;
  readonly createdAtMs: number;
}

/** Sessions, memberships, links and settings: kept beside the record, not in it. Durable when a promise resolves. */
export interface DoorStore {
  findSession(hash: SecretHash): Promise<{ readonly createdAtMs: number } | null>;
  addSession(hash: SecretHash, createdAtMs: number): Promise<void>;
  findMembership(sessionHash: SecretHash, townhallId: TownhallId): Promise<Membership | null>;
  /** Inserts or replaces the membership of this session in this town hall. */
  putMembership(membership: Membership): Promise<void>;
  /** Empties the kept name of a person whose texts were erased from the record. */
  forgetName(townhallId: TownhallId, memberId: MemberId): Promise<void>;
  findInvitation(tokenHash: SecretHash): Promise<Invitation | null>;
  addInvitation(invitation: Invitation): Promise<void>;
  /** Binds a `first-browser` link if nobody has; gives the session that owns it afterwards. Atomic. */
  bindInvitation(tokenHash: SecretHash, sessionHash: SecretHash): Promise<SecretHash>;
  getSetting(key: string): Promise<string | null>;
  putSetting(key: string, value: string): Promise<void>;
}
