import type { IncomingMessage } from 'node:http';
import { type Door, doorHeader, doorSchema } from '../../../protocol/door.ts';
import { limits } from '../../../protocol/limits.ts';
import { signInPath } from '../../../protocol/sign-in.ts';
import { isSecretShaped } from '../../access/links.ts';

/** What a request says about where it comes from, believed only as far as it can be. */
export interface RequestFacts {
  /** Whether a page of ours sent it: an Origin must be our own host. Requests without one come from no page. */
  isSameOrigin(request: IncomingMessage): boolean;
  /** The address of the client: of the socket, or what a trusted proxy says. */
  addressOf(request: IncomingMessage): string;
  isHttps(request: IncomingMessage): boolean;
}

export function requestFacts(options: {
  readonly trustProxy: readonly string[];
  readonly publicUrl: URL | null;
  readonly isTls: boolean;
}): RequestFacts {
  const isProxy = (address: string): boolean => options.trustProxy.includes(plain(address));
  const isTrusted = (request: IncomingMessage): boolean => isProxy(request.socket.remoteAddress ?? '');
  return {
    isSameOrigin(request) {
      const { origin, host } = request.headers;
      if (origin === undefined) return true;
      if (!URL.canParse(origin)) return false;
      return new URL(origin).host === (options.publicUrl?.host ?? host);
    },
    addressOf(request) {
      const socket = plain(request.socket.remoteAddress ?? '');
      if (!isProxy(socket)) return socket;
      // The last one that is no proxy of ours: what stands before it is the client's own tale.
      const told = String(request.headers['x-forwarded-for'] ?? '').split(',');
      const client = told
        .map((address) => plain(address.trim()))
        .findLast((address) => address !== '' && !isProxy(address));
      return client ?? socket;
    },
    isHttps(request) {
      return (
        options.isTls ||
        options.publicUrl?.protocol === 'https:' ||
        (isTrusted(request) && request.headers['x-forwarded-proto'] === 'https')
      );
    },
  };
}

/** `::ffff:127.0.0.1` is 127.0.0.1. */
function plain(address: string): string {
  return address.replace(/^::ffff:/, '');
}

const cookieName = (door: Door): string => `rostrum-${door}`;

/** The session secret of a door, if its cookie is there and shaped like one. */
export function sessionSecret(request: IncomingMessage, door: Door): string | null {
  return secretIn(request, cookieName(door));
}

/** The secret in a cookie of this name, if it is there and shaped like one. */
export function secretIn(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && isSecretShaped(value)) return value;
  }
  return null;
}

/** Session secrets of all doors that this browser holds. */
export function sessionSecrets(request: IncomingMessage): readonly string[] {
  return doorSchema.options.map((door) => sessionSecret(request, door)).filter((secret) => secret !== null);
}

const thirtyDaysS = 30 * 24 * 3600;

export function sessionCookie(door: Door, secret: string, isHttps: boolean, maxAgeS = thirtyDaysS): string {
  return cookie(cookieName(door), secret, { isHttps, maxAgeS, path: '/' });
}

/** Takes a door's cookie out of the browser. */
export function endedCookie(door: Door, isHttps: boolean): string {
  return cookie(cookieName(door), '', { isHttps, maxAgeS: 0, path: '/' });
}

/** Of a browser that opened an invitation and has not taken it: where its token goes, out of the address. */
export const invitedCookieName = 'rostrum-invited';
export const invitedPath = '/api/invited';

export function invitedCookie(token: string, isHttps: boolean): string {
  const maxAgeS = token === '' ? 0 : limits.invitations.acceptSeconds;
  return cookie(invitedCookieName, token, { isHttps, maxAgeS, path: invitedPath });
}

/** Of a headset that shows digits. */
export const codeCookieName = 'rostrum-code';
export const codePath = '/api/code';

export function codeCookie(secret: string, isHttps: boolean): string {
  return cookie(codeCookieName, secret, { isHttps, maxAgeS: limits.headsetCode.lifeMs / 1000, path: codePath });
}

/** Of a browser on its way to the identity provider and back. */
export const signInCookieName = 'rostrum-sign-in';

export function signInCookie(browser: string, isHttps: boolean): string {
  return cookie(signInCookieName, browser, { isHttps, maxAgeS: limits.signIn.flowMs / 1000, path: signInPath });
}

function cookie(
  name: string,
  value: string,
  { isHttps, maxAgeS, path }: { readonly isHttps: boolean; readonly maxAgeS: number; readonly path: string },
): string {
  return `${name}=${value}; HttpOnly; SameSite=Lax; Path=${path}; Max-Age=${maxAgeS}${isHttps ? '; Secure' : ''}`;
}

/** The door a request names; the hall's when it names none, null when it names nonsense. */
export function doorOfRequest(request: IncomingMessage): Door | null {
  const named = request.headers[doorHeader];
  if (named === undefined) return 'hall';
  const parsed = doorSchema.safeParse(named);
  return parsed.success ? parsed.data : null;
}
