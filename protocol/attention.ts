import { z } from 'zod';
import { memberIdSchema, questionIdSchema } from './ids.ts';

/**
 * Where those who run the queue are, for each other: merely seen now. Never recorded, never replicated, told to no one else. Rule TG1.
 */

/** Desk → server: the question that is looked at, or written about; null: none. */
export const attendMessageSchema = z.strictObject({
  questionId: questionIdSchema.nullable(),
  isWriting: z.boolean(),
});
export type AttendMessage = z.infer<typeof attendMessageSchema>;

/** Somebody else of the crew, and where they are. */
export const attendingSchema = z.strictObject({
  memberId: memberIdSchema,
  /** Empty once erased. */
  name: z.string(),
  questionId: questionIdSchema,
  isWriting: z.boolean(),
});
export type Attending = z.infer<typeof attendingSchema>;

/** Server → desks of the crew: everybody else's, each time it changed. */
export const attentionMessageSchema = z.strictObject({ others: z.array(attendingSchema).readonly() });
export type AttentionMessage = z.infer<typeof attentionMessageSchema>;
