import { z } from 'zod';
import { hashSchema, statementIdSchema } from './ids.ts';
import { limits } from './limits.ts';

/** What kind of sentence this is. The label is in the caption, on the avatar, for screen readers and in the record. */
export const labelSchema = z.enum(['QUOTE', 'APPROVED', 'TRANSLATED', 'GENERATED', 'HUMAN', 'NOTICE']);
export type Label = z.infer<typeof labelSchema>;

/** Where a sentence comes from: a span of one version of a statement's text, in UTF-16 units, end exclusive. */
export const sourceSchema = z.strictObject({
  statementId: statementIdSchema,
  statementHash: hashSchema,
  title: z.string().min(1).max(200),
  /** ISO date (YYYY-MM-DD) on which it was said or written. */
  date: z.iso.date(),
  place: z.string().min(1).max(200),
  start: z.int().min(0),
  end: z.int().min(1),
});
export type Source = z.infer<typeof sourceSchema>;

export const cueSchema = z.enum(['welcome', 'explain', 'list', 'contrast', 'emphasis', 'dont-know', 'refer']);
export type Cue = z.infer<typeof cueSchema>;

/** What the face shows with a sentence, never more than its words say; none is neutral. */
export const moodSchema = z.enum(['warm', 'serious', 'sorry']);
export type Mood = z.infer<typeof moodSchema>;

/** A language by its BCP 47 code ("de"). */
export const languageSchema = z.string().min(2).max(12);

/** What a TRANSLATED sentence is a translation of: words of its source, exactly. Rules MD43, MD47. */
export const originalSchema = z.strictObject({
  text: z.string().min(1).max(1200),
  language: languageSchema,
  /** A QUOTE of a statement, or part of an APPROVED answer. */
  label: z.enum(['QUOTE', 'APPROVED']),
});
export type Original = z.infer<typeof originalSchema>;

export const sentenceSchema = z.strictObject({
  /** Exact text, captioned. A QUOTE equals the source's slice. */
  text: z.string().min(1).max(1200),
  /** The same as people say it: numbers and dates in words. */
  spoken: z.string().min(1).max(2000),
  label: labelSchema,
  sources: z.array(sourceSchema).max(3).readonly(),
  cue: cueSchema,
  mood: moodSchema.optional(),
  /** Of its text; absent: English. */
  language: languageSchema.optional(),
  /** Beside a TRANSLATED sentence, and no other. */
  original: originalSchema.optional(),
});
export type Sentence = z.infer<typeof sentenceSchema>;

/** How fast the voice speaks: 130, 150 or 170 words a minute. */
export const paceSchema = z.enum(['slow', 'normal', 'brisk']);
export type Pace = z.infer<typeof paceSchema>;

/** What kind of question it was that got no answer: it tells which notice is said, and what the desk reads. Rule M60. */
export const abstentionKindSchema = z.enum([
  'unknown',
  'personal',
  'commitment',
  'hard-message',
  'politics',
  'rumour',
  'state-of-mind',
  'advice',
  'crisis',
  'misuse',
  'other-language',
  'attack',
]);
export type AbstentionKind = z.infer<typeof abstentionKindSchema>;

/**
 * The one content-addressed object that voice, captions, body, screen, every section and every replay share. It does not hold the question:
 * that is the asker's, and can be erased.
 */
export const answerSchema = z.strictObject({
  v: z.literal(1),
  language: languageSchema,
  /** What the leader has to offer: an answer, or an honest "I don't know" that is referred to a person. */
  outcome: z.enum(['answered', 'abstained']),
  /** Why it abstained; absent when answered. */
  reason: z.enum(['no-support', 'guard']).optional(),
  /** The kind of question that it was; absent when answered, and in answers from before there were kinds. */
  kind: abstentionKindSchema.optional(),
  /** Who has the question now and by which day, as the notice says; absent when answered, and in answers from before there were days. */
  referral: z.strictObject({ owner: z.string().min(1).max(200), due: z.iso.date() }).optional(),
  sentences: z.array(sentenceSchema).min(1).max(limits.answerSentences).readonly(),
  /** Models that had a part in it: `quoting`, or the configured model's id. */
  models: z.array(z.string().min(1).max(120)).readonly(),
  personaVersion: z.int().min(0),
  /** Under which consent it was made; not there in answers from before they named it. Rule PN13. */
  consentEpoch: z.int().min(1).optional(),
  /** A model wrote or translated some of it, and not every check that there is could be made: a person reads it before it is said. Rules MD15, MD46. */
  needsReading: z.literal(true).optional(),
  /** How fast it is said; not there where that is normal. Rule M91. */
  pace: paceSchema.exclude(['normal']).optional(),
});
export type Answer = z.infer<typeof answerSchema>;

export const topicSchema = z.string().min(1).max(60);

