import type { IncomingMessage } from 'node:http';
import { type Door, doorHeader, doorSchema } from '../../../protocol/door.ts';
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
  const name = cookieName(door);
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

export function sessionCookie(door: Door, secret: string, isHttps: boolean): string {
  const thirtyDays = 30 * 24 * 3600;
  return `${cookieName(door)}=${secret}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${thirtyDays}${isHttps ? '; Secure' : ''}`;
}

/** The door a request names; the hall's when it names none, null when it names nonsense. */
export function doorOfRequest(request: IncomingMessage): Door | null {
  const named = request.headers[doorHeader];
  if (named === undefined) return 'hall';
  const parsed = doorSchema.safeParse(named);
  return parsed.success ? parsed.data : null;
}
