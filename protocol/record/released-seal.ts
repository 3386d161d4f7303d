import { z } from 'zod';
import { type TownhallEvent, townhallEventSchema } from '../events.ts';
import { hashSchema, type QuestionId, streamSchema } from '../ids.ts';
import type { Sealed } from '../sealed.ts';
import { BrokenEntry, entryHash, eventOf, personalDigest, readBody } from './chain.ts';
import type { StoredEntry } from './entry.ts';
import { isHeadSigned } from './sign.ts';

const entrySchema = z.strictObject({
  stream: streamSchema,
  seq: z.int().min(1),
  hash: hashSchema,
  body: z.string(),
  personal: z.strictObject({ salt: z.string().regex(/^[0-9a-f]{32}$/), text: z.string() }),
});

/**
 * A sealed name that was given out, with what shows that the record says so: the entry of the question, the later entry of the release, and the
 * installation's signature of that one's hash. `inner`: what the first keeper found when they took their layer off.
 */
export const releasedSealSchema = z.strictObject({
  rostrum: z.literal('released-seal'),
  asked: entrySchema,
  released: entrySchema,
  signature: z.string(),
  key: z.string(),
  inner: z.string().optional(),
});
export type ReleasedSeal = z.infer<typeof releasedSealSchema>;

export type CheckedSeal =
  | { readonly ok: false; readonly reason: string }
  | {
      readonly ok: true;
      readonly townhallId: string;
      readonly questionId: QuestionId;
      readonly text: string;
      readonly reason: string;
      readonly atMs: number;
      readonly sealed: Sealed;
    };

/** Whether a release stands in the record of the installation whose public key this is, and of which question. Rule AQ10. */
export function checkReleasedSeal(seal: ReleasedSeal, key: string): CheckedSeal {
  const no = (reason: string) => ({ ok: false, reason }) as const;
  if (seal.key !== key) return no('it is signed by another installation than this record key names');
  if (!isHeadSigned(seal.released.hash, seal.signature, key))
    return no('the signature is not that of the installation');
  const asked = eventIn(seal.asked);
  const released = eventIn(seal.released);
  if (asked === null || released === null) return no('an entry is not as the record holds it');
  if (asked.type !== 'question.asked' || asked.personal === 'erased' || asked.personal.sealed === undefined)
    return no('the question is not an anonymous one');
  if (released.type !== 'question.seal-released' || released.personal === 'erased')
    return no('the record does not say that it was given out');
  const isOfIt = released.questionId === asked.questionId && seal.asked.stream === seal.released.stream;
  if (!isOfIt || seal.released.seq <= seal.asked.seq) return no('the record says so of another question');
  return {
    ok: true,
    townhallId: seal.asked.stream.replace(/^townhall\//, ''),
    questionId: asked.questionId,
    text: asked.personal.text,
    reason: released.personal.reason,
    atMs: released.at,
    sealed: asked.personal.sealed,
  };
}

/** The event of an entry whose hash and personal part are right; null when they are not. */
function eventIn(entry: StoredEntry): TownhallEvent | null {
  try {
    const body = readBody(entry.body);
    const { personal } = entry;
    const isWhole =
      body.stream === entry.stream && body.seq === entry.seq && entryHash(body.prev, entry.body) === entry.hash;
    if (!isWhole || personal === null || personalDigest(personal.salt, personal.text) !== body.personalDigest)
      return null;
    return eventOf(townhallEventSchema, body, personal);
  } catch (error) {
    if (error instanceof BrokenEntry || error instanceof SyntaxError) return null;
    throw error;
  }
}
