import { z } from 'zod';
import { pollIdSchema } from './ids.ts';
import { limits } from './limits.ts';

/**
 * Polls: what the crew asks everybody at once. One answer is uniform whatever the kind: `picked` are places of choices, or the step of a
 * scale, counted from 0; `text` are the words of an open poll.
 */
export const pollKindSchema = z.enum(['single', 'multiple', 'scale', 'words']);
export type PollKind = z.infer<typeof pollKindSchema>;

const longText = z.string().max(limits.socketMessageBytes * 2);
const pollId = { pollId: pollIdSchema };
const picked = z.array(z.int().min(0).max(limits.pollOptions)).max(limits.pollOptions).readonly();

/** Commands of polls. The id of a poll is made by the desk's page, so that a resend is recognised. */
export const pollCommandSchemas = [
  z.strictObject({
    type: z.literal('poll.create'),
    ...pollId,
    kind: pollKindSchema,
    question: longText,
    /** The choices, or what the two ends of a scale mean; none for words. */
    labels: z
      .array(longText)
      .max(2 * limits.pollOptions)
      .readonly(),
    /** Of a scale; not there for other kinds. */
    steps: z.int().min(0).max(100).optional(),
    /** Nobody sees any result before the poll is closed. */
    isHidden: z.boolean(),
  }),
  z.strictObject({ type: z.literal('poll.open'), ...pollId }),
  z.strictObject({ type: z.literal('poll.close'), ...pollId }),
  /** Only what was never opened. */
  z.strictObject({ type: z.literal('poll.discard'), ...pollId }),
  z.strictObject({ type: z.literal('poll.answer'), ...pollId, picked, text: longText }),
  z.strictObject({ type: z.literal('poll.take-back'), ...pollId }),
  /** Lets everybody read words that somebody answered, or nobody any more. */
  z.strictObject({ type: z.literal('poll.show-words'), ...pollId, text: longText }),
  z.strictObject({ type: z.literal('poll.hide-words'), ...pollId, text: longText }),
] as const;

/** How many there is to pick from: choices, or steps of a scale; none for words. */
const optionsSchema = z.int().min(0).max(limits.pollOptions);
const counts = z.array(z.int().min(0)).max(limits.pollOptions).readonly();
const personal = <T extends z.ZodType>(part: T) => z.union([part, z.literal('erased')]);

/** What was counted when a poll was closed: it stays, whatever is erased later. */
export const pollResultSchema = z.strictObject({ answered: z.int().min(0), counts });
export type PollResult = Readonly<z.infer<typeof pollResultSchema>>;

/**
 * Events of polls, without time and actor. What somebody answered sits in the personal part: the plain record says that they answered,
 * never what.
 */
export const pollEventShapes = {
  created: {
    type: z.literal('poll.created'),
    ...pollId,
    kind: pollKindSchema,
    options: optionsSchema,
    isHidden: z.boolean(),
    personal: personal(z.strictObject({ question: z.string(), labels: z.array(z.string()).readonly() })),
  },
  opened: { type: z.literal('poll.opened'), ...pollId },
  closed: { type: z.literal('poll.closed'), ...pollId, result: pollResultSchema },
  discarded: { type: z.literal('poll.discarded'), ...pollId },
  answered: {
    type: z.literal('poll.answered'),
    ...pollId,
    personal: personal(z.strictObject({ picked, text: z.string() })),
  },
  takenBack: { type: z.literal('poll.taken-back'), ...pollId },
  wordsShown: {
    type: z.literal('poll.words-shown'),
    ...pollId,
    personal: personal(z.strictObject({ text: z.string() })),
  },
  wordsHidden: {
    type: z.literal('poll.words-hidden'),
    ...pollId,
    personal: personal(z.strictObject({ text: z.string() })),
  },
} as const;

/** Texts reach pages as they are, or as null once erased. */
const text = z.string().nullable();

/** What one page may know of one poll; the same for everybody of one audience. One's own answer travels apart. */
export const pollViewSchema = z.strictObject({
  id: pollIdSchema,
  kind: pollKindSchema,
  phase: z.enum(['draft', 'open', 'closed']),
  isHidden: z.boolean(),
  createdAt: z.int(),
  question: text,
  labels: z.array(text).max(limits.pollOptions).readonly(),
  options: optionsSchema,
  /** How many have answered: also while results are hidden. */
  answered: z.int().min(0),
  /** By option; null: hidden until it is closed. */
  counts: counts.nullable(),
  /** Most frequent first; only those let be seen, but for the crew. Null: hidden until it is closed. */
  words: z
    .array(z.strictObject({ text: z.string(), count: z.int().min(1), isShown: z.boolean() }))
    .readonly()
    .nullable(),
});
export type PollView = Readonly<z.infer<typeof pollViewSchema>>;

/** One's own answer to one poll. */
export const ownAnswerSchema = z.strictObject({ pollId: pollIdSchema, picked, text: z.string() });
export type OwnAnswer = Readonly<z.infer<typeof ownAnswerSchema>>;

/** Changes of polls up to and including record entry `seq`. */
export const pollsMessageSchema = z.strictObject({
  seq: z.int().min(0),
  changed: z.array(pollViewSchema).readonly(),
  /** Drafts that were thrown away. */
  gone: z.array(pollIdSchema).readonly(),
  /** All of one's own answers, when one changed. */
  own: z.array(ownAnswerSchema).readonly().optional(),
});
export type PollsMessage = Readonly<z.infer<typeof pollsMessageSchema>>;
