import type { z } from 'zod';
import { type Door as DoorName, doorHeader } from '../../../protocol/door.ts';
import { errorReplySchema } from '../../../protocol/http.ts';
import type { DoorReply } from '../../live/ports.ts';

/** A reply that does not come within this is no reply. */
const patienceMs = 10_000;

/** Asks for JSON, or with a body tells some; `read` gives null for what this page does not understand. */
type Ask = <T>(path: string, read: (body: unknown) => T | null, body?: unknown) => Promise<DoorReply<T>>;

/** The server's JSON through one door of the town hall. */
export function askThrough(name: DoorName): Ask {
  return (path, read, body) =>
    request(name, path, body === undefined ? null : jsonOf(body), async (response) => read(await response.json()));
}

function jsonOf(body: unknown) {
  return { type: 'application/json', bytes: JSON.stringify(body) };
}

export function parsedBy<T>(schema: z.ZodType<T>): (body: unknown) => T | null {
  return (body) => schema.safeParse(body).data ?? null;
}

const notUnderstood = {
  kind: 'refused',
  code: 'outdated',
  message: 'This page does not understand the server. Reload it.',
} as const;

/** One request with that door's session cookie. Never rejects. */
export async function request<T>(
  door: DoorName,
  path: string,
  body: {
    readonly type: string;
    readonly bytes: string | Uint8Array<ArrayBuffer> | Blob;
    readonly headers?: Readonly<Record<string, string>>;
  } | null,
  read: (response: Response) => Promise<T | null>,
  withinMs = patienceMs,
  stop: AbortSignal | null = null,
): Promise<DoorReply<T>> {
  try {
    const response = await fetch(path, {
      method: body === null ? 'GET' : 'POST',
      headers: { [doorHeader]: door, ...(body === null ? {} : { 'content-type': body.type, ...body.headers }) },
      ...(body === null ? {} : { body: body.bytes }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([AbortSignal.timeout(withinMs), ...(stop === null ? [] : [stop])]),
    });
    if (response.ok) {
      const value = await read(response);
      return value === null ? notUnderstood : { kind: 'ok', value };
    }
    const trouble = errorReplySchema.safeParse(await response.json().catch(() => null));
    if (trouble.success) return { kind: 'refused', code: trouble.data.error, message: trouble.data.message };
    // A proxy between us and the server answers in its own words.
    return response.status >= 500
      ? { kind: 'unreachable' }
      : {
          kind: 'refused',
          code: 'bad-request',
          message: `The server refused this (${response.status}). Reload the page.`,
        };
  } catch {
    // No network, a timeout, or a body that breaks off: to the page all are one.
    return { kind: 'unreachable' };
  }
}
