import type { Invite, InviteStore } from '../../server/access/ports.ts';

/** Invitations, in memory. */
export class MemoryInvites implements InviteStore {
  readonly #invites = new Map<string, Invite>();
  /** How often it was looked into. */
  looked = 0;

  async addInvite(invite: Invite) {
    this.#invites.set(invite.id, invite);
  }

  async findInvite(id: string) {
    this.looked += 1;
    return this.#invites.get(id) ?? null;
  }

  async listInvites(townhallId: string, most: number) {
    const own = [...this.#invites.values()].filter((invite) => invite.townhallId === townhallId);
    return own.toSorted((a, b) => b.createdAtMs - a.createdAtMs).slice(0, most);
  }

  async useInvite(id: string, nowMs: number) {
    const invite = this.#invites.get(id);
    if (invite === undefined || invite.revokedAtMs !== null || invite.expiresAtMs <= nowMs) return false;
    if (invite.usesMost !== null && invite.used >= invite.usesMost) return false;
    this.#invites.set(id, { ...invite, used: invite.used + 1 });
    return true;
  }

  async revokeInvite(id: string, atMs: number) {
    const invite = this.#invites.get(id);
    if (invite !== undefined) this.#invites.set(id, { ...invite, revokedAtMs: atMs });
  }
}
