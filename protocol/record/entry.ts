import { z } from 'zod';
import { hashSchema, streamSchema } from '../ids.ts';

/**
 * An entry as stored and exported. `body` is canonical JSON (RFC 8785) of `{v, stream, seq, prev, event, personalDigest?}`; `event` is the
 * event without its `personal` part. `hash = SHA-256(prev hash bytes ‖ UTF-8 of body)`. The personal part lies beside it with a salt of
 * its own: `personalDigest = SHA-256(salt ‖ UTF-8 of canonical personal)`; both are deleted by erasure.
 */
export const entryBodySchema = z.strictObject({
  v: z.literal(1),
  stream: streamSchema,
  /** 1 for the first entry of a stream, then without gaps. */
  seq: z.int().min(1),
  /** Hash of the entry before; 64 zeros for the first. */
  prev: hashSchema,
  event: z.record(z.string(), z.unknown()),
  personalDigest: hashSchema.optional(),
});
export type EntryBody = z.infer<typeof entryBodySchema>;

export interface StoredEntry {
  readonly stream: z.infer<typeof streamSchema>;
  readonly seq: number;
  readonly hash: z.infer<typeof hashSchema>;
  /** Canonical JSON of {@link EntryBody}. */
  readonly body: string;
  /** Null when the event has no personal part, or when it was erased. */
  readonly personal: { readonly salt: string; readonly text: string } | null;
}