/**
 * Where the original is found: a page on the web, or a file's name with what leads to the place in it ("2026.mbox#message-id"). Nothing else
 * that a browser would open. Rule PN70.
 */
export const originalLinkSchema = z
  .string()
  .min(1)
  .max(limits.linkLength)
  .regex(/^(?:https:\/\/[^\s\p{Cc}]+|(?!\s*[a-z][a-z0-9+.-]*:\S)[^\p{Cc}]+)$/iu);

/** Gives the link to an original as a statement may hold it; empty where a file's name makes none. Rule PN70. */
export function originalLink(link: string): string {
  return originalLinkSchema.safeParse(link).data ?? '';
}

/** Where a statement's words stand in the original as people read it, in UTF-16 units, end exclusive. */
export const originalSpanSchema = z
  .strictObject({ start: z.int().min(0), end: z.int().min(1) })
  .refine(({ start, end }) => start < end)
  .readonly();

/** A statement as the mind reads it: approved text of the leader with its provenance. */
export const statementSchema = z.strictObject({
  id: statementIdSchema,
  title: z.string().min(1).max(200),
  date: z.iso.date(),
  place: z.string().min(1).max(200),
  text: z.string().min(1).max(limits.statementLength),
  topics: z.array(topicSchema).max(12).readonly().optional(),
  scope: z.string().max(60).optional(),
  validFrom: z.iso.date().optional(),
  validUntil: z.iso.date().optional(),
  supersedes: z.array(statementIdSchema).max(20).readonly().optional(),
  lang: z.string().min(2).max(12).optional(),
  /** For whom it was said, as people say it ("All staff in Lund"). */
  audience: z.string().min(1).max(200).optional(),
  link: originalLinkSchema.optional(),
  span: originalSpanSchema.optional(),
});
export type Statement = z.infer<typeof statementSchema>;

/**
 * An answer that the leader or a delegate signed for a question, in one version: said whole and word for word, or not at all. Its blob's hash
 * is what the record names. The wordings are those of who signs; an asker's own can be erased. Rules PN50 to PN55.
 */
export const signedAnswerSchema = z.strictObject({
  /** Among the sources of a sentence it stands where a statement's id stands. */
  id: statementIdSchema,
  /** The question and its other wordings, each as people ask it. */
  questions: z.array(z.string().min(1).max(limits.questionLength)).min(1).max(limits.wordingsPerAnswer).readonly(),
  text: z.string().min(1).max(limits.signedAnswerLength),
  /** The day on which it was signed. */
  date: z.iso.date(),
  place: z.string().min(1).max(200),
  topics: z.array(topicSchema).max(12).readonly().optional(),
  scope: z.string().max(60).optional(),
  validFrom: z.iso.date().optional(),
  validUntil: z.iso.date().optional(),
  lang: z.string().min(2).max(12).optional(),
});
export type SignedAnswer = z.infer<typeof signedAnswerSchema>;

/** Words of courtesy that the leader has said before or after an answer, each one sentence (`protocol/courtesy.ts`). */
const courtesiesSchema = z.array(z.string().min(1).max(limits.courtesyLength)).min(1).max(limits.courtesies).readonly();

/**
 * How a leader speaks, as data of the persona; it never adds a fact. Short: only what answers. Normal: as much more as keeps it from sounding
 * curt. Long: twice that. What is not there is as it was before there was such a thing: pace normal, no openings, no closings, humour off.
 */
export const mannerSchema = z.strictObject({
  length: z.enum(['short', 'normal', 'long']),
  pace: paceSchema.exclude(['normal']).optional(),
  openings: courtesiesSchema.optional(),
  closings: courtesiesSchema.optional(),
  /** A word to a language model that writes, and to nothing else. */
  humour: z.literal('on').optional(),
});
export type Manner = z.infer<typeof mannerSchema>;

/**
 * The id of the leader's openings and closings among the sources of a sentence: all of one manner are kept as one signed answer's blob, so that
 * each sentence names the very words that were set, and verify reads them like every other approved word. Rule M93.
 */
export const mannerWordsId = statementIdSchema.parse('manner-words');

/** What the leader says of an answer afterwards. */
export const reviewVerdictSchema = z.enum(['right', 'wrong', 'better']);
export type ReviewVerdict = z.infer<typeof reviewVerdictSchema>;

/**
 * What is said in its place from now on. The text is the leader's public word, like what the avatar said: it stays for ever, in the open, and
 * so in no personal part. `hash` names the signed answer, the very one that the persona's stream names.
 */
export const correctionSchema = z.strictObject({
  text: z.string().min(1).max(limits.signedAnswerLength),
  signedId: statementIdSchema,
  hash: hashSchema,
});
export type Correction = z.infer<typeof correctionSchema>;
