import { type Door, type DoorTrouble, doorOf } from '../../protocol/door.ts';
import {
  type InvitationLine,
  type InvitationRequest,
  type InvitationsReply,
  type InvitedReply,
  invitedRoleSchema,
  isForOne,
  type OwnLinkReply,
  type RevokeRequest,
} from '../../protocol/invitations.ts';
import { can } from '../../protocol/roles.ts';
import { deviceWords } from '../access/device-words.ts';
import type { TownhallDoor } from '../access/door.ts';
import { type CameIn, type InvitationDoor, stateOfInvite } from '../access/invitation-door.ts';
import type { Invite, Membership, SecretHash } from '../access/ports.ts';
import type { TownhallState } from '../townhall/state.ts';

export interface InvitationDeskParts {
  readonly door: InvitationDoor;
  readonly entrance: Pick<TownhallDoor, 'whoIs'>;
  readonly rooms: { endSession(sessionHash: SecretHash): void };
  readonly state: () => TownhallState;
  readonly nowMs: () => number;
}

const hourMs = 3_600_000;

/** Where the organiser makes links and takes them back, and where people come in by them. Rules IV1–IV9. */
export class InvitationDesk {
  readonly #parts: InvitationDeskParts;

  constructor(parts: InvitationDeskParts) {
    this.#parts = parts;
  }

  /** What they are in the town hall now counts, else what their session says. */
  mayInvite({ memberId, role }: Membership): boolean {
    return can(this.#parts.state().members.get(memberId)?.role ?? role, 'invitation.make');
  }

  async list(): Promise<InvitationsReply> {
    const invites = await this.#parts.door.list();
    return {
      title: this.#parts.state().title,
      invitations: await Promise.all(invites.map((invite) => this.#lineOf(invite))),
    };
  }

  async make({ role, label, uses, lastsHours }: InvitationRequest): Promise<void> {
    const usesMost = isForOne(role) ? 1 : uses;
    await this.#parts.door.make({ role, account: null, label: label.trim(), usesMost, lastsMs: lastsHours * hourMs });
  }

  /** False when there is no such link. */
  async revoke({ id, alsoOut }: RevokeRequest): Promise<boolean> {
    const ended = await this.#parts.door.revoke(id, { alsoOut });
    for (const hash of ended ?? []) this.#parts.rooms.endSession(hash);
    return ended !== null;
  }

  /** A one-time link to the account of whoever asks; null for who has none. */
  async ownLink(member: Membership): Promise<OwnLinkReply | null> {
    const invite = await this.#parts.door.ownLink(member);
    return invite === null ? null : { path: this.#pathOf(invite) };
  }

  /** What a link leads to. Whoever is in by its door already stays who they are, and costs it nothing. */
  async look(
    token: string,
    heldAt: (door: Door) => string | null,
  ): Promise<{ readonly invited: InvitedReply; readonly isIn: Door | null } | { readonly trouble: DoorTrouble }> {
    const looked = await this.#parts.door.look(token);
    if (looked === null) return { trouble: 'bad-link' };
    const { invite, trouble } = looked;
    const door = doorOf[invite.role];
    // The link that has let them in may be used up by now: it still leads them in.
    const isIn = (await this.#parts.entrance.whoIs(heldAt(door))) !== null;
    if (trouble !== null && !isIn) return { trouble };
    return { invited: { title: this.#parts.state().title, role: invite.role }, isIn: isIn ? door : null };
  }

  /** Lets them in. */
  async accept(token: string, userAgent: string): Promise<CameIn | { readonly trouble: DoorTrouble }> {
    return this.#parts.door.open(token, deviceWords(userAgent));
  }

  async #lineOf(invite: Invite): Promise<InvitationLine> {
    const { id, label, expiresAtMs, usesMost, used } = invite;
    const state = stateOfInvite(invite, this.#parts.nowMs());
    const sessions = used === 0 ? 0 : (await this.#parts.door.sessionsBy(id)).length;
    const role = invitedRoleSchema.parse(invite.role);
    const path = state === 'open' ? this.#pathOf(invite) : null;
    return { id, role, label, state, expiresAtMs, usesMost, used, sessions, path };
  }

  #pathOf(invite: Invite): string {
    return `/join/${this.#parts.door.tokenOf(invite)}`;
  }
}
