import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import type { SignInFlow } from '../../access/sign-in-flows.ts';
import {
  type IdentityProvider,
  type ProviderStatus,
  type SignedIn,
  SignInFailure,
} from '../../access/sign-in-ports.ts';
import { clockTrouble, redeemTrouble } from './redeem-trouble.ts';
import { missingIn, type Seen, whatToMend } from './what-to-mend.ts';

export interface CompanySignInOptions {
  readonly issuer: URL;
  readonly clientId: string;
  /** Null for a public client: PKCE alone. */
  readonly clientSecret: string | null;
  readonly scopes: string;
  /** How far the provider's clock and ours may be apart. */
  readonly clockToleranceS: number;
  /** Where the provider sends people back to. */
  readonly redirectUri: () => string;
  /** Where it sends them after signing out there. */
  readonly signedOutUri: () => string;
  readonly nowMs: () => number;
  readonly log: Logger;
}

const timeoutS = 5;
/** After a discovery that failed. */
const pausesMs = [5000, 10_000, 20_000, 40_000, 60_000];
/** Who sets out asks first whether anybody is there, unless somebody has just asked. */
const freshMs = 5000;
/** oauth4webapi fetches the provider's keys anew when one is missing among keys of this age: a provider may turn its keys at any moment. */
const keysAskedAgainS = 60;

/** Signs people in at one OpenID Connect provider: discovery, tried until it works; the way there (PKCE, state, nonce) and back; signing out. */
export class CompanySignIn implements IdentityProvider {
  readonly #options: CompanySignInOptions;
  #status: ProviderStatus = { kind: 'starting' };
  #client: { readonly config: oidc.Configuration; readonly atMs: number } | null = null;
  #looking: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #failures = 0;
  #isClosed = false;

  constructor(options: CompanySignInOptions) {
    this.#options = options;
  }

  get status(): ProviderStatus {
    return this.#status;
  }

  /** Looks for the provider; resolves, in seconds, whether it is there or not. Only one looks at a time. */
  look(): Promise<void> {
    this.#looking ??= this.#discover().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async authorizeUrl({ state, nonce, verifier }: SignInFlow): Promise<URL> {
    const { redirectUri, scopes, nowMs } = this.#options;
    // While it is down the timer asks, and not everybody who comes.
    if (this.#status.kind !== 'down' && nowMs() - (this.#client?.atMs ?? 0) > freshMs) await this.look();
    const client = this.#client;
    if (client === null || this.#status.kind !== 'ok') throw new SignInFailure('down', reasonOf(this.#status));
    return oidc.buildAuthorizationUrl(client.config, {
      redirect_uri: redirectUri(),
      scope: scopes,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
  }

  async redeem(search: string, { state, nonce, verifier }: SignInFlow): Promise<SignedIn> {
    const known = this.#client?.config;
    if (known === undefined) throw new SignInFailure('down', reasonOf(this.#status));
    const config = this.#renewed(known);
    try {
      const callback = new URL(`${this.#options.redirectUri()}${search}`);
      const tokens = await oidc.authorizationCodeGrant(config, callback, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new SignInFailure('failed', 'The provider sent no ID token.');
      keepKeys(config, known);
      this.#checkClock(claims.iat);
      const more =
        config.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
      this.#set({ kind: 'ok', trouble: null });
      return { issuer: claims.iss, subject: claims.sub, claims: { ...more, ...claims } };
    } catch (error) {
      const failure = redeemTrouble(error, this.#options.nowMs());
      if (failure.reason === 'down') this.#failed(failure.message);
      // That goes wrong with everybody until it is mended; any other says nothing of the next.
      if (!failure.retryable) this.#set({ kind: 'ok', trouble: failure.message });
      throw failure;
    }
  }

  signOutUrl(): URL | null {
    const config = this.#client?.config;
    if (config?.serverMetadata().end_session_endpoint === undefined) return null;
    // No `id_token_hint`: for that the token would have to be kept.
    return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: this.#options.signedOutUri() });
  }

  close(): void {
    this.#isClosed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
  }

  async #discover(): Promise<void> {
    const { issuer, clientId, nowMs } = this.#options;
    let seen: Seen | null = null;
    const looking: oidc.CustomFetch = async (url, { body, signal, ...init }) => {
      const sent = body instanceof Uint8Array ? Uint8Array.from(body) : (body ?? null);
      const response = await fetch(url, { ...init, body: sent, signal: signal ?? null });
      const { headers, status } = response;
      seen = { status, type: headers.get('content-type') ?? '', location: headers.get('location') ?? '' };
      return response;
    };
    try {
      const config = await oidc.discovery(issuer, clientId, this.#metadata, this.#authentication, {
        timeout: timeoutS,
        [oidc.customFetch]: looking,
        execute: this.#ways,
      });
      const missing = missingIn(config.serverMetadata());
      if (missing !== null) return this.#failed(missing);
      this.#client = { config, atMs: nowMs() };
      this.#set({ kind: 'ok', trouble: this.#status.kind === 'ok' ? this.#status.trouble : null });
    } catch (error) {
      this.#failed(whatToMend(issuer, error, seen));
    }
  }

  get #metadata(): Partial<oidc.ClientMetadata> {
    const { clockToleranceS, nowMs } = this.#options;
    return { [oidc.clockTolerance]: clockToleranceS, [oidc.clockSkew]: Math.round((nowMs() - Date.now()) / 1000) };
  }

  get #authentication(): oidc.ClientAuth {
    const { clientSecret } = this.#options;
    return clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret);
  }

  /** Signatures of ID tokens are checked, though they come from the provider itself; plain HTTP is for this machine alone (config). */
  get #ways(): ((config: oidc.Configuration) => void)[] {
    const isPlain = this.#options.issuer.protocol === 'http:';
    return [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])];
  }

