import type { z } from 'zod';
import { townhallEventSchema } from '../events.ts';
import { type Hash, hashSchema } from '../ids.ts';
import { parseCanonical } from './canonical.ts';
import { BrokenEntry, entryHash, noHash, openEntry, personalDigest, readBody, sha256Hex } from './chain.ts';
import { type ExportLine, exportLineSchema } from './export-file.ts';
import { isHeadSigned } from './sign.ts';

export type Verdict =
  | { readonly ok: true; readonly entries: number; readonly head: Hash; readonly key: string; readonly erased: number }
  /** `line` counts from 1; it is where the proof breaks. */
  | { readonly ok: false; readonly line: number; readonly reason: string };

/** What people saw and the file must agree with. */
export interface Expected {
  readonly head?: string;
  readonly key?: string;
}

type Header = Extract<ExportLine, { kind: 'header' }>;
type EntryLine = Extract<ExportLine, { kind: 'entry' }>;

class Broken extends Error {}

/**
 * Proves an exported record, the same way on the server, on the command line and in the page: every line canonical, the chain unbroken
 * from the first entry to the signed trailer, every personal part under its digest or erased by an entry that says so, every blob under
 * its hash, every signed head truly signed. Rules V1–V8.
 */
export async function verifyRecord(
  lines: AsyncIterable<string> | Iterable<string>,
  expected: Expected = {},
): Promise<Verdict> {
  const proof = new Proof(expected);
  let line = 0;
  try {
    for await (const text of lines) {
      line++;
      proof.take(text, line);
    }
    return proof.end();
  } catch (error) {
    if (error instanceof Broken || error instanceof BrokenEntry)
      return { ok: false, line: Math.max(1, line), reason: error.message };
    throw error;
  }
}

class Proof {
  readonly #expected: Expected;
  #header: Header | null = null;
  #seq = 0;
  #head: Hash = noHash;
  #sawBlob = false;
  #isDone = false;
  /** Entries whose personal part is missing, with their line. */
  readonly #missing = new Map<number, number>();
  readonly #erased = new Set<number>();

  constructor(expected: Expected) {
    this.#expected = expected;
  }

  take(text: string, line: number): void {
    const parsed = exportLineSchema.safeParse(parseCanonical(text));
    if (!parsed.success) throw new Broken('this line is not a canonical line of a record');
    if (this.#isDone) throw new Broken('there is a line after the trailer');
    const value = parsed.data;
    if (value.kind === 'header') this.#takeHeader(value, line);
    else if (this.#header === null) throw new Broken('the record does not begin with its header');
    else if (value.kind === 'entry') this.#takeEntry(value, this.#header, line);
    else if (value.kind === 'blob') this.#takeBlob(value);
    else this.#takeTrailer(value, this.#header);
  }

  end(): Verdict {
    if (!this.#isDone || this.#header === null)
      throw new Broken('the record ends without its trailer: lines are missing at the end');
    return { ok: true, entries: this.#seq, head: this.#head, key: this.#header.key, erased: this.#erased.size };
  }

  #takeHeader(header: Header, line: number): void {
    if (line !== 1) throw new Broken('a second header');
    if (this.#expected.key !== undefined && this.#expected.key !== header.key)
      throw new Broken('the record names another key than the one given');
    this.#header = header;
  }

  #takeEntry(entry: EntryLine, header: Header, line: number): void {
    if (this.#sawBlob) throw new Broken('an entry after the blobs');
    const body = readBody(entry.body);
    if (body.stream !== header.stream) throw new Broken(`this entry belongs to ${body.stream}`);
    if (body.seq !== this.#seq + 1)
      throw new Broken(`entry ${this.#seq + 1} was expected here, this is entry ${body.seq}`);
    if (body.prev !== this.#head) throw new Broken(`entry ${body.seq} does not follow the entry before it`);
    if (entryHash(this.#head, entry.body) !== entry.hash)
      throw new Broken(`entry ${body.seq} was changed: its hash does not fit`);
    this.#checkPersonal(entry, body.personalDigest, body.seq, line);
    this.#checkEvent(
      openEntry({ stream: body.stream, seq: body.seq, hash: entry.hash, body: entry.body, personal: entry.personal }),
    );
    this.#seq = body.seq;
    this.#head = entry.hash;
  }

  #checkPersonal(entry: EntryLine, digest: Hash | undefined, seq: number, line: number): void {
    if (entry.personal === null) {
      if (digest !== undefined) this.#missing.set(seq, line);
    } else if (digest === undefined || personalDigest(entry.personal.salt, entry.personal.text) !== digest) {
      throw new Broken(`the personal part of entry ${seq} was changed`);
    } else if (parseCanonical(entry.personal.text) === null) {
      throw new Broken(`the personal part of entry ${seq} is not canonical`);
    }
  }

  #checkEvent(event: unknown): void {
    const parsed = townhallEventSchema.safeParse(event);
    if (!parsed.success) return;
    if (parsed.data.type === 'record.erased') for (const seq of parsed.data.entries) this.#erased.add(seq);
    if (parsed.data.type === 'head.signed') this.#checkSignedHead(parsed.data);
  }

  #checkSignedHead(event: Extract<z.infer<typeof townhallEventSchema>, { type: 'head.signed' }>): void {
    if (event.seq !== this.#seq || event.head !== this.#head)
      throw new Broken('a signed head is not the head of the entries before it');
    if (!isHeadSigned(event.head, event.signature, event.key))
      throw new Broken('the signature of a signed head is wrong');
  }

  #takeBlob(blob: Extract<ExportLine, { kind: 'blob' }>): void {
    this.#sawBlob = true;
    if (sha256Hex(blob.text) !== blob.hash) throw new Broken('this blob was changed: its hash does not fit');
  }

  #takeTrailer(trailer: Extract<ExportLine, { kind: 'trailer' }>, header: Header): void {
    if (trailer.entries !== this.#seq)
      throw new Broken(
        `the trailer counts ${trailer.entries} entries, the record has ${this.#seq}: entries are missing before it`,
      );
    if (trailer.head !== this.#head) throw new Broken('the trailer names another head');
    if (!isHeadSigned(hashSchema.parse(trailer.head), trailer.signature, header.key))
      throw new Broken('the signature of the trailer is wrong');
    if (this.#expected.head !== undefined && this.#expected.head !== trailer.head)
      throw new Broken('the record does not end in the head given');
    for (const [seq] of header.public ? [] : this.#missing) {
      if (!this.#erased.has(seq))
        throw new Broken(`the personal part of entry ${seq} is missing, and no entry says that it was erased`);
    }
    this.#isDone = true;
  }
}
