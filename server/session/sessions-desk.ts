import type { SessionsReply } from '../../protocol/sign-in.ts';
import type { AccountDoor } from '../access/account-door.ts';
import type { Membership, SecretHash } from '../access/ports.ts';

export interface SessionsDeskParts {
  readonly door: AccountDoor;
  readonly rooms: { endSession(sessionHash: SecretHash): void; pagesOf(sessionHash: SecretHash): number };
}

/** Where people see where they are signed in, and end any of it. Rules SI10, SI11, IV11. */
export class SessionsDesk {
  readonly #parts: SessionsDeskParts;

  constructor(parts: SessionsDeskParts) {
    this.#parts = parts;
  }

  async list(member: Membership): Promise<SessionsReply> {
    const own = await this.#parts.door.overview(member);
    if (own === null) return { own: null };
    const sessions = own.sessions.map(({ id, hash, device, createdAtMs, seenAtMs, isThis }) => {
      const pages = this.#parts.rooms.pagesOf(hash);
      return { id, device, signedInAtMs: createdAtMs, seenAtMs, pages, isThis };
    });
    return { own: { by: own.by, name: member.name, department: own.department, sessions } };
  }

  /** Ends one of somebody's own sessions, and what it has open; false when it is none of theirs. */
  async end(member: Membership, id: string): Promise<boolean> {
    const hash = await this.#parts.door.end(member, id);
    if (hash !== null) this.#parts.rooms.endSession(hash);
    return hash !== null;
  }

  /** Ends the session behind which somebody is; false for whoever came by a link. */
  async signOut(member: Membership): Promise<boolean> {
    const own = await this.#parts.door.overview(member);
    const session = own?.sessions.find(({ isThis }) => isThis);
    return session !== undefined && (await this.end(member, session.id));
  }

  /** Gives this browser a new secret; what has a copy of the old one is out at once. Null for whoever came by a link. */
  async renew(member: Membership): Promise<string | null> {
    const secret = await this.#parts.door.renew(member);
    if (secret !== null) this.#parts.rooms.endSession(member.sessionHash);
    return secret;
  }

  /** A secret for another device of the same person. Null for whoever came by a link, or is signed out. */
  async addDevice(member: Membership, device: string): Promise<string | null> {
    return this.#parts.door.addDevice(member, device);
  }
}