  /** The same provider, with the keys that we have of it, each of which may be missing one. */
  #renewed(known: oidc.Configuration): oidc.Configuration {
    const { clientId } = this.#options;
    const config = new oidc.Configuration(known.serverMetadata(), clientId, this.#metadata, this.#authentication);
    config.timeout = timeoutS;
    for (const way of this.#ways) way(config);
    const keys = oidc.getJwksCache(known);
    const askedAgainS = Math.floor(Date.now() / 1000) - keysAskedAgainS;
    if (keys !== undefined) oidc.setJwksCache(config, { jwks: keys.jwks, uat: Math.min(keys.uat, askedAgainS) });
    return config;
  }

  #failed(reason: string): void {
    const pauseMs = pausesMs[Math.min(this.#failures++, pausesMs.length - 1)] ?? 60_000;
    this.#set({ kind: 'down', reason, retryAtMs: this.#options.nowMs() + pauseMs });
    if (this.#retry !== null) clearTimeout(this.#retry);
    if (this.#isClosed) return;
    this.#retry = setTimeout(() => void this.look(), pauseMs);
    this.#retry.unref();
  }

  #set(status: ProviderStatus): void {
    const before = this.#status;
    this.#status = status;
    const { log } = this.#options;
    if (status.kind === 'ok') this.#failures = 0;
    if (status.kind === 'ok' && before.kind !== 'ok') log.info('people can sign in');
    const trouble = troubleOf(status);
    if (trouble !== null && trouble !== troubleOf(before)) log.error({ trouble }, 'nobody can sign in');
  }

  /** The token was made a moment ago: what it says of the time is what the provider's clock says. */
  #checkClock(issuedAtS: number): void {
    const { clockToleranceS, nowMs } = this.#options;
    const aheadMs = issuedAtS * 1000 - nowMs();
    if (aheadMs > clockToleranceS * 1000) throw clockTrouble(aheadMs);
  }
}

function troubleOf(status: ProviderStatus): string | null {
  if (status.kind === 'starting') return null;
  return status.kind === 'ok' ? status.trouble : status.reason;
}

function reasonOf(status: ProviderStatus): string {
  return status.kind === 'down' ? status.reason : 'The provider was not found yet.';
}

function keepKeys(from: oidc.Configuration, to: oidc.Configuration): void {
  const keys = oidc.getJwksCache(from);
  if (keys !== undefined) oidc.setJwksCache(to, keys);
}
