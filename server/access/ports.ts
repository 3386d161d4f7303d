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
  /** Whether they signed in by their company: then the name is what it says. */
  readonly isSignedIn?: true;
}

/** A browser that was let in by a link, or by signing in. */
export interface Session {
  readonly hash: SecretHash;
  /** Names it in a list of a person's own sessions; opens nothing. */
  readonly id: string;
  /** Whose it is: the hash of what the identity provider calls them; null for whoever came by a link. */
  readonly account: string | null;
  /** With what they signed in, in words; empty for whoever came by a link. */
  readonly device: string;
  readonly createdAtMs: number;
  /** When it was used last, to some minutes. */
  readonly seenAtMs: number;
  /** The invitation by which it came; null for whoever came otherwise. */
  readonly invite: string | null;
}

/** A person whom their company knows, in one town hall. */
export interface Account {
  readonly account: string;
  readonly townhallId: TownhallId;
  readonly memberId: MemberId;
  /** Empty where the company does not say. */
  readonly department: string;
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

/** A signed link that the organiser made, and what became of it. Its token is nowhere: it is its id with a signature. */
export interface Invite {
  /** 192 random bits. */
  readonly id: string;
  readonly townhallId: TownhallId;
  readonly role: Role;
  /** Whose account it opens, for another browser of the same person; null: everybody gets one of their own. */
  readonly account: string | null;
  readonly label: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  /** Null: any number. */
  readonly usesMost: number | null;
  readonly used: number;
  readonly revokedAtMs: number | null;
}

/** Invitations, kept beside the record. Durable when a promise resolves. */
export interface InviteStore {
  addInvite(invite: Invite): Promise<void>;
  findInvite(id: string): Promise<Invite | null>;
  /** The newest first, at most so many. */
  listInvites(townhallId: TownhallId, most: number): Promise<readonly Invite[]>;
  /** Counts one person in, if it is open at this time; false when it is not. Atomic. */
  useInvite(id: string, nowMs: number): Promise<boolean>;
  revokeInvite(id: string, atMs: number): Promise<void>;
}

/** Sessions, memberships, links and settings: kept beside the record, not in it. Durable when a promise resolves. */
export interface DoorStore {
  findSession(hash: SecretHash): Promise<Session | null>;
  addSession(session: Session): Promise<void>;
  /** Notes that a session was used. */
  noteSeen(hash: SecretHash, seenAtMs: number): Promise<void>;
  /** Ends a session: nobody is behind it any more. */
  endSession(hash: SecretHash): Promise<void>;
  /** All sessions of an account, the one used last first. */
  sessionsOf(account: string): Promise<readonly Session[]>;
  /** All sessions that came by an invitation. */
  sessionsBy(invite: string): Promise<readonly Session[]>;
  findAccount(account: string, townhallId: TownhallId): Promise<Account | null>;
  /** Keeps an account and its department; gives the member that it is, which is the one asked for only if it was none yet. Atomic. */
  bindAccount(account: Account): Promise<MemberId>;
  /** What somebody's company says now counts in all their sessions. */
  renameMember(member: Pick<Membership, 'townhallId' | 'memberId' | 'role' | 'name'>): Promise<void>;
  findMembership(sessionHash: SecretHash, townhallId: TownhallId): Promise<Membership | null>;
  /** Who the session is in any town hall of the installation; null: nobody. */
  findAnyMembership(sessionHash: SecretHash): Promise<Membership | null>;
  /** Inserts or replaces the membership of this session in this town hall. */
  putMembership(membership: Membership): Promise<void>;
  /** Empties the kept name and department of a person whose texts were erased from the record. */
  forgetName(townhallId: TownhallId, memberId: MemberId): Promise<void>;
  findInvitation(tokenHash: SecretHash): Promise<Invitation | null>;
  addInvitation(invitation: Invitation): Promise<void>;
  /** Binds a `first-browser` link if nobody has; gives the session that owns it afterwards. Atomic. */
  bindInvitation(tokenHash: SecretHash, sessionHash: SecretHash): Promise<SecretHash>;
  getSetting(key: string): Promise<string | null>;
  putSetting(key: string, value: string): Promise<void>;
}
