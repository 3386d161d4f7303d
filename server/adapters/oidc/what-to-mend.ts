import { z } from 'zod';

/** What was seen of the answer to a discovery; null when there was none. */
export interface Seen {
  readonly status: number;
  readonly type: string;
  /** Where it points, when it is a redirect. */
  readonly location: string;
}

const caused = z.object({ code: z.unknown().optional(), cause: z.unknown().optional() });
const named = z.object({ attribute: z.literal('issuer'), body: z.object({ issuer: z.string() }) });
/** What Node says of a certificate that it does not trust, or of what is no TLS. */
const untrusted = /SELF_SIGNED|UNABLE_TO|CERT_|_CERT/;
const noTls = /^(?:ERR_SSL|EPROTO)/;

/** Says why an issuer cannot be discovered, and what whoever runs this is to do. Rule SI4. */
export function whatToMend(issuer: URL, error: unknown, seen: Seen | null): string {
  const codes = codesOf(error);
  const at = `${issuer.href.replace(/\/$/, '')}/.well-known/openid-configuration`;
  if (seen === null) return unreachable(issuer, codes);
  if (seen.status >= 300 && seen.status < 400)
    return `${at} only points to ${seen.location}. Set OIDC_ISSUER to the issuer’s own address, as the provider writes it.`;
  if (seen.status >= 500) return `${at} answers with ${seen.status}: the provider has trouble of its own.`;
  if (seen.status !== 200)
    return `${at} answers with ${seen.status}. Is OIDC_ISSUER whole? A realm or a tenant is often part of it.`;
  const other = otherIssuer(error);
  if (other !== null) return `The provider calls itself ${other}. If that is yours, set OIDC_ISSUER=${other}`;
  if (!/\bjson\b/.test(seen.type) || codes.includes('OAUTH_PARSE_ERROR'))
    return `${at} answers with ${seen.type === '' ? 'something' : seen.type} that is no JSON. Is OIDC_ISSUER the address of a page?`;
  return `${at} is not what OpenID Connect asks for: ${error instanceof Error ? error.message : 'not understood'}.`;
}

/** Endpoints without which nobody can sign in. */
export function missingIn(metadata: object): string | null {
  const missing = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'].filter((name) => !(name in metadata));
  return missing.length === 0
    ? null
    : `The provider does not name its ${missing.join(', ')}: it is no OpenID Connect provider for signing in.`;
}

function unreachable(issuer: URL, codes: readonly string[]): string {
  const [code = 'no answer'] = codes;
  const bad = codes.find((each) => untrusted.test(each));
  if (bad !== undefined)
    return `The certificate of ${issuer.host} is not trusted (${bad}). Give Node its authority: NODE_EXTRA_CA_CERTS=/path/to/ca.pem`;
  if (codes.some((each) => noTls.test(each)))
    return `${issuer.host} does not speak TLS there (${code}). Is its port right, and does it begin with https?`;
  if (codes.includes('ENOTFOUND') || codes.includes('EAI_AGAIN'))
    return `This machine does not know the name ${issuer.hostname} (${code}). Look at OIDC_ISSUER and at this machine’s DNS.`;
  return `${issuer.host} does not answer this machine (${code}). Is it up, and does a firewall or a proxy stand between?`;
}

/** Of an error and of what caused it. */
function codesOf(error: unknown): readonly string[] {
  const codes: string[] = [];
  for (let each: unknown = error; ; ) {
    const parsed = caused.safeParse(each).data;
    if (parsed === undefined || codes.length > 8) return codes;
    if (typeof parsed.code === 'string') codes.unshift(parsed.code);
    each = parsed.cause;
  }
}

function otherIssuer(error: unknown): string | null {
  for (let each: unknown = error, depth = 0; depth < 4; depth++) {
    const parsed = caused.safeParse(each).data;
    if (parsed === undefined) return null;
    const other = named.safeParse(parsed.cause).data;
    if (other !== undefined) return other.body.issuer;
    each = parsed.cause;
  }
  return null;
}
