import type { RecordedEvent } from '../events.ts';
import type { Hash } from '../ids.ts';
import { BlobOrder } from './blobs.ts';
import { parseCanonical } from './canonical.ts';
import {
  BrokenEntry,
  entryHash,
  eventOf,
  eventSchemaOf,
  noHash,
  personalDigest,
  readBody,
  sha256Hex,
} from './chain.ts';
import { type ExportLine, exportLineSchema } from './export-file.ts';
import { linesOf } from './lines.ts';
import { isHeadSigned } from './sign.ts';

export type Verdict =
  | { readonly ok: true; readonly entries: number; readonly head: Hash; readonly key: string; readonly erased: number }
  /** `line` counts from 1; it is where the proof breaks. */
  | { readonly ok: false; readonly line: number; readonly reason: string };

/** What people saw and the file must agree with. */
export interface Expected {
  /** A head shown in the hall, at its end or before: an entry of the record must have it. */
  readonly head?: string;
  /** The installation's public key: the header must name it. */
  readonly key?: string;
}

/** Told an event of the record and the number of its entry. */
export type OnEvent = (seq: number, event: RecordedEvent) => void;

/** Proves the bytes of an exported record, as {@link verifyRecord} does its lines. */
export function verifyFile(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  expected: Expected = {},
): Promise<Verdict> {
  return verifyRecord(linesOf(chunks), expected);
}

/**
 * Proves an exported record, the same way on the server, on the command line and in the page: every line canonical, the chain unbroken
 * from the first entry to the signed trailer, every personal part under its digest or erased by a later entry that says so, every blob
 * there and under its hash, every quote verbatim, every signed head truly signed. `onEvent` is told each event as it is proved; what it
 * makes of them counts only when the whole is. Rules V1 to V10.
 */
export async function verifyRecord(
  lines: AsyncIterable<string> | Iterable<string>,
  expected: Expected = {},
  onEvent: OnEvent = () => undefined,
): Promise<Verdict> {
  const proof = new Proof(expected, onEvent);
  try {
    for await (const text of lines) proof.take(text);
  } catch (error) {
    // A line that cannot even be cut from the bytes is the one after the last that was taken.
    if (error instanceof BrokenEntry) return { ok: false, line: proof.taken + 1, reason: error.message };
    throw error;
  }
  return proof.end();
}

type LineOf<K extends ExportLine['kind']> = Extract<ExportLine, { kind: K }>;

class Proof {
  /** Lines that were proved. */
  taken = 0;
  readonly #expected: Expected;
  readonly #onEvent: OnEvent;
  #header: LineOf<'header'> | null = null;
  #trailer: LineOf<'trailer'> | null = null;
  #seq = 0;
  #head: Hash = noHash;
  #hasExpectedHead = false;
  #isAmongBlobs = false;
  readonly #blobs = new BlobOrder();
  /** Entries whose personal part is not there, of those that have one. */
  readonly #missing = new Set<number>();
  readonly #present = new Set<number>();
  readonly #erased = new Set<number>();

  constructor(expected: Expected, onEvent: OnEvent) {
    this.#expected = expected;
    this.#onEvent = onEvent;
    this.#hasExpectedHead = expected.head === undefined;
  }

