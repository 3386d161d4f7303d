import type { Claims } from './claims-mapping.ts';
import type { SignInFlow } from './sign-in-flows.ts';

/**
 * Whether people can sign in now. `reason`: what whoever runs this is to mend, a sentence or two; `trouble`: the same of the last sign-in, when
 * what went wrong with it will go wrong with the next; null when it went well.
 */
export type ProviderStatus =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ok'; readonly trouble: string | null }
  | { readonly kind: 'down'; readonly reason: string; readonly retryAtMs: number };

/** Who somebody is at the identity provider: `issuer` and `subject` together name them for ever. */
export interface SignedIn {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Claims;
}

/**
 * `down`: it cannot be reached. `clock`: its clock and ours are too far apart. `unknown-client`: it does not know us. `failed`: this one sign-in
 * was not as it must be. `declined`: the provider, or the person, said no.
 */
export type SignInTrouble = 'down' | 'clock' | 'unknown-client' | 'failed' | 'declined';

/** The identity provider could not, or would not. The message is for whoever runs the installation. */
export class SignInFailure extends Error {
  readonly reason: SignInTrouble;
  readonly retryable: boolean;
  constructor(reason: SignInTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignInFailure';
    this.reason = reason;
    this.retryable = reason !== 'clock' && reason !== 'unknown-client';
  }
}

/** The company's identity provider, by OpenID Connect. What depends on it is signing in, and nothing else. */
export interface IdentityProvider {
  readonly status: ProviderStatus;
  /** Where a browser goes to sign in. Asks first whether anybody is there. Throws {@link SignInFailure}. */
  authorizeUrl(flow: SignInFlow): Promise<URL>;
  /** Turns what a browser brought back (`search` of the address) into who it is. Throws {@link SignInFailure}. */
  redeem(search: string, flow: SignInFlow): Promise<SignedIn>;
  /** Where a browser goes to sign out there too; null where the provider has no such place. */
  signOutUrl(): URL | null;
  close(): void;
}
