import { z } from 'zod';
import { memberIdSchema, questionIdSchema } from './ids.ts';

/** Who of the audience may talk with their neighbours: everybody, who raised a hand and was allowed, or nobody. Rules OH1, OH2. */
export const talkSchema = z.enum(['open', 'by-hand', 'off']);
export type Talk = z.infer<typeof talkSchema>;

/** Slow mode: minutes between two questions of one person; 0: none. Rule OH4. */
export const slowMinutes = [0, 1, 2, 5, 10] as const;
export const slowMinutesSchema = z.literal(slowMinutes);
export type SlowMinutes = z.infer<typeof slowMinutesSchema>;

/** Somebody who was put out, and cannot come back until a moderator lets them. */
export const putOutSchema = z.strictObject({
  memberId: memberIdSchema,
  /** Empty once erased. */
  name: z.string(),
  /** Nor by any other link, in the same browser. */
  isBanned: z.boolean(),
  /** As they were told it. Empty without one, or once erased. */
  reason: z.string(),
});
export type PutOut = z.infer<typeof putOutSchema>;

/** What somebody reported, for those who moderate. Names are empty once erased. */
export const reportSchema = z.strictObject({
  /** The entry of the record that holds it. */
  report: z.int().min(1),
  at: z.int(),
  reporterName: z.string(),
  /** Null, without a name: it is of an anonymous question, and so of nobody. */
  memberId: memberIdSchema.nullable(),
  name: z.string(),
  questionId: questionIdSchema.nullable(),
  /** Of the question, as it was reported; empty without one. */
  text: z.string(),
  reason: z.string(),
  /** What was said on the stage in the minute before, oldest first. */
  captions: z.array(z.string()).readonly(),
});
export type ReportView = z.infer<typeof reportSchema>;

/** Told to the desks of those who moderate: what nobody else sees of order in the hall. */
export const orderMessageSchema = z.strictObject({
  words: z.array(z.string()).readonly(),
  out: z.array(putOutSchema).readonly(),
  reports: z.array(reportSchema).readonly(),
});
export type OrderMessage = z.infer<typeof orderMessageSchema>;
