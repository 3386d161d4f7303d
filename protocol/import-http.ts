import { z } from 'zod';
import { originalSpanSchema, statementSchema } from './answer.ts';
import { limits } from './limits.ts';
import { refusals } from './refusals.ts';

/**
 * `POST /persona/import`: one file of the leader's words, as the body, to be cut into passages without what is nobody's business. Neither the
 * file nor the passages are kept: the passages are in the answer, and a person decides on them. Rules PN72 to PN76.
 */
export const importHeader = 'x-rostrum-import';
export const importType = 'application/octet-stream';

const line = (most: number) => z.string().min(1).max(most);
const lines = z.array(line(120)).max(20).readonly();

/** What whoever brings a file says of it; JSON, percent-encoded in {@link importHeader}: names are for no log of addresses. */
export const importTermsSchema = z.strictObject({
  fileName: line(255),
  /** The file is the leader's own: what nobody's name stands on is the leader's. */
  isOwn: z.boolean(),
  /** Other names of the leader in it, and their addresses. */
  aliases: lines,
  /** Names that stay: the company's, its products'. */
  stays: lines,
});
export type ImportTerms = z.infer<typeof importTermsSchema>;

/** What is taken out of a leader's words before they are kept. Rules RD13 to RD21. */
export const takenKinds = ['name', 'email', 'address', 'phone', 'account', 'salary', 'health'] as const;
export type TakenKind = (typeof takenKinds)[number];

const count = z.int().min(0);
const removedSchema = z.partialRecord(z.enum(takenKinds), count);

/** A stretch of a passage: as it stands, or what was taken out and what stands there now. */
const partSchema = z.union([
  z.strictObject({ kept: z.string() }),
  z.strictObject({ taken: z.string(), put: z.string(), kind: z.enum(takenKinds) }),
]);
export type PassagePart = z.infer<typeof partSchema>;

const told = z.string().max(1000);
/** A passage as a person reviews it: `text` is without what is taken out, which is in `parts` alone. */
export const foundPassageSchema = z.strictObject({
  title: told,
  date: z.iso.date().nullable(),
  place: told.nullable(),
  audience: told.nullable(),
  lang: z.string().max(50).nullable(),
  /** Empty where the file's name makes none. */
  link: z.string().max(limits.linkLength),
  span: originalSpanSchema,
  text: z.string().max(2 * limits.statementLength),
  parts: z.array(partSchema).readonly(),
  removed: removedSchema,
  /** What another asked right before: shown, never part of it. */
  context: z.string().max(limits.statementLength).nullable(),
  /** Words that stay and may be names. */
  doubtful: z.array(z.string()).readonly(),
});
export type FoundPassage = z.infer<typeof foundPassageSchema>;

/** Words in no passage. */
export const skippedSchema = z.strictObject({ others: count, quoted: count, dropped: count });

export const importReplySchema = z.strictObject({
  passages: z.array(foundPassageSchema).max(limits.importPassages).readonly(),
  documents: count,
  skipped: skippedSchema,
  /** There are more passages than one review takes. */
  isCut: z.boolean(),
});
export type ImportReply = z.infer<typeof importReplySchema>;

/** `GET /persona/import` → how far the file is that this person brings; null when none is on its way. */
export const importProgressSchema = z.strictObject({
  reading: z.strictObject({ readBytes: count, totalBytes: count, documents: count, passages: count }).nullable(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

const { id: _, ...passage } = statementSchema.shape;
/** A passage as a person leaves it. */
const leftPassageSchema = z.strictObject({
  ...passage,
  title: z.string(),
  date: z.string(),
  place: z.string(),
  text: z.string(),
  topics: z.array(z.string()).readonly().optional(),
  audience: z.string().optional(),
  link: z.string().optional(),
});
/** `POST /persona/import/accept`: statements that wait for approval; nothing else of a file is ever stored. */
export const acceptRequestSchema = z.strictObject({
  passages: z.array(leftPassageSchema).min(1).max(limits.passagesAtOnce).readonly(),
});
export type AcceptRequest = z.infer<typeof acceptRequestSchema>;

const refusalCodes = z.string().refine((code) => code in refusals);
/** Of each passage in order: added, there already, or why not. */
export const acceptReplySchema = z.strictObject({
  outcomes: z.array(z.union([z.literal(['added', 'known']), z.strictObject({ refused: refusalCodes })])).readonly(),
});
export type AcceptReply = z.infer<typeof acceptReplySchema>;
