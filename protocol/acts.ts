import { z } from 'zod';
import { base } from './event-parts.ts';
import { memberIdSchema, pollIdSchema, questionIdSchema } from './ids.ts';

/** What one of the crew does that the others should know of: types of events whose `by` is a person who runs the queue. */
export const actTypes = [
  'question.edited',
  'question.approved',
  'question.rejected',
  'question.reopened',
  'question.merged',
  'question.unmerged',
  'question.moved',
  'question.unmoved',
  'question.unpinned',
  'question.labelled',
  'question.unlabelled',
  'question.assigned',
  'question.called',
  'question.returned',
  'question.referred',
  'referral.answered',
  'answer.approved',
  'stage.stopped',
  'avatar.held',
  'avatar.resumed',
  'dial.set',
  'floor.given',
  'floor.taken',
  'poll.created',
  'poll.opened',
  'poll.closed',
  'poll.discarded',
  'poll.words-shown',
  'poll.words-hidden',
  'order.talk-set',
  'order.slow-set',
  'order.calm-set',
  'order.unread-set',
  'order.words-set',
  'report.closed',
  'voice.allowed',
  'voice.disallowed',
  'member.muted',
  'member.unmuted',
  'member.removed',
  'member.banned',
  'member.readmitted',
  'member.role-changed',
  'townhall.locked',
  'townhall.unlocked',
  'record.erased',
] as const;
export const actTypeSchema = z.enum(actTypes);
export type ActType = z.infer<typeof actTypeSchema>;

/** Why an act cannot be taken back, as the list says it in a few words. */
export const notUndoableSchema = z.enum([
  /** Done already. */
  'undone',
  /** Things have moved on. */
  'changed',
  /** Everybody could read it, or what it brought. */
  'read',
  /** It was heard. */
  'heard',
  /** People were told who answers it. */
  'told',
  /** It is done once more by its own button. */
  'anew',
  /** The one it was done to must read a new reason. */
  'reason',
  /** Deleted. */
  'gone',
]);
export type NotUndoable = z.infer<typeof notUndoableSchema>;

const text = z.string().nullable();

/** One act of the crew as its desks see it. Names and texts are null once erased. */
export const actViewSchema = z.strictObject({
  /** Its entry in the record. */
  entry: z.int().min(1),
  /** Milliseconds since 1970 of the server's clock. */
  at: z.int().min(0),
  by: memberIdSchema,
  byName: text,
  type: actTypeSchema,
  questionId: questionIdSchema.nullable(),
  memberId: memberIdSchema.nullable(),
  pollId: pollIdSchema.nullable(),
  /** The question's wording, the person's name or the poll's question; empty for what is about none of them. */
  about: text,
  /** What was set: who may talk, minutes, a role; empty for what sets nothing. */
  set: z.string().max(80),
  /** It took back another act. */
  isUndo: z.boolean(),
  /** Null: it can be taken back now. */
  notUndoable: notUndoableSchema.nullable(),
  /** Who took it back; null: nobody did. */
  undoneBy: z.strictObject({ memberId: memberIdSchema, name: text }).nullable(),
});
export type ActView = z.infer<typeof actViewSchema>;

/** Told to the desks of the crew: acts that are new or changed. At first all that there are. */
export const actsMessageSchema = z.strictObject({
  /** The server's clock, in milliseconds since 1970. */
  nowMs: z.int().min(0),
  /** The oldest that is kept; null: there is none. */
  from: z.int().min(1).nullable(),
  acts: z.array(actViewSchema).readonly(),
});
export type ActsMessage = z.infer<typeof actsMessageSchema>;

/** Takes back the act of this entry. */
export const undoCommandSchema = z.strictObject({ type: z.literal('act.undo'), entry: z.int().min(1) });

const questionId = { questionId: questionIdSchema };
/** What taking back does where no other event says it. */
export const undoEvents = [
  /** A rejected question waits again to be read, or is in the queue again if it was taken out of it. */
  z.strictObject({ ...base, ...questionId, type: z.literal('question.reopened') }),
  /** The order is again as it was before the move of this entry. */
  z.strictObject({ ...base, ...questionId, type: z.literal('question.unmoved'), move: z.int().min(1) }),
  /** After what it did: the act of this entry was taken back by it. */
  z.strictObject({ ...base, type: z.literal('act.undone'), entry: z.int().min(1) }),
] as const;
