import { z } from 'zod';
import { hashSchema, type Stream, streamSchema } from '../ids.ts';
import { canonicalJson } from './canonical.ts';
import type { StoredEntry } from './entry.ts';

/** An exported record: JSON lines, each canonical: a header, the entries in order, the blobs they refer to, a trailer. */
export const exportLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('header'),
    format: z.literal('rostrum-record'),
    v: z.literal(1),
    stream: streamSchema,
    /** True: personal parts are left out on purpose. */
    public: z.boolean(),
    key: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.strictObject({
    kind: z.literal('entry'),
    hash: hashSchema,
    body: z.string(),
    personal: z.strictObject({ salt: z.string().regex(/^[0-9a-f]{32,}$/), text: z.string() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('blob'), hash: hashSchema, text: z.string() }),
  z.strictObject({ kind: z.literal('trailer'), entries: z.int().min(0), head: hashSchema, signature: z.string() }),
]);
export type ExportLine = z.infer<typeof exportLineSchema>;

export interface ExportSource {
  readonly stream: Stream;
  readonly isPublic: boolean;
  readonly key: string;
  readonly entries: AsyncIterable<readonly StoredEntry[]>;
  readonly blob: (hash: string) => Promise<string | null>;
  readonly sign: (head: z.infer<typeof hashSchema>) => string;
}

/** The lines of an export, without line ends. Blobs are those that `answerId` of the events name. */
export async function* exportLines(source: ExportSource): AsyncIterable<string> {
  const line = (value: ExportLine): string => canonicalJson(value);
  yield line({
    kind: 'header',
    format: 'rostrum-record',
    v: 1,
    stream: source.stream,
    public: source.isPublic,
    key: source.key,
  });
  let head: StoredEntry | null = null;
  const blobs = new Set<string>();
  for await (const batch of source.entries) {
    for (const entry of batch) {
      head = entry;
      for (const match of entry.body.matchAll(/"(?:answerId)":"([0-9a-f]{64})"/g))
        if (match[1] !== undefined) blobs.add(match[1]);
      yield line({
        kind: 'entry',
        hash: entry.hash,
        body: entry.body,
        personal: source.isPublic ? null : entry.personal,
      });
    }
  }
  for (const hash of blobs) {
    const text = source.isPublic ? null : await source.blob(hash);
    if (text !== null) yield line({ kind: 'blob', hash: hashSchema.parse(hash), text });
  }
  const hash = head?.hash ?? hashSchema.parse('0'.repeat(64));
  yield line({ kind: 'trailer', entries: head?.seq ?? 0, head: hash, signature: source.sign(hash) });
}