  /** Takes the next line. Throws {@link BrokenEntry} where the proof breaks. */
  take(text: string): void {
    const parsed = exportLineSchema.safeParse(parseCanonical(text));
    demand(parsed.success, 'this line is not a canonical line of a record');
    demand(this.#trailer === null, 'there is a line after the trailer');
    const line = parsed.data;
    if (line.kind === 'header') this.#takeHeader(line);
    else {
      demand(this.#header !== null, 'the record does not begin with its header');
      if (line.kind === 'entry') this.#takeEntry(line, this.#header);
      else if (line.kind === 'blob') this.#takeBlob(line, this.#header);
      else this.#takeTrailer(line, this.#header);
    }
    this.taken++;
  }

  end(): Verdict {
    if (this.#trailer === null || this.#header === null)
      return {
        ok: false,
        line: Math.max(1, this.taken),
        reason: 'the record ends without its trailer: lines are missing at the end',
      };
    return { ok: true, entries: this.#seq, head: this.#head, key: this.#header.key, erased: this.#erased.size };
  }

  #takeHeader(header: LineOf<'header'>): void {
    demand(this.taken === 0, 'this is a second header');
    const isKey = this.#expected.key === undefined || this.#expected.key === header.key;
    demand(isKey, 'the record was signed with another key than the one given');
    this.#header = header;
  }

  #takeEntry(entry: LineOf<'entry'>, header: LineOf<'header'>): void {
    demand(!this.#isAmongBlobs, 'this entry comes after the blobs');
    const body = readBody(entry.body);
    demand(body.stream === header.stream, `this entry belongs to ${body.stream}`);
    demand(body.seq === this.#seq + 1, `entry ${this.#seq + 1} was expected here, this is entry ${body.seq}`);
    demand(body.prev === this.#head, `entry ${body.seq} does not follow the entry before it`);
    demand(entryHash(body.prev, entry.body) === entry.hash, `entry ${body.seq} was changed: its hash does not fit`);
    this.#checkPersonal(entry.personal, body.personalDigest, body.seq, header);
    const event = eventOf(eventSchemaOf(body.stream), body, entry.personal);
    this.#checkEvent(event);
    this.#seq = body.seq;
    this.#head = entry.hash;
    if (entry.hash === this.#expected.head) this.#hasExpectedHead = true;
    this.#onEvent(body.seq, event);
  }

  #checkPersonal(
    personal: LineOf<'entry'>['personal'],
    digest: Hash | undefined,
    seq: number,
    header: LineOf<'header'>,
  ): void {
    if (personal === null) {
      if (digest !== undefined) this.#missing.add(seq);
      return;
    }
    demand(!header.public, 'a public record holds no personal parts');
    const isTrue = digest === personalDigest(personal.salt, personal.text);
    demand(isTrue, `the personal part of entry ${seq} was changed`);
    demand(parseCanonical(personal.text) !== null, `the personal part of entry ${seq} is not canonical`);
    this.#present.add(seq);
  }

  #checkEvent(event: RecordedEvent): void {
    this.#blobs.noteEvent(event);
    if (event.type === 'record.erased') {
      for (const seq of event.entries) {
        demand(seq <= this.#seq, `entry ${seq} cannot be erased before it is written`);
        demand(!this.#present.has(seq), `entry ${seq} was erased, and yet its personal part is there`);
        this.#erased.add(seq);
      }
    }
    if (event.type === 'head.signed') {
      const isHead = event.seq === this.#seq && event.head === this.#head;
      demand(isHead, 'this signed head is not the head of the entries before it');
      const isSigned = isHeadSigned(event.head, event.signature, event.key);
      demand(isSigned, 'the signature of this signed head is wrong');
    }
  }

  #takeBlob(blob: LineOf<'blob'>, header: LineOf<'header'>): void {
    this.#isAmongBlobs = true;
    demand(!header.public, 'a public record holds no blobs');
    demand(sha256Hex(blob.text) === blob.hash, 'this blob was changed: its hash does not fit');
    const { next } = this.#blobs;
    demand(next !== null, 'nothing in the record names this blob');
    demand(next.hash === blob.hash, `the ${next.kind} ${next.hash} was expected here`);
    const trouble = this.#blobs.takeNext(blob.text);
    demand(trouble === null, trouble ?? '');
  }

  #takeTrailer(trailer: LineOf<'trailer'>, header: LineOf<'header'>): void {
    const { next } = this.#blobs;
    demand(header.public || next === null, `the ${next?.kind} ${next?.hash} is missing before this line`);
    const counted = `the trailer counts ${trailer.entries} entries, the record has ${this.#seq}`;
    demand(trailer.entries === this.#seq, `${counted}: entries are missing before this line`);
    demand(trailer.head === this.#head, 'the trailer names another head');
    demand(isHeadSigned(trailer.head, trailer.signature, header.key), 'the signature of the trailer is wrong');
    const isExpected = this.#hasExpectedHead || trailer.head === this.#expected.head;
    demand(isExpected, 'no entry of the record has the head given');
    for (const seq of header.public ? [] : this.#missing) {
      const isErased = this.#erased.has(seq);
      demand(isErased, `the personal part of entry ${seq} is missing, and no later entry says that it was erased`);
    }
    this.#trailer = trailer;
  }
}

function demand(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new BrokenEntry(reason);
}
