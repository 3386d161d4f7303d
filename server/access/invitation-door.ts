import { type Door, type DoorTrouble, doorOf } from '../../protocol/door.ts';
import { memberIdSchema, type TownhallId } from '../../protocol/ids.ts';
import type { InvitationState } from '../../protocol/invitations.ts';
import { limits } from '../../protocol/limits.ts';
import type { Role } from '../../protocol/roles.ts';
import { doorsOf } from './account-door.ts';
import { type DoorOptions, organiserAccount, secretHash } from './door.ts';
import { inviteToken, readInviteToken } from './invite-token.ts';
import type { Invite, InviteStore, Membership, SecretHash } from './ports.ts';
import { isOver } from './session-life.ts';

/** Under what the address of a town hall is kept, for the command that prints a link to it. */
export const addressSetting = 'address';

export interface InvitationDoorOptions extends DoorOptions {
  readonly invites: InviteStore;
  /** Signs the links: 32 random bytes. */
  readonly key: Uint8Array;
}

/** What is asked of a new link. */
export type NewInvite = Pick<Invite, 'role' | 'account' | 'label' | 'usesMost'> & {
  readonly lastsMs: number;
  /** The one in the house, where none is named. */
  readonly townhallId?: TownhallId;
};

/** What a browser came in with: the secret for its doors. */
export interface CameIn {
  readonly secret: string;
  readonly role: Role;
  readonly doors: readonly Door[];
  /** That of their own page. */
  readonly door: Door;
}

/** How an invitation stands. What was taken back stays so, whatever else is true of it. */
export function stateOfInvite({ revokedAtMs, usesMost, used, expiresAtMs }: Invite, nowMs: number): InvitationState {
  if (revokedAtMs !== null) return 'revoked';
  if (usesMost !== null && used >= usesMost) return 'used-up';
  return nowMs >= expiresAtMs ? 'expired' : 'open';
}

/** Makes signed links, lets people in by them, and takes them back. Rules IV1–IV9. */
export class InvitationDoor {
  readonly #options: InvitationDoorOptions;

  constructor(options: InvitationDoorOptions) {
    this.#options = options;
  }

  async make({ lastsMs, ...asked }: NewInvite): Promise<Invite> {
    const { invites, townhallId, randomText, nowMs } = this.#options;
    const at = { createdAtMs: nowMs(), expiresAtMs: nowMs() + lastsMs, used: 0, revokedAtMs: null };
    const invite: Invite = { townhallId, ...asked, ...at, id: randomText(24) };
    await invites.addInvite(invite);
    return invite;
  }

