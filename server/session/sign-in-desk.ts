import type { Logger } from 'pino';
import { type Door, type DoorTrouble, doorOf, doorOfPage, doorPaths } from '../../protocol/door.ts';
import type { PartHealth } from '../../protocol/http.ts';
import type { SignInStatus } from '../../protocol/sign-in.ts';
import { type AccountDoor, doorsOf } from '../access/account-door.ts';
import { entitlementOf, type Mapping } from '../access/claims-mapping.ts';
import { deviceWords } from '../access/device-words.ts';
import type { SecretHash } from '../access/ports.ts';
import { returnPath } from '../access/return-path.ts';
import type { SignInFlows } from '../access/sign-in-flows.ts';
import { type IdentityProvider, SignInFailure, type SignInTrouble } from '../access/sign-in-ports.ts';

export interface SignInDeskParts {
  readonly provider: IdentityProvider;
  readonly mapping: Mapping;
  readonly door: AccountDoor;
  readonly flows: SignInFlows;
  readonly rooms: { endSession(sessionHash: SecretHash): void };
  readonly nowMs: () => number;
  readonly log: Logger;
}

/** Why somebody is not in, and where they wanted to go. */
export interface TurnedAway {
  readonly trouble: DoorTrouble;
  readonly to: string | null;
}

const troubles = {
  down: 'sign-in-down',
  clock: 'sign-in-clock',
  'unknown-client': 'sign-in-failed',
  failed: 'sign-in-failed',
  declined: 'sign-in-declined',
} as const satisfies Record<SignInTrouble, DoorTrouble>;

/** Where people sign in by their company. Rules SI5–SI8, SI11, SI12. */
export class SignInDesk {
  readonly #parts: SignInDeskParts;

  constructor(parts: SignInDeskParts) {
    this.#parts = parts;
  }

  /** Whether people can sign in now, for those outside: when it is tried again, and nothing of why. */
  get status(): SignInStatus {
    const { provider, nowMs } = this.#parts;
    const { status } = provider;
    if (status.kind !== 'down') return { kind: 'ready' };
    return { kind: 'down', retryInMs: Math.max(0, Math.ceil(status.retryAtMs - nowMs())) };
  }

  /** For whoever runs the installation. It is off and never failing: the hall goes on without it. */
  health(): PartHealth {
    const { status } = this.#parts.provider;
    switch (status.kind) {
      case 'starting':
        return { status: 'starting' };
      case 'ok':
        return status.trouble === null ? { status: 'ok' } : { status: 'off', reason: status.trouble };
      case 'down': {
        const again = new Date(status.retryAtMs).toISOString().slice(11, 19);
        return { status: 'off', reason: `Nobody can sign in. ${status.reason} It is tried again at ${again} UTC.` };
      }
    }
  }

  /** Somebody sets out: gives where to, and the secret of their browser. `to`: where they want to be afterwards. */
  async begin(
    to: string | null,
    browser: string | null,
  ): Promise<{ readonly url: URL; readonly browser: string } | TurnedAway> {
    const begun = this.#parts.flows.begin(browser, returnPath(to));
    try {
      return { url: await this.#parts.provider.authorizeUrl(begun.flow), browser: begun.browser };
    } catch (error) {
      return this.#troubleOf(error, begun.flow.to);
    }
  }

  /** Somebody comes back from the provider. `heldAt` gives what their browser holds of a door. */
  async finish(
    search: string,
    from: {
      readonly browser: string | null;
      readonly userAgent: string;
      readonly heldAt: (door: Door) => string | null;
    },
  ): Promise<{ readonly to: string; readonly doors: readonly Door[]; readonly secret: string } | TurnedAway> {
    const { provider, mapping, door, flows, rooms, log } = this.#parts;
    const flow = flows.take(new URLSearchParams(search).get('state') ?? '', from.browser);
    if (flow === null) return { trouble: 'sign-in-again', to: null };
    try {
      const { issuer, subject, claims } = await provider.redeem(search, flow);
      const entitled = entitlementOf(claims, mapping);
      if ('refused' in entitled) {
        // Their names alone: what they hold is a person's.
        log.info({ why: entitled.refused, claims: Object.keys(claims) }, 'somebody signed in whom the mapping refuses');
        return { trouble: 'sign-in-refused', to: flow.to };
      }
      const doors = doorsOf(entitled.role);
      const held = doors.map(from.heldAt).filter((secret) => secret !== null);
      const device = deviceWords(from.userAgent);
      const { secret, ended } = await door.signIn({ issuer, subject, ...entitled }, { device, held });
      for (const hash of ended) rooms.endSession(hash);
      return { to: pageFor(flow.to, doors, doorOf[entitled.role]), doors, secret };
    } catch (error) {
      return this.#troubleOf(error, flow.to);
    }
  }

  /** Where people sign out of their company too, if they want that. */
  signOutUrl(): URL | null {
    return this.#parts.provider.signOutUrl();
  }

  #troubleOf(error: unknown, to: string | null): TurnedAway {
    if (!(error instanceof SignInFailure)) throw error;
    this.#parts.log.warn({ reason: error.reason, detail: error.message }, 'somebody could not sign in');
    return { trouble: troubles[error.reason], to };
  }
}

/** Where they wanted to go, if that is open to them; else to their own page. */
function pageFor(to: string | null, doors: readonly Door[], own: Door): string {
  if (to === null) return doorPaths[own];
  const [path = '', search = ''] = to.split('?');
  return doors.includes(doorOfPage(path, new URLSearchParams(search).get('door'))) ? to : doorPaths[own];
}
