import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import { personaEventSchema, type RecordedEvent, townhallEventSchema } from '../events.ts';
import { type Hash, hashSchema, type Stream } from '../ids.ts';
import { canonicalJson, parseCanonical } from './canonical.ts';
import { type EntryBody, entryBodySchema, type StoredEntry } from './entry.ts';

/** The hash before a stream's first entry. */
export const noHash: Hash = hashSchema.parse('0'.repeat(64));
/** Bytes of a personal part's salt: nobody can guess an erased name by trying names. */
export const saltBytes = 16;

const utf8 = new TextEncoder();

/** SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export function sha256Hex(text: string): Hash {
  return bytesToHex(sha256(utf8.encode(text))) as Hash;
}

/** `SHA-256(prev ‖ UTF-8 of body)`: every entry vouches for all before it. */
export function entryHash(prev: Hash, body: string): Hash {
  const digest = sha256.create().update(hexToBytes(prev)).update(utf8.encode(body)).digest();
  return bytesToHex(digest) as Hash;
}

/** `SHA-256(salt ‖ UTF-8 of the canonical personal part)`. */
export function personalDigest(salt: string, text: string): Hash {
  const digest = sha256.create().update(hexToBytes(salt)).update(utf8.encode(text)).digest();
  return bytesToHex(digest) as Hash;
}

/** Where an entry stands: `prev` is the hash of the one before. */
export interface EntryPlace {
  readonly stream: Stream;
  readonly seq: number;
  readonly prev: Hash;
}

/** Makes the entry of an event: its personal part is split off under a digest with a salt of its own. `salt` is {@link saltBytes} random bytes. */
export function seal(place: EntryPlace, event: RecordedEvent, salt: Uint8Array): StoredEntry {
  const { stream, seq, prev } = place;
  const { personal: part, ...open } = 'personal' in event ? event : { ...event, personal: undefined };
  if (part === 'erased') throw new Error('invariant: an erased event is never sealed again');
  const personal = part === undefined ? null : { salt: bytesToHex(salt), text: canonicalJson(part) };
  const body = canonicalJson({
    v: 1,
    stream,
    seq,
    prev,
    event: open,
    personalDigest: personal === null ? undefined : personalDigest(personal.salt, personal.text),
  });
  return { stream, seq, hash: entryHash(prev, body), body, personal };
}

/** Why an entry is not what it says it is. */
export class BrokenEntry extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BrokenEntry';
  }
}

/** Parses an entry's body; throws {@link BrokenEntry} unless it is canonical and of a known version. */
export function readBody(text: string): EntryBody {
  const value = parseCanonical(text);
  if (value === null) throw new BrokenEntry('the entry is not canonical JSON');
  const parsed = entryBodySchema.safeParse(value);
  if (!parsed.success) throw new BrokenEntry('the entry has not the form of an entry');
  return parsed.data;
}

/**
 * The same for a row of our own database that must stand in this place, three times as fast: the hash chain vouches for its bytes, so that
 * they need not be written again to be compared, and the event is parsed after it. Throws {@link BrokenEntry}.
 */
export function readOwnBody(text: string, place: EntryPlace): EntryBody {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BrokenEntry('the entry is not JSON');
  }
  if (!isBodyAt(place, value)) throw new BrokenEntry('the entry has not the form of an entry, or belongs elsewhere');
  return value;
}

function isBodyAt(place: EntryPlace, value: unknown): value is EntryBody {
  if (typeof value !== 'object' || value === null) return false;
  const { v, stream, seq, prev, event, personalDigest }: Partial<Record<keyof EntryBody, unknown>> = value;
  const isInPlace = stream === place.stream && seq === place.seq && prev === place.prev;
  const hasEvent = typeof event === 'object' && event !== null;
  return v === 1 && isInPlace && hasEvent && (personalDigest === undefined || typeof personalDigest === 'string');
}

/**
 * Parses the event of an entry with its personal part, or with the mark that it was erased. Here events of older versions (`body.v`)
 * become events of today; there is one version so far. Throws {@link BrokenEntry}.
 */
export function eventOf<E>(schema: z.ZodType<E>, body: EntryBody, personal: StoredEntry['personal']): E {
  const parsed = schema.safeParse({ ...body.event, ...personalOf(body, personal) });
  if (!parsed.success) throw new BrokenEntry(`the event of entry ${body.seq} is not understood`);
  return parsed.data;
}

/** The event of an entry of any stream. Throws {@link BrokenEntry}. */
export function openEntry(entry: StoredEntry): RecordedEvent {
  const body = readBody(entry.body);
  return eventOf(eventSchemaOf(body.stream), body, entry.personal);
}

/** What the events of a stream look like. */
export function eventSchemaOf(stream: Stream): z.ZodType<RecordedEvent> {
  return stream.startsWith('townhall/') ? townhallEventSchema : personaEventSchema;
}

function personalOf(body: EntryBody, personal: StoredEntry['personal']): { personal?: unknown } {
  if (body.personalDigest === undefined) return {};
  return { personal: personal === null ? 'erased' : JSON.parse(personal.text) };
}
