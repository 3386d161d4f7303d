import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Door, type DoorTrouble, doorOf } from '../../protocol/door.ts';
import { memberIdSchema, type TownhallId } from '../../protocol/ids.ts';
import type { Role } from '../../protocol/roles.ts';
import { isSecretShaped, mayUseLink } from './links.ts';
import type { DoorStore, Membership, SecretHash, Session } from './ports.ts';
import { isOver, isUseNews } from './session-life.ts';

export interface DoorOptions {
  readonly store: DoorStore;
  readonly townhallId: TownhallId;
  /** Random bytes as base64url text: 24 bytes make a secret, 12 an id. */
  readonly randomText: (bytes: number) => string;
  readonly nowMs: () => number;
  /** Whether people sign in by their company: then links lead to desk and studio only. */
  readonly needsSignIn?: boolean;
  /** Whether people come by invitation: then there are no other links, and nobody is in who came otherwise. */
  readonly byInvitation?: boolean;
}

/** The stored form of a secret: SHA-256 in hexadecimal. Secrets have 128 random bits or more, so no salt is needed. */
export function secretHash(secret: string): SecretHash {
  return bytesToHex(sha256(new TextEncoder().encode(secret)));
}

/** The one account that a link on the terminal opens, on whatever device. */
export const organiserAccount = secretHash('invited\norganiser');

/** Swaps links for sessions and says who a session is. Identity and role come from here only, never from a page. Rules A1–A5. */
export class TownhallDoor {
  readonly #options: DoorOptions;

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  /** Makes a link; the token is told once and stored only as its hash. */
  async invite(role: Role, uses: 'many' | 'first-browser'): Promise<string> {
    const { store, townhallId, randomText, nowMs } = this.#options;
    const token = randomText(24);
    await store.addInvitation({
      tokenHash: secretHash(token),
      townhallId,
      role,
      uses,
      boundSessionHash: null,
      createdAtMs: nowMs(),
    });
    return token;
  }

  /** Whether a token is that of a link; whose it is by now is another matter. */
  async isLink(token: string): Promise<boolean> {
    const { store, townhallId } = this.#options;
    return isSecretShaped(token) && (await store.findInvitation(secretHash(token)))?.townhallId === townhallId;
  }

  /**
   * Opens a link: gives the session to set as the door's cookie. A browser that already has a session of this door keeps it, and with it
   * seat, questions and votes. `secretOf` gives the browser's session secret of a door.
   */
  async openLink(
    token: string,
    secretOf: (door: Door) => string | null,
  ): Promise<{ readonly door: Door; readonly secret: string } | { readonly trouble: DoorTrouble }> {
    const { store, townhallId, randomText, nowMs } = this.#options;
    if (!isSecretShaped(token)) return { trouble: 'bad-link' };
    const invitation = await store.findInvitation(secretHash(token));
    if (invitation === null || invitation.townhallId !== townhallId) return { trouble: 'bad-link' };

    const door = doorOf[invitation.role];
    if (!this.#opens(door)) return { trouble: 'sign-in-instead' };
    const held = secretOf(door);
    const heldSession = held === null ? null : await store.findSession(secretHash(held));
    // A link never makes more of a session that somebody signed in to.
    const isKnown = held !== null && heldSession !== null && heldSession.account === null;
    const secret = isKnown ? held : randomText(24);
    const session = secretHash(secret);
    const use = mayUseLink(invitation, invitation.boundSessionHash ?? session, session);
    if ('trouble' in use) return use;

    const at = { createdAtMs: nowMs(), seenAtMs: nowMs() };
    if (!isKnown) await store.addSession({ hash: session, id: '', account: null, device: '', invite: null, ...at });
    const known = await store.findMembership(session, townhallId);
    if (known === null || known.role !== invitation.role) {
      const memberId = memberIdSchema.parse(randomText(12));
      await store.putMembership({ sessionHash: session, townhallId, memberId, role: invitation.role, name: '' });
    }
    if (invitation.uses === 'many') return { door, secret };
    // Last: a link that is bound to a session that could not be kept would be nobody's for ever. Of two at once the other one is told so.
    const bound = mayUseLink(invitation, await store.bindInvitation(invitation.tokenHash, session), session);
    return 'trouble' in bound ? bound : { door, secret };
  }

  /** Who holds this session, or null. */
  async whoIs(secret: string | null): Promise<Membership | null> {
    if (secret === null) return null;
    const { store, townhallId, nowMs } = this.#options;
    const hash = secretHash(secret);
    const [here, session] = await Promise.all([store.findMembership(hash, townhallId), store.findSession(hash)]);
    if (session === null || isOver(session, nowMs())) return null;
    const member = here ?? (await this.#fromElsewhere(session));
    if (member === null) return null;
    if (session.account === null) return this.#opens(doorOf[member.role]) ? member : null;
    // Of another way in than there is now.
    if ((session.invite !== null) !== (this.#options.byInvitation === true)) return null;
    // Whose name was erased signs in again: their company says it anew.
    if (session.invite === null && member.name === '') return null;
    // A disk that fails costs nobody their session: it counts from when it could be noted last.
    if (isUseNews(session, nowMs())) await store.noteSeen(hash, nowMs()).catch(() => undefined);
    return session.invite === null ? { ...member, isSignedIn: true } : member;
  }

  /**
   * Whoever has an account of the installation, by their company or as its organiser, is a member of each of its town halls, as what they
   * are in another one. Whoever was invited was invited to one. Rule OT14.
   */
  async #fromElsewhere({ hash, account, invite }: Session): Promise<Membership | null> {
    const { store, townhallId, randomText } = this.#options;
    if (account === null || (invite !== null && account !== organiserAccount)) return null;
    const other = await store.findAnyMembership(hash);
    if (other === null) return null;
    const { role, name } = other;
    const department = (await store.findAccount(account, other.townhallId))?.department ?? '';
    const wanted = memberIdSchema.parse(randomText(12));
    const memberId = await store.bindAccount({ account, townhallId, memberId: wanted, department });
    const member: Membership = { sessionHash: hash, townhallId, memberId, role, name };
    await store.putMembership(member);
    return member;
  }

  /** Whether a session is that of somebody who was invited to another town hall, and not to this one. Rule IV16. */
  async isElsewhere(secret: string | null): Promise<boolean> {
    if (secret === null || this.#options.byInvitation !== true) return false;
    const { store, townhallId, nowMs } = this.#options;
    const session = await store.findSession(secretHash(secret));
    if (session === null || session.invite === null || isOver(session, nowMs())) return false;
    const other = await store.findAnyMembership(session.hash);
    return other !== null && other.townhallId !== townhallId;
  }

  /** Whether a link may lead through a door: where people sign in, only those who run the town hall have links. */
  #opens(door: Door): boolean {
    if (this.#options.byInvitation === true) return false;
    return this.#options.needsSignIn !== true || door === 'desk' || door === 'studio';
  }

  /** The department of whom their company knows, as it said last; empty where it does not say. */
  async departmentOf({ sessionHash, townhallId }: Membership): Promise<string> {
    const { store } = this.#options;
    const account = (await store.findSession(sessionHash))?.account ?? null;
    return account === null ? '' : ((await store.findAccount(account, townhallId))?.department ?? '');
  }

  /** Keeps the name for the next time. */
  async rememberName({ isSignedIn, ...membership }: Membership, name: string): Promise<void> {
    if (isSignedIn !== true && membership.name !== name)
      await this.#options.store.putMembership({ ...membership, name });
  }
}
