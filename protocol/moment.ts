import { z } from 'zod';
import { cueSchema, labelSchema, languageSchema, moodSchema, originalSchema, sourceSchema } from './answer.ts';
import { hashSchema, memberIdSchema, questionIdSchema } from './ids.ts';
import { timelineSchema } from './viseme.ts';

/** Ephemeral messages of the moment plane: merely seen or heard now, never recorded. Each names answer and epoch. */

/** One sentence about to sound: text, label, sources and the timeline that mouth and captions follow. */
export const utteranceSchema = z.strictObject({
  kind: z.literal('utterance'),
  epoch: z.int().min(0),
  answerId: hashSchema,
  questionId: questionIdSchema.nullable(),
  index: z.int().min(0),
  count: z.int().min(1),
  /** Its place in the answer, counted from 0; null: the opening, which is no part of it. */
  place: z.int().min(0).nullable(),
  text: z.string().min(1).max(1200),
  label: labelSchema,
  sources: z.array(sourceSchema).max(3).readonly(),
  cue: cueSchema,
  mood: moodSchema.optional(),
  /** Of its text; absent: English. */
  language: languageSchema.optional(),
  /** What a TRANSLATED one is a translation of. */
  original: originalSchema.optional(),
  timeline: timelineSchema,
  /** False when no sound will come (voices are off): the page then runs captions on its own clock and keeps the mouth shut. */
  sounding: z.boolean(),
});
export type Utterance = z.infer<typeof utteranceSchema>;
/** An utterance before the stage voice adds whether it sounds. */
export type StagedUtterance = Omit<Utterance, 'sounding' | 'kind'>;

/** The first sample of this utterance was handed to the media now: the fallback clock for pages that hear no onset. */
export const soundStartSchema = z.strictObject({
  kind: z.literal('sound-start'),
  epoch: z.int().min(0),
  index: z.int().min(0),
});
export type SoundStart = z.infer<typeof soundStartSchema>;

/** Nothing of this epoch or an older one may be heard, captioned or moved any more. */
export const stopSignalSchema = z.strictObject({ kind: z.literal('stop'), epoch: z.int().min(0) });

/**
 * What somebody who speaks live on the stage said a moment ago, written down by the recogniser: the leader, or an asker on the floor, as
 * the stage of this epoch says. Comes when it has been said, so it has no times. What the leader says is recorded too, by itself (living.ts).
 */
export const livingWordsSchema = z.strictObject({
  kind: z.literal('living-words'),
  epoch: z.int().min(0),
  index: z.int().min(0),
  text: z.string().min(1).max(600),
  /** The recogniser cannot keep up: something before this was left out. */
  isLate: z.boolean(),
});
export type LivingWords = z.infer<typeof livingWordsSchema>;

/** Their order is on the wire: new ones come last, seven at most (protocol/balcony-codec.ts). */
export const reactions = ['clap', 'heart', 'laugh', 'thumbs'] as const;
export const reactionSchema = z.enum(reactions);
export type Reaction = z.infer<typeof reactionSchema>;
export const reactedSchema = z.strictObject({
  kind: z.literal('reacted'),
  memberId: memberIdSchema,
  reaction: reactionSchema,
});

export const momentSchema = z.discriminatedUnion('kind', [
  utteranceSchema,
  soundStartSchema,
  stopSignalSchema,
  livingWordsSchema,
  reactedSchema,
]);
export type Moment = z.infer<typeof momentSchema>;
