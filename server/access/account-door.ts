import { type Door, doorOf } from '../../protocol/door.ts';
import { memberIdSchema } from '../../protocol/ids.ts';
import type { Role } from '../../protocol/roles.ts';
import { type DoorOptions, secretHash } from './door.ts';
import type { Membership, SecretHash, Session } from './ports.ts';
import { isOver } from './session-life.ts';

/** Who somebody is, as their company says. */
export interface CompanyPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly role: Role;
  readonly name: string;
  readonly department: string;
}

/** One of a person's own sessions. */
export type OwnSession = Session & { readonly isThis: boolean };

/** The doors that are open to a role: the hall's to everybody, and that of their own page. */
export function doorsOf(role: Role): readonly Door[] {
  const own = doorOf[role];
  return own === 'hall' || own === 'spectator' ? ['hall', 'spectator'] : ['hall', 'spectator', own];
}

/** Lets people in whom their company knows, lists where they are signed in, and ends that. Rules SI7, SI9–SI12. */
export class AccountDoor {
  readonly #options: DoorOptions;

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  /**
   * Lets somebody in: the same member as ever, under a new secret, whatever the browser held before. `held` are the secrets that it brought:
   * what they opened is ended, so that nobody who knew one of them comes along.
   */
  async signIn(
    person: CompanyPerson,
    { device, held }: { readonly device: string; readonly held: readonly string[] },
  ): Promise<{ readonly secret: string; readonly ended: readonly SecretHash[] }> {
    const { store, townhallId, randomText, nowMs } = this.#options;
    const { role, name, department } = person;
    // Neither holds the sign that parts them.
    const account = secretHash(`${person.issuer}\n${person.subject}`);
    const wanted = memberIdSchema.parse(randomText(12));
    const memberId = await store.bindAccount({ account, townhallId, memberId: wanted, department });
    await store.renameMember({ townhallId, memberId, role, name });
    const ended = await this.#endHeld(held, account);
    const secret = randomText(24);
    const hash = secretHash(secret);
    const at = { createdAtMs: nowMs(), seenAtMs: nowMs() };
    await store.addSession({ hash, id: randomText(9), account, device, invite: null, ...at });
    await store.putMembership({ sessionHash: hash, townhallId, memberId, role, name });
    return { secret, ended };
  }

  /** Somebody's own sessions and department; null for whoever came by a link. */
  async overview(member: Membership): Promise<{
    readonly by: 'company' | 'invitation';
    readonly department: string;
    readonly sessions: readonly OwnSession[];
  } | null> {
    const { store, townhallId, nowMs } = this.#options;
    const { account = null, invite = null } = (await store.findSession(member.sessionHash)) ?? {};
    if (account === null) return null;
    const sessions = await store.sessionsOf(account);
    const open = sessions.filter((session) => !isOver(session, nowMs()));
    return {
      by: invite === null ? 'company' : 'invitation',
      department: (await store.findAccount(account, townhallId))?.department ?? '',
      sessions: open.map((session) => ({ ...session, isThis: session.hash === member.sessionHash })),
    };
  }

  /** Ends one of somebody's own sessions; gives which it was, null when it is none of theirs. */
  async end(member: Membership, id: string): Promise<SecretHash | null> {
    const own = await this.overview(member);
    const session = own?.sessions.find((each) => each.id === id);
    if (session === undefined) return null;
    await this.#options.store.endSession(session.hash);
    return session.hash;
  }

  /**
   * Gives another device of the same person a secret of its own. What it opens ends when that of this one does by itself: nobody stays for ever
   * by going from one device to the next. Its role and name are those of now. Null for whoever has no account, or is not in any more.
   */
  async addDevice(member: Membership, device: string): Promise<string | null> {
    const { store, townhallId, randomText, nowMs } = this.#options;
    const session = await store.findSession(member.sessionHash);
    const who = await store.findMembership(member.sessionHash, townhallId);
    if (session === null || session.account === null || who === null || isOver(session, nowMs())) return null;
    const secret = randomText(24);
    const hash = secretHash(secret);
    await store.addSession({ ...session, hash, id: randomText(9), device, seenAtMs: nowMs() });
    await store.putMembership({ ...who, sessionHash: hash });
    return secret;
  }

  /** Gives the same browser a new secret, and ends the old one: whoever has a copy of it is out. Rule IV11. */
  async renew(member: Membership): Promise<string | null> {
    const { store } = this.#options;
    const secret = await this.addDevice(member, (await store.findSession(member.sessionHash))?.device ?? '');
    if (secret !== null) await store.endSession(member.sessionHash);
    return secret;
  }

  /** Ends what a browser held, of links too: it signs in instead; and what of the same person has ended by itself. */
  async #endHeld(held: readonly string[], account: string): Promise<readonly SecretHash[]> {
    const { store, nowMs } = this.#options;
    const over = (await store.sessionsOf(account)).filter((session) => isOver(session, nowMs()));
    const ended = new Set([...held.map(secretHash), ...over.map(({ hash }) => hash)]);
    for (const hash of ended) await store.endSession(hash);
    return [...ended];
  }
}
