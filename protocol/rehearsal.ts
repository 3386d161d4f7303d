import { z } from 'zod';
import { abstentionKindSchema, labelSchema, languageSchema, originalSchema, sourceSchema } from './answer.ts';
import { hashSchema, personaIdSchema, statementIdSchema } from './ids.ts';
import { limits } from './limits.ts';

/** A rehearsal: what the leader's mind says to many questions before people ask them. Kept by the installation, shown in the studio. */

/** Where a question comes from; `askers` are those asked again as by somebody else. */
export const rehearsalSourceSchema = z.enum(['queue', 'file', 'bank', 'statements', 'askers']);
export type RehearsalSource = z.infer<typeof rehearsalSourceSchema>;

/** What should become of a question: an answer, a person who answers it, or whichever the statements give. */
export const expectedSchema = z.enum(['answer', 'person', 'either']);
export type Expected = z.infer<typeof expectedSchema>;

export const askerDimensionSchema = z.enum(['department', 'seniority', 'name', 'gender']);
export type AskerDimension = z.infer<typeof askerDimensionSchema>;

const rehearsedSentenceSchema = z.strictObject({
  text: z.string(),
  /** The same as people say it. */
  spoken: z.string(),
  label: labelSchema,
  /** Of its text; absent: English. */
  language: languageSchema.optional(),
  /** What a TRANSLATED one is a translation of. */
  original: originalSchema.optional(),
  sources: z.array(sourceSchema).readonly(),
  /** By a comparison with the statements of its own, not by the mind's word. A NOTICE is the product's own sentence. */
  isSupported: z.boolean(),
});
export type RehearsedSentence = z.infer<typeof rehearsedSentenceSchema>;

/** One question and what came of it. */
export const rehearsedSchema = z.strictObject({
  /** Names it among the questions of this and of other rehearsals. */
  id: z.string().min(1).max(600),
  from: rehearsalSourceSchema,
  /** Empty where it was erased from the queue since. */
  question: z.string(),
  expected: expectedSchema,
  /** What sort it is in the bank, or as whose it was asked again. */
  sort: z.string().max(60).nullable(),
  /** What it is about, where that is known. */
  topic: z.string().max(200).nullable(),
  /** Questions of one group ask the same in other words, or as another person. */
  group: z.string().max(600).nullable(),
  /** `failed`: no answer came at all. */
  outcome: z.enum(['answered', 'abstained', 'guarded', 'failed']),
  /** The kind of question that got no answer. */
  kind: abstentionKindSchema.nullable(),
  sentences: z.array(rehearsedSentenceSchema).readonly(),
  /** Whether a model had a part in the answer. */
  isByModel: z.boolean(),
  ms: z.number().min(0),
});
export type Rehearsed = z.infer<typeof rehearsedSchema>;

const countSchema = z.int().min(0);
/** How many of how many. */
const shareSchema = z.strictObject({ of: countSchema, are: countSchema });
export type Share = z.infer<typeof shareSchema>;

/** Figures of one version of the persona: from a rehearsal, or from what was answered in town halls. */
export const auditSchema = z.strictObject({
  personaVersion: z.int().min(0),
  from: z.enum(['rehearsal', 'town hall']),
  answers: countSchema,
  /** Sentences with a source that resolves, of those that need one. */
  grounded: shareSchema,
  answered: shareSchema,
  abstained: shareSchema,
  guarded: shareSchema,
  guards: z.array(z.strictObject({ kind: abstentionKindSchema, count: countSchema })).readonly(),
  /** Groups of questions in other words that got one substance; null where none was asked so. */
  wordings: shareSchema.nullable(),
  /** Questions that got the same substance when somebody else asked, by what was changed; empty where none was asked so. */
  askers: z
    .array(z.strictObject({ dimension: askerDimensionSchema, same: shareSchema, other: countSchema }))
    .readonly(),
});
export type Audit = z.infer<typeof auditSchema>;

const saidSchema = z.strictObject({
  statementId: statementIdSchema,
  hash: hashSchema,
  text: z.string(),
  start: z.int().min(0),
  end: z.int().min(1),
});

