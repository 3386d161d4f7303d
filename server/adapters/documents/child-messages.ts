import { z } from 'zod';
import { foundPassageSchema, skippedSchema } from '../../../protocol/import-http.ts';
import { type DocumentRefusal, documentRefusals, type SourceDocument } from '../../documents/document.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';

/** What the child that reads is told in its first line, and the lines that it answers. The parent trusts none of them before they are parsed. */

const count = z.int().min(0);
/** What the child that reads documents is told. */
export const taskSchema = z.strictObject({
  name: z.string(),
  limits: z.strictObject({
    bytes: count,
    wholeBytes: count,
    inflatedBytes: count,
    parts: count,
    messages: count,
    depth: count,
    ms: count,
    msPerMegabyte: count,
    heapMegabytes: count,
  } satisfies Record<keyof ReadingLimits, typeof count>),
});

/** The same for the child that goes on to passages: whose they are, and how many at most. */
export const passagesTaskSchema = z.strictObject({
  ...taskSchema.shape,
  most: count,
  terms: z.strictObject({
    leader: z.strictObject({ names: z.array(z.string()).readonly(), addresses: z.array(z.string()).readonly() }),
    isOwn: z.boolean(),
    stays: z.array(z.string()).readonly(),
  }),
});
export type PassagesTask = z.infer<typeof passagesTaskSchema>;

const line = z.string().max(400);
const documentSchema = z
  .strictObject({
    title: line,
    date: z.iso.date().nullable(),
    place: line.nullable(),
    audience: line.nullable(),
    lang: z.string().max(50).nullable(),
    link: z.string().max(2_000),
    text: z.string().min(1),
    turns: z
      .array(z.strictObject({ start: count, end: count, speaker: line.nullable(), isQuoted: z.boolean() }))
      .min(1)
      .readonly(),
    marks: z
      .array(z.strictObject({ at: count, link: z.string().max(2_000) }))
      .readonly()
      .exactOptional(),
  })
  .refine(isInOrder);

/** What it makes of each document. */
const messageOf = <T extends z.ZodType>(document: T) =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('read'), documents: z.array(document), leftOut: count }),
    z.strictObject({ type: z.literal('refused'), reason: z.enum(documentRefusals), detail: z.string().max(200) }),
    z.strictObject({ type: z.literal('done') }),
  ]);
export const documentMessageSchema = messageOf(documentSchema);

const reviewedSchema = z.strictObject({
  passages: z.array(foundPassageSchema).readonly(),
  skipped: skippedSchema,
  /** There were more than may be given. */
  isCut: z.boolean(),
});
export type Reviewed = z.infer<typeof reviewedSchema>;
export const passagesMessageSchema = messageOf(reviewedSchema);

export type ChildMessage<T> =
  | { readonly type: 'read'; readonly documents: readonly T[]; readonly leftOut: number }
  | { readonly type: 'refused'; readonly reason: DocumentRefusal; readonly detail: string }
  | { readonly type: 'done' };

/** Turns in order, without overlap and inside the text; marks in order. */
function isInOrder({ text, turns, marks = [] }: Pick<SourceDocument, 'text' | 'turns' | 'marks'>): boolean {
  return (
    turns.every(({ start, end }, i) => start < end && end <= text.length && start >= (turns[i - 1]?.end ?? 0)) &&
    marks.every(({ at }, i) => at < text.length && at > (marks[i - 1]?.at ?? -1))
  );
}
