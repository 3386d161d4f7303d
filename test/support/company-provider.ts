import { generateKeyPairSync, randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';

export const clientId = 'rostrum';
export const clientSecret = 'a-secret-of-at-least-thirty-two-characters';

/** A real OpenID Connect provider on this machine, which signs in whoever is named without asking. It can turn its keys, and go down. */
export class CompanyProvider {
  /** Who comes next, and what the company says of them. */
  person = 'ada';
  readonly people = new Map<string, Readonly<Record<string, unknown>>>();
  /** How long an ID token is good. */
  idTokenS = 3600;
  readonly #server: Server;
  #redirectUris: readonly string[];
  #port = 0;
  #provider: Provider | null = null;

  private constructor(redirectUris: readonly string[]) {
    this.#redirectUris = redirectUris;
    this.#server = http.createServer((request, response) => void this.#answer(request, response));
  }

  /** `redirectUris`: where the town hall is. */
  static async start(redirectUris: readonly string[]): Promise<CompanyProvider> {
    const company = new CompanyProvider(redirectUris);
    await company.up();
    company.turnKeys();
    return company;
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Lets a town hall be found elsewhere. */
  allow(redirectUri: string): void {
    this.#redirectUris = [redirectUri];
    this.turnKeys();
  }

  /** From now on it signs with another key, and no longer names the one before. */
  turnKeys(): void {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: randomUUID() };
    this.#provider = this.#make(key);
  }

  /** Comes (back) up, on the port that it had. */
  async up(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  async down(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #make(key: object): Provider {
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [...this.#redirectUris],
          post_logout_redirect_uris: this.#redirectUris.map((uri) => new URL('/', uri).href),
          response_types: ['code'],
          grant_types: ['authorization_code'],
          token_endpoint_auth_method: 'client_secret_post',
          id_token_signed_response_alg: 'ES256',
        },
      ],
      clientDefaults: { id_token_signed_response_alg: 'ES256' },
      jwks: { keys: [key] },
      cookies: { keys: ['only for tests'] },
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      claims: { openid: ['sub'], profile: ['name', 'department', 'groups'] },
      ttl: {
        IdToken: () => this.idTokenS,
        AccessToken: 3600,
        AuthorizationCode: 60,
        Grant: 3600,
        Interaction: 600,
        Session: 3600,
      },
      findAccount: (_context: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ sub: id, ...this.people.get(id) }),
      }),
      loadExistingGrant: async ({ oidc }: { oidc: { session: { accountId: string } } }) => {
        const grant = new provider.Grant({ clientId, accountId: oidc.session.accountId });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    });
    return provider;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.#provider;
    if (provider === null) throw new Error('not there yet');
    if (request.url?.startsWith('/interaction/') !== true) return provider.callback()(request, response);
    await provider.interactionFinished(request, response, { login: { accountId: this.person } });
  }
}
