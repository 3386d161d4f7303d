import { z } from 'zod';
import { base, personal } from './event-parts.ts';
import { memberIdSchema, questionIdSchema } from './ids.ts';
import { limits } from './limits.ts';

// What moderators put on a question for themselves: its place, words, and whose it is. Rules LB1 to LB9.

const questionId = { questionId: questionIdSchema };
/** On the wire lengths are wide: a person's overlong text is a refusal. */
const longText = z.string().max(limits.socketMessageBytes * 2);

/** Whose a question is: the human leader's, or that of one who moderates. */
export const assigneeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('leader') }),
  z.strictObject({ kind: z.literal('member'), memberId: memberIdSchema }),
]);
export type Assignee = Readonly<z.infer<typeof assigneeSchema>>;

export const deskCommandSchemas = [
  /** Back to its place by votes. */
  z.strictObject({ type: z.literal('question.unpin'), ...questionId }),
  z.strictObject({ type: z.literal('question.label'), ...questionId, label: longText }),
  z.strictObject({ type: z.literal('question.unlabel'), ...questionId, label: longText }),
  /** `to` null: to nobody. */
  z.strictObject({ type: z.literal('question.assign'), ...questionId, to: assigneeSchema.nullable() }),
] as const;

export const deskEvents = [
  z.strictObject({ ...base, ...questionId, type: z.literal('question.unpinned') }),
  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('question.labelled'),
    personal: personal(z.strictObject({ label: z.string() })),
  }),
  /** `entry`: that which put the label on it. */
  z.strictObject({ ...base, ...questionId, type: z.literal('question.unlabelled'), entry: z.int().min(1) }),
  z.strictObject({ ...base, ...questionId, type: z.literal('question.assigned'), to: assigneeSchema.nullable() }),
] as const;

/** What only the crew gets of a question; each is not there where there is none. */
export const deskViewParts = {
  labels: z.array(z.string()).readonly().optional(),
  /** The leader is told of their own, too. `name`: null once erased. */
  assigned: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('leader') }),
      z.strictObject({ kind: z.literal('member'), memberId: memberIdSchema, name: z.string().nullable() }),
    ])
    .optional(),
  /** Of a named asker, as their company says. */
  department: z.string().optional(),
} as const;
