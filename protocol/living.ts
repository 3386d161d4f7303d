import { z } from 'zod';
import { labelSchema } from './answer.ts';
import { base, personal } from './event-parts.ts';
import { memberIdSchema, questionIdSchema } from './ids.ts';

/** What the leader says live, as it goes into the record. */
export const livingEvents = [
  /** One phrase, as the recogniser of this name wrote it down: nobody has read it. */
  z.strictObject({
    ...base,
    type: z.literal('human.said'),
    /** Who spoke, in the epoch in which they had the stage. */
    memberId: memberIdSchema,
    epoch: z.int().min(1),
    /** The question that they answered; not there: none. */
    answers: questionIdSchema.optional(),
    label: labelSchema.extract(['HUMAN']),
    recogniser: z.string().min(1).max(80),
    /** The recogniser could not keep up: words before these are missing. */
    isAfterGap: z.literal(true).optional(),
    personal: personal(z.strictObject({ text: z.string() })),
  }),
] as const;

/** By the captions, never by a page. */
export interface LivingCommand {
  readonly type: 'human.say';
  /** Of the stage, when it was said: of another one it is refused. */
  readonly epoch: number;
  readonly text: string;
  readonly recogniser: string;
  readonly isAfterGap: boolean;
}