const changedSchema = z.strictObject({
  id: z.string(),
  was: z.enum(['answered', 'abstained', 'guarded', 'failed']),
  now: z.enum(['answered', 'abstained', 'guarded', 'failed']),
});

export const rehearsalReportSchema = z.strictObject({
  v: z.literal(1),
  /** Names this rehearsal, and its answers' sound. */
  id: z.string().regex(/^[0-9a-f]{16,64}$/),
  personaId: personaIdSchema,
  leaderName: z.string(),
  personaVersion: z.int().min(0),
  atMs: z.int().min(0),
  statements: countSchema,
  isGo: z.boolean(),
  /** In a sentence, then why: what stands in the way first, then what a person should read. */
  verdict: z.string(),
  reasons: z.array(z.strictObject({ weight: z.enum(['stops', 'look', 'good']), text: z.string() })).readonly(),
  figures: z.strictObject({
    questions: countSchema,
    bySource: z.array(z.strictObject({ from: rehearsalSourceSchema, count: countSchema })).readonly(),
    answered: countSchema,
    /** No statement supports an answer. */
    abstained: countSchema,
    guarded: countSchema,
    failed: countSchema,
    /** Passed to a person, for whichever reason. */
    referred: countSchema,
    unsupported: countSchema,
    ms: z.number().min(0),
    p50Ms: z.number().min(0),
    p95Ms: z.number().min(0),
    /** Answers in which a model had a part; null money: what the provider takes is not known here. */
    byModel: countSchema,
    money: z.number().min(0).nullable(),
  }),
  questions: z.array(rehearsedSchema).readonly(),
  /** Ids of questions: with an unsupported sentence; answered where a person should; answered, though of a grave sort. */
  unsupported: z.array(z.string()).readonly(),
  wronglyAnswered: z.array(z.string()).readonly(),
  answeredWithCare: z.array(z.string()).readonly(),
  contradictions: z
    .array(
      z.strictObject({
        a: saidSchema,
        b: saidSchema,
        why: z.enum(['negation', 'comparison', 'number', 'date']),
        /** Both sentences were said in this rehearsal. */
        isHeard: z.boolean(),
      }),
    )
    .readonly(),
  /** Groups in other words that did not get one answer, most different first. */
  wordings: z
    .array(z.strictObject({ topic: z.string(), ids: z.array(z.string()).readonly(), answers: countSchema }))
    .readonly(),
  /** What other people than the first got another answer to. */
  askers: z.array(z.strictObject({ id: z.string(), as: z.string(), first: z.string() })).readonly(),
  /** What nothing was found for; `hasStatement`: a statement is about it by its own title or topic. */
  gaps: z
    .array(z.strictObject({ topic: z.string(), ids: z.array(z.string()).readonly(), hasStatement: z.boolean() }))
    .readonly(),
  /** Against the last rehearsal of this persona; null where there is none. */
  changes: z
    .strictObject({
      atMs: z.int().min(0),
      personaVersion: z.int().min(0),
      wasGo: z.boolean(),
      /** Another outcome, or other sentences. */
      changed: z.array(changedSchema).readonly(),
      isNew: countSchema,
      isGone: countSchema,
    })
    .nullable(),
  audit: auditSchema,
});
export type RehearsalReport = z.infer<typeof rehearsalReportSchema>;

/** `POST /persona/rehearsal`. `lines`: the organiser's own questions, one a line, or JSON lines. */
export const rehearsalRequestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), lines: z.string().max(limits.rehearsalFileLength).optional() }),
  z.strictObject({ type: z.literal('cancel') }),
]);
export type RehearsalRequest = z.infer<typeof rehearsalRequestSchema>;

/** `GET /persona/rehearsal`, and what starting and cancelling answer. */
export const rehearsalReplySchema = z.strictObject({
  /** Null while none runs. */
  running: z.strictObject({ done: countSchema, of: countSchema }).nullable(),
  /** Why the last one did not come to its end; empty when it did. */
  trouble: z.string(),
  /** The last one that was finished. Not read while one runs. */
  report: rehearsalReportSchema.nullable(),
  /** Of earlier versions and of what was answered in town halls, newest first. */
  audits: z.array(auditSchema).readonly(),
});
export type RehearsalReply = z.infer<typeof rehearsalReplySchema>;
