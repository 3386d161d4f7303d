import type { DoorStore, Invitation, Membership } from '../../server/access/ports.ts';

/** What the doors keep, in memory. */
export class MemoryDoors implements DoorStore {
  readonly #sessions = new Map<string, number>();
  readonly #memberships = new Map<string, Membership>();
  readonly #invitations = new Map<string, Invitation>();
  readonly #settings = new Map<string, string>();

  everything(): unknown {
    return [this.#sessions, this.#memberships, this.#invitations, this.#settings].map((map) => [...map]);
  }

  async findSession(hash: string) {
    const createdAtMs = this.#sessions.get(hash);
    return createdAtMs === undefined ? null : { createdAtMs };
  }

  async addSession(hash: string, createdAtMs: number) {
    this.#sessions.set(hash, createdAtMs);
  }

  async findMembership(sessionHash: string, townhallId: string) {
    return this.#memberships.get(`${sessionHash} ${townhallId}`) ?? null;
  }

  async putMembership(membership: Membership) {
    this.#memberships.set(`${membership.sessionHash} ${membership.townhallId}`, membership);
  }

  async forgetName(townhallId: string, memberId: string) {
    for (const membership of this.#memberships.values()) {
      if (membership.townhallId === townhallId && membership.memberId === memberId)
        await this.putMembership({ ...membership, name: '' });
    }
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
