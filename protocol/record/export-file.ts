import { z } from 'zod';
import { type Hash, hashSchema, type Stream, streamSchema } from '../ids.ts';
import { BlobOrder } from './blobs.ts';
import { canonicalJson } from './canonical.ts';
import { noHash, openEntry } from './chain.ts';
import type { StoredEntry } from './entry.ts';

/**
 * An exported record: lines of canonical JSON, each ended by one line feed: a header, the entries in order, the blobs they name, a
 * trailer with the signed head. A public one has neither personal parts nor blobs.
 */
export const exportLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('header'),
    format: z.literal('rostrum-record'),
    v: z.literal(1),
    stream: streamSchema,
    /** True: personal parts and blobs (answers hold the words of a question) are left out on purpose. */
    public: z.boolean(),
    /** The installation's public Ed25519 key. */
    key: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.strictObject({
    kind: z.literal('entry'),
    hash: hashSchema,
    body: z.string(),
    // The length of the salt is fixed: else characters could move between it and the text under the same digest.
    personal: z.strictObject({ salt: z.string().regex(/^[0-9a-f]{32}$/), text: z.string() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('blob'), hash: hashSchema, text: z.string() }),
  z.strictObject({ kind: z.literal('trailer'), entries: z.int().min(0), head: hashSchema, signature: z.string() }),
]);
export type ExportLine = z.infer<typeof exportLineSchema>;

export interface ExportSource {
  readonly stream: Stream;
  readonly isPublic: boolean;
  readonly key: string;
  /** The stream from its first entry on, in batches. */
  readonly entries: AsyncIterable<readonly StoredEntry[]>;
  readonly blob: (hash: Hash) => Promise<string | null>;
  readonly sign: (head: Hash) => string;
}

/**
 * The lines of an export, without line ends. What is wrong with a blob, or that it is not to be had, verify will say. Throws
 * {@link BrokenEntry} on a broken entry.
 */
export async function* exportLines(source: ExportSource): AsyncIterable<string> {
  const { stream, isPublic, key } = source;
  const line = (value: ExportLine): string => canonicalJson(value);
  yield line({ kind: 'header', format: 'rostrum-record', v: 1, stream, public: isPublic, key });

  let head: Pick<StoredEntry, 'seq' | 'hash'> = { seq: 0, hash: noHash };
  const blobs = new BlobOrder();
  for await (const batch of source.entries) {
    for (const entry of batch) {
      const { seq, hash, body, personal } = entry;
      head = { seq, hash };
      blobs.noteEvent(openEntry(entry));
      yield line({ kind: 'entry', hash, body, personal: isPublic ? null : personal });
    }
  }
  for (let { next } = blobs; next !== null && !isPublic; { next } = blobs) {
    const text = await source.blob(next.hash);
    if (text === null) blobs.skipNext();
    else {
      blobs.takeNext(text);
      yield line({ kind: 'blob', hash: next.hash, text });
    }
  }
  yield line({ kind: 'trailer', entries: head.seq, head: head.hash, signature: source.sign(head.hash) });
}
