import { z } from 'zod';
import { topicSchema } from './answer.ts';

/**
 * How far the avatar goes, from least to most. Off: a person answers. Suggest: a person reads its draft out. Assist: it answers what a person
 * calls. Auto: the next ready question is called by itself. Rule DL1.
 */
export const dialLevelSchema = z.enum(['off', 'suggest', 'assist', 'auto']);
export type DialLevel = z.infer<typeof dialLevelSchema>;

/** What the dial stands at, as pages get it. */
export const dialSchema = z.strictObject({
  level: dialLevelSchema,
  /** Topics that are held lower than the town hall. */
  topics: z.array(z.strictObject({ topic: topicSchema, level: dialLevelSchema })).readonly(),
  /** Nothing is called by itself until a person calls. */
  waitsForCall: z.boolean(),
});
export type Dial = z.infer<typeof dialSchema>;

/** Whether one level lets the avatar do more than another. */
export function isAbove(level: DialLevel, other: DialLevel): boolean {
  const order = dialLevelSchema.options;
  return order.indexOf(level) > order.indexOf(other);
}

/** Whether the avatar itself speaks at this level. */
export function letsSpeak(level: DialLevel): boolean {
  return level === 'assist' || level === 'auto';
}
