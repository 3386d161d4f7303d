import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
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
  return hashSchema.parse(bytesToHex(sha256(utf8.encode(text))));
}

/** `SHA-256(prev ‖ UTF-8 of body)`: every entry vouches for all before it. */
export function entryHash(prev: Hash, body: string): Hash {
  const digest = sha256.create().update(hexToBytes(prev)).update(utf8.encode(body)).digest();
  return hashSchema.parse(bytesToHex(digest));
}

/** `SHA-256(salt ‖ UTF-8 of the canonical personal part)`. */
export function personalDigest(salt: string, text: string): Hash {
  const digest = sha256.create().update(hexToBytes(salt)).update(utf8.encode(text)).digest();
  return hashSchema.parse(bytesToHex(digest));
}

/** Makes the entry of an event: its personal part is split off under a digest with a salt of its own. `salt` is {@link saltBytes} random bytes. */
export function seal(
  place: { readonly stream: Stream; readonly seq: number; readonly prev: Hash },
  event: RecordedEvent,
  salt: Uint8Array,
): StoredEntry {
  const { stream, seq, prev } = place;
  const { personal: part, ...open } = 'personal' in event ? event : { ...event, personal: undefined };
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
export function readBody(body: string): EntryBody {
  const value = parseCanonical(body);
  if (value === null) throw new BrokenEntry('the entry is not canonical JSON');
  const parsed = entryBodySchema.safeParse(value);
  if (!parsed.success) throw new BrokenEntry('the entry has not the form of an entry');
  return parsed.data;
}

/** The event of an entry with its personal part, or with the mark that it was erased. Throws {@link BrokenEntry}. */
export function openEntry(entry: StoredEntry): RecordedEvent {
  const body = readBody(entry.body);
  const schema = body.stream.startsWith('townhall/') ? townhallEventSchema : personaEventSchema;
  const parsed = schema.safeParse({ ...body.event, ...personalOf(entry, body) });
  if (!parsed.success) throw new BrokenEntry(`the event of entry ${body.seq} is not understood`);
  return parsed.data;
}

function personalOf(entry: StoredEntry, body: EntryBody): { personal?: unknown } {
  if (body.personalDigest === undefined) return {};
  return { personal: entry.personal === null ? 'erased' : JSON.parse(entry.personal.text) };
}
