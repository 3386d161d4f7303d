import { type Door, type DoorTrouble, doorOf } from '../../protocol/door.ts';
import type { GreetingPlan } from '../../protocol/greeting-plan.ts';
import type { TownhallId } from '../../protocol/ids.ts';
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
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { can } from '../../protocol/roles.ts';
import { deviceWords } from '../access/device-words.ts';
import type { TownhallDoor } from '../access/door.ts';
import { type CameIn, type InvitationDoor, stateOfInvite } from '../access/invitation-door.ts';
import type { Invite, Membership, SecretHash } from '../access/ports.ts';
import { greetingPlanOf, toldPlan } from '../townhall/plan-view.ts';
import type { TownhallState } from '../townhall/state.ts';
import type { PlannedTownhalls } from './planned-townhalls.ts';

export interface InvitationDeskParts {
  readonly door: InvitationDoor;
  readonly entrance: Pick<TownhallDoor, 'whoIs'>;
  readonly rooms: { endSession(sessionHash: SecretHash): void };
  /** The one in the house. */
  readonly townhallId: TownhallId;
  readonly state: () => TownhallState;
  readonly planned: Pick<PlannedTownhalls, 'find'>;
  readonly nowMs: () => number;
}

const hourMs = 3_600_000;

/** A town hall into which people are invited. */
interface Place {
  readonly id: TownhallId;
  readonly title: string;
  readonly plan: GreetingPlan | null;
}

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

  /** Those of the town hall in the house, where none is named. Rule IV13. */
  async list(townhallId?: TownhallId): Promise<InvitationsReply | Refusal> {
    const place = await this.#toInvite(townhallId);
    if ('refused' in place) return place;
    const { id, title, plan } = place;
    const invites = await this.#parts.door.list(id);
    const invitations = await Promise.all(invites.map((invite) => this.#lineOf(invite)));
    return { townhallId: id, title, plan, invitations };
  }

  /** Null when it was made. */
  async make({ townhallId, role, label, uses, lastsHours }: InvitationRequest): Promise<Refusal | null> {
    const place = await this.#toInvite(townhallId);
    if ('refused' in place) return place;
    const usesMost = isForOne(role) ? 1 : uses;
    const asked = { role, account: null, label: label.trim(), usesMost, lastsMs: lastsHours * hourMs };
    await this.#parts.door.make({ ...asked, townhallId: place.id });
    return null;
  }

  /** False when that town hall has no such link. */
  async revoke({ townhallId = this.#parts.townhallId, id, alsoOut }: RevokeRequest): Promise<boolean> {
    const ended = await this.#parts.door.revoke(id, { townhallId, alsoOut });
    for (const hash of ended ?? []) this.#parts.rooms.endSession(hash);
    return ended !== null;
  }

  /** People are invited into the one in the house, and into those that are to come. */
  async #toInvite(townhallId = this.#parts.townhallId): Promise<Place | Refusal> {
    const place = await this.#find(townhallId);
    if (place === null) return refuse('no-such-townhall');
    return place.plan?.stage === 'planned' || townhallId === this.#parts.townhallId ? place : refuse('is-over');
  }

  /** Null where there is no such town hall, or nobody planned it and it is not in the house. */
  async #find(id: TownhallId): Promise<Place | null> {
    const { townhallId, state, planned } = this.#parts;
    if (id === townhallId) return { id, title: state().title, plan: greetingPlanOf(state()) };
    const found = await planned.find(id);
    return found === null ? null : { id, title: found.plan.title, plan: toldPlan(found) };
  }

  /** A one-time link to the account of whoever asks; null for who has none. */
  async ownLink(member: Membership): Promise<OwnLinkReply | null> {
    const invite = await this.#parts.door.ownLink(member);
    return invite === null ? null : { path: this.#pathOf(invite) };
  }

  /**
   * What a link leads to. Whoever is in by its door already stays who they are, and costs it nothing. One to a town hall that is to come says
   * when that is. Rules IV7, IV14, IV15.
   */
  async look(
    token: string,
    heldAt: (door: Door) => string | null,
  ): Promise<{ readonly invited: InvitedReply; readonly isIn: Door | null } | { readonly trouble: DoorTrouble }> {
    const looked = await this.#parts.door.look(token);
    if (looked === null) return { trouble: 'bad-link' };
    const { invite, trouble } = looked;
    const place = await this.#find(invite.townhallId);
    const isHere = invite.townhallId === this.#parts.townhallId;
    if (place === null || (place.plan?.stage === 'ended' && !isHere)) return { trouble: 'townhall-over' };
    const door = doorOf[invite.role];
    // The link that has let them in may be used up by now: it still leads them in.
    const isIn = isHere && (await this.#parts.entrance.whoIs(heldAt(door))) !== null;
    if (trouble !== null && !isIn) return { trouble };
    const { title, plan } = place;
    return { invited: { title, role: invite.role, plan, nowMs: this.#parts.nowMs() }, isIn: isIn ? door : null };
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
