import type { Account, DoorStore, Invitation, Membership, Session } from '../../server/access/ports.ts';

/** What the doors keep, in memory. */
export class MemoryDoors implements DoorStore {
  readonly #sessions = new Map<string, Session>();
  readonly #accounts = new Map<string, Account>();
  readonly #memberships = new Map<string, Membership>();
  readonly #invitations = new Map<string, Invitation>();
  readonly #settings = new Map<string, string>();

  everything(): unknown {
    return [this.#sessions, this.#accounts, this.#memberships, this.#invitations, this.#settings].map((map) => [
      ...map,
    ]);
  }

  async findSession(hash: string) {
    return this.#sessions.get(hash) ?? null;
  }

  async addSession(session: Session) {
    this.#sessions.set(session.hash, session);
  }

  async noteSeen(hash: string, seenAtMs: number) {
    const session = this.#sessions.get(hash);
    if (session !== undefined) this.#sessions.set(hash, { ...session, seenAtMs });
  }

  async endSession(hash: string) {
    this.#sessions.delete(hash);
    for (const [key, membership] of this.#memberships) {
      if (membership.sessionHash === hash) this.#memberships.delete(key);
    }
  }

  async sessionsOf(account: string) {
    const own = [...this.#sessions.values()].filter((session) => session.account === account);
    return own.sort((a, b) => b.seenAtMs - a.seenAtMs);
  }

  async sessionsBy(invite: string) {
    return [...this.#sessions.values()].filter((session) => session.invite === invite);
  }

  async findAccount(account: string, townhallId: string) {
    return this.#accounts.get(`${account} ${townhallId}`) ?? null;
  }

  async bindAccount(asked: Account) {
    const key = `${asked.account} ${asked.townhallId}`;
    const { memberId } = this.#accounts.get(key) ?? asked;
    this.#accounts.set(key, { ...asked, memberId });
    return memberId;
  }

  async renameMember({ townhallId, memberId, role, name }: Parameters<DoorStore['renameMember']>[0]) {
    for (const membership of this.#of(townhallId, memberId)) await this.putMembership({ ...membership, role, name });
  }

  async findMembership(sessionHash: string, townhallId: string) {
    return this.#memberships.get(`${sessionHash} ${townhallId}`) ?? null;
  }

  async findAnyMembership(sessionHash: string) {
    return [...this.#memberships.values()].find((membership) => membership.sessionHash === sessionHash) ?? null;
  }

  async putMembership(membership: Membership) {
    this.#memberships.set(`${membership.sessionHash} ${membership.townhallId}`, membership);
  }

  async forgetName(townhallId: string, memberId: string) {
    for (const membership of this.#of(townhallId, memberId)) await this.putMembership({ ...membership, name: '' });
    for (const [key, account] of this.#accounts) {
      if (account.townhallId === townhallId && account.memberId === memberId)
        this.#accounts.set(key, { ...account, department: '' });
    }
  }

  #of(townhallId: string, memberId: string): readonly Membership[] {
    return [...this.#memberships.values()].filter(
      (membership) => membership.townhallId === townhallId && membership.memberId === memberId,
    );
  }

  async findInvitation(tokenHash: string) {
    return this.#invitations.get(tokenHash) ?? null;
  }

  async addInvitation(invitation: Invitation) {
    this.#invitations.set(invitation.tokenHash, invitation);
  }

  async bindInvitation(tokenHash: string, sessionHash: string) {
    const invitation = this.#invitations.get(tokenHash);
    if (invitation === undefined) throw new Error('no such link');
    const boundSessionHash = invitation.boundSessionHash ?? sessionHash;
    this.#invitations.set(tokenHash, { ...invitation, boundSessionHash });
    return boundSessionHash;
  }

  async getSetting(key: string) {
    return this.#settings.get(key) ?? null;
  }

  async putSetting(key: string, value: string) {
    this.#settings.set(key, value);
  }
}