  /** Made again from the id: it is kept nowhere. */
  tokenOf({ id }: Invite): string {
    return inviteToken(this.#options.key, id);
  }

  /**
   * A one-time link to the organiser's account for the terminal; those before it that nobody opened open nothing any more. Null when the
   * organiser is in somewhere and `evenSo` is not asked.
   */
  async organiserLink({ evenSo }: { readonly evenSo: boolean }): Promise<string | null> {
    const { store, invites, townhallId, nowMs } = this.#options;
    const theirs = await store.sessionsOf(organiserAccount);
    if (!evenSo && theirs.some((session) => !isOver(session, nowMs()))) return null;
    for (const invite of await invites.listInvites(townhallId, limits.invitations.listed)) {
      const isOpen = invite.account === organiserAccount && stateOfInvite(invite, nowMs()) === 'open';
      if (isOpen) await invites.revokeInvite(invite.id, nowMs());
    }
    const lastsMs = limits.invitations.organiserLinkMs;
    const asked = { role: 'organiser', account: organiserAccount, label: '', usesMost: 1, lastsMs } as const;
    return this.tokenOf(await this.make(asked));
  }

  /** All that were made for others to come into this town hall, the newest first. */
  async list(townhallId: TownhallId): Promise<readonly Invite[]> {
    const all = await this.#options.invites.listInvites(townhallId, limits.invitations.listed);
    return all.filter(({ account }) => account === null);
  }

  /** What came in by it and is not over. */
  async sessionsBy(id: string): Promise<readonly SecretHash[]> {
    const { store, nowMs } = this.#options;
    const sessions = await store.sessionsBy(id);
    return sessions.filter((session) => !isOver(session, nowMs())).map(({ hash }) => hash);
  }

  /** Nobody new comes in by it; `alsoOut`: what came in by it is ended, and given. Null when this town hall has no such link for others. */
  async revoke(
    id: string,
    { townhallId, alsoOut }: { readonly townhallId: TownhallId; readonly alsoOut: boolean },
  ): Promise<readonly SecretHash[] | null> {
    const { store, invites, nowMs } = this.#options;
    const invite = await invites.findInvite(id);
    if (invite === null || invite.townhallId !== townhallId || invite.account !== null) return null;
    if (invite.revokedAtMs === null) await invites.revokeInvite(id, nowMs());
    if (!alsoOut) return [];
    const ended = await this.sessionsBy(id);
    for (const hash of ended) await store.endSession(hash);
    return ended;
  }

  /** A one-time link by which another browser is this person's too. Null for whoever has no account. */
  async ownLink({ role, sessionHash }: Membership): Promise<Invite | null> {
    const account = (await this.#options.store.findSession(sessionHash))?.account ?? null;
    if (account === null) return null;
    return this.make({ role, account, label: '', usesMost: 1, lastsMs: limits.invitations.ownLinkMs });
  }

  /**
   * What a token leads to, whichever town hall that is, and why not any more. One to an account is for the town hall in the house alone: there
   * is one at a time of the organiser's. A forged one costs no look into the database.
   */
  async look(token: string): Promise<{ readonly invite: Invite; readonly trouble: DoorTrouble | null } | null> {
    const { invites, townhallId, nowMs } = this.#options;
    const id = readInviteToken(this.#options, token);
    const invite = id === null ? null : await invites.findInvite(id);
    if (invite === null || (invite.account !== null && invite.townhallId !== townhallId)) return null;
    return { invite, trouble: troubleOf(invite, nowMs()) };
  }

  /** Lets a browser in: as somebody new, or as whose account it is. Counted last: what fails before costs nobody their link. */
  async open(token: string, device: string): Promise<CameIn | { readonly trouble: DoorTrouble }> {
    const { store, invites, townhallId, randomText, nowMs } = this.#options;
    const looked = await this.look(token);
    if (looked === null) return { trouble: 'bad-link' };
    const { invite, trouble } = looked;
    if (trouble !== null) return { trouble };
    if (invite.townhallId !== townhallId) return { trouble: 'doors-closed' };
    const { role } = invite;
    const account = invite.account ?? secretHash(`invited\n${randomText(24)}`);
    const wanted = memberIdSchema.parse(randomText(12));
    const name = await this.#nameOf(account);
    const memberId = await store.bindAccount({ account, townhallId, memberId: wanted, department: '' });
    const secret = randomText(24);
    const hash = secretHash(secret);
    const at = { createdAtMs: nowMs(), seenAtMs: nowMs() };
    await store.addSession({ hash, id: randomText(9), account, device, invite: invite.id, ...at });
    await store.putMembership({ sessionHash: hash, townhallId, memberId, role, name });
    if (await invites.useInvite(invite.id, nowMs())) return { secret, role, doors: doorsOf(role), door: doorOf[role] };
    // Somebody else was quicker, or it was taken back meanwhile.
    await store.endSession(hash);
    const now = await invites.findInvite(invite.id);
    return { trouble: (now === null ? null : troubleOf(now, nowMs())) ?? 'bad-link' };
  }

  /** What an account is called in the browser that it used last. */
  async #nameOf(account: string): Promise<string> {
    const { store, townhallId } = this.#options;
    const [last] = await store.sessionsOf(account);
    return last === undefined ? '' : ((await store.findMembership(last.hash, townhallId))?.name ?? '');
  }
}

function troubleOf(invite: Invite, nowMs: number): DoorTrouble | null {
  switch (stateOfInvite(invite, nowMs)) {
    case 'open':
      return null;
    case 'expired':
      return 'invitation-expired';
    case 'revoked':
      return 'invitation-revoked';
    case 'used-up':
      // Theirs who opened it first: a link that was passed on says so.
      return invite.role === 'attendee' || invite.role === 'spectator' ? 'invitation-used' : 'link-taken';
  }
}
