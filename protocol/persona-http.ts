import { z } from 'zod';
import {
  abstentionKindSchema,
  answerSchema,
  mannerSchema,
  reviewVerdictSchema,
  signedAnswerSchema,
  statementSchema,
  topicSchema,
} from './answer.ts';
import { cutSchema } from './event-parts.ts';
import { consentScopeSchema, delegateTopicsSchema } from './events.ts';
import { hashSchema, memberIdSchema, questionIdSchema, statementIdSchema } from './ids.ts';
import { limits } from './limits.ts';

/** HTTP between the studio and the server: the leader's own acts and those of delegates. Same origin, JSON, the cookie of their door. */

const versionNamedSchema = z.strictObject({ statementId: statementIdSchema, hash: hashSchema });
const versionsNamedSchema = z.array(versionNamedSchema).min(1).max(limits.statementsAtOnce).readonly();

/** `POST /persona/consent`: the leader's alone. */
export const consentRequestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('consent.give'), scope: consentScopeSchema }),
  z.strictObject({ type: z.literal('consent.revoke') }),
]);
export type ConsentRequest = z.infer<typeof consentRequestSchema>;

/** A statement as a person writes it: what is too long or missing is refused in words. */
const writtenStatementSchema = z.strictObject({
  ...statementSchema.shape,
  title: z.string(),
  date: z.string(),
  place: z.string(),
  text: z.string(),
  topics: z.array(z.string()).readonly().optional(),
  scope: z.string().optional(),
  validFrom: z.string().optional(),
  validUntil: z.string().optional(),
  audience: z.string().optional(),
  link: z.string().optional(),
});

/** `POST /persona/statements`. Bringing a statement of an id that is there makes a new version of it. */
export const statementRequestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('statement.add'), statement: writtenStatementSchema }),
  z.strictObject({ type: z.literal('statement.approve'), ...versionNamedSchema.shape }),
  z.strictObject({
    type: z.literal('statement.approve-many'),
    statements: versionsNamedSchema,
    opened: z.array(statementIdSchema).min(1).max(limits.statementsAtOnce).readonly(),
  }),
  z.strictObject({ type: z.literal('statement.rollback'), ...versionNamedSchema.shape }),
  z.strictObject({ type: z.literal('statement.revoke'), statementId: statementIdSchema }),
]);
export type StatementRequest = z.infer<typeof statementRequestSchema>;

/** `POST /persona/delegates`: the leader's alone. Whom they name is a person of the town hall. */
export const delegateRequestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('delegate.name'), memberId: memberIdSchema, topics: delegateTopicsSchema }),
  z.strictObject({ type: z.literal('delegate.dismiss'), memberId: memberIdSchema }),
]);
export type DelegateRequest = z.infer<typeof delegateRequestSchema>;

/** An answer as a person writes it; the day and the place are the server's. What is too long or missing is refused in words. */
export const writtenAnswerSchema = z.strictObject({
  questions: z.array(z.string()).readonly(),
  text: z.string(),
  topics: z.array(z.string()).readonly().optional(),
  scope: z.string().optional(),
  validFrom: z.string().optional(),
  validUntil: z.string().optional(),
  lang: z.string().optional(),
});
export type WrittenAnswer = z.infer<typeof writtenAnswerSchema>;

/** `POST /persona/answers`. Signing an answer of an id that is there makes a new version of it. */
export const answerRequestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('answer.sign'), answerId: statementIdSchema, answer: writtenAnswerSchema }),
  z.strictObject({ type: z.literal('answer.revoke'), answerId: statementIdSchema }),
]);
export type AnswerRequest = z.infer<typeof answerRequestSchema>;

/**
 * `POST /persona/manner`: the leader's alone, and whole: what is left out is as at first. What may not be said is refused in words, and so is what
 * was set anew since `before`, the manner that was seen.
 */
export const mannerRequestSchema = z.strictObject({
  ...mannerSchema.shape,
  type: z.literal('manner.set'),
  before: mannerSchema.optional(),
  openings: z.array(z.string()).readonly().optional(),
  closings: z.array(z.string()).readonly().optional(),
});
export type MannerRequest = z.infer<typeof mannerRequestSchema>;

/** What each of them answers: the entry that it is in. */
export const personaActReplySchema = z.strictObject({ seq: z.int().min(0) });

/** `POST /persona/sample` → which of these must be read before they are approved at once. */
export const sampleRequestSchema = z.strictObject({ statements: versionsNamedSchema });
export type SampleRequest = z.infer<typeof sampleRequestSchema>;
export const sampleReplySchema = z.strictObject({ sample: z.array(statementIdSchema).readonly() });

/** `GET /persona/statements/HASH` → one version of a statement. */
export const statementReplySchema = z.strictObject({ ...statementSchema.shape, hash: hashSchema });
export type StatementReply = z.infer<typeof statementReplySchema>;

const saidSchema = z.strictObject({
  ...versionNamedSchema.shape,
  text: z.string(),
  /** In UTF-16 units of the version's text, end exclusive. */
  start: z.int().min(0),
  end: z.int().min(1),
});

/** `GET /persona` → everything the leader and delegates decide on. */
export const personaReplySchema = z.strictObject({
  you: z.enum(['leader', 'delegate']),
  /** What a delegate may approve; the leader may anything. */
  topics: delegateTopicsSchema,
  leaderName: z.string(),
  seq: z.int().min(0),
  version: z.int().min(0),
  /** Empty when the avatar may speak; else why not, as people read it. */
  silentBecause: z.string(),
  consent: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('missing') }),
    z.strictObject({
      kind: z.literal('given'),
      epoch: z.int().min(1),
      scope: consentScopeSchema,
      atMs: z.int().min(0),
    }),
    z.strictObject({ kind: z.literal('revoked'), epoch: z.int().min(1), atMs: z.int().min(0) }),
  ]),
  /** A name that was erased is empty. */
  delegates: z
    .array(z.strictObject({ memberId: memberIdSchema, name: z.string(), topics: delegateTopicsSchema }))
    .readonly(),
  statements: z
    .array(
      z.strictObject({
        /** The version on the table. */
        statement: statementReplySchema,
        /** `changed`: an older version is spoken from, and this one waits. `revoked`: approved once, and not any more. */
        state: z.enum(['waiting', 'approved', 'changed', 'revoked']),
        approvedHash: hashSchema.nullable(),
        /** In the order in which they were first brought. */
        versions: z
          .array(
            z.strictObject({
              hash: hashSchema,
              topics: z.array(topicSchema).readonly(),
              addedAtMs: z.int().min(0),
              wasApproved: z.boolean(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  /** Newest first; those that were taken back too. */
  answers: z
    .array(
      z.strictObject({
        /** The version that is said, or was said last. */
        answer: signedAnswerSchema,
        /** Whether it is said: it may also be over, or not have begun. */
        isSigned: z.boolean(),
        versions: z.int().min(1),
      }),
    )
    .readonly(),
  manner: mannerSchema,
  /** Sentences that may contradict each other, of versions that are spoken from or wait: to be read side by side. */
  contradictions: z
    .array(z.strictObject({ a: saidSchema, b: saidSchema, why: z.enum(['negation', 'comparison', 'number', 'date']) }))
    .readonly(),
});
export type PersonaReply = z.infer<typeof personaReplySchema>;

/** `GET /persona/review` → every answer that was given, as it was said, most voted first. */
export const reviewReplySchema = z.strictObject({
  given: z
    .array(
      z.strictObject({
        questionId: questionIdSchema,
        /** Null once erased. */
        question: z.string().nullable(),
        votes: z.int().min(0),
        answerId: hashSchema,
        answer: answerSchema,
        cut: cutSchema.nullable(),
        /** Places of its sentences that were said to their end; null: nobody could tell. */
        said: z.array(z.int().min(0)).readonly().nullable(),
        review: z
          .strictObject({ verdict: reviewVerdictSchema, correction: z.string().nullable(), atMs: z.int().min(0) })
          .nullable(),
        /** For what a correction would be signed: those who sign read it, and may change it. */
        wordings: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
});
export type ReviewReply = z.infer<typeof reviewReplySchema>;

/** `GET /persona/review/QUESTION` → what the mind of the hall would say to this question now. */
export const againReplySchema = z.strictObject({
  /** Null where the avatar may not speak now; `silentBecause` says why. */
  answer: answerSchema.nullable(),
  silentBecause: z.string(),
});
export type AgainReply = z.infer<typeof againReplySchema>;

/** `POST /persona/review`. A correction is signed by the same act. */
const markedSchema = z.strictObject({ questionId: questionIdSchema, answerId: hashSchema });
export const reviewRequestSchema = z.discriminatedUnion('verdict', [
  markedSchema.extend({ verdict: z.literal('right') }),
  markedSchema.extend({ verdict: z.literal('wrong'), correction: writtenAnswerSchema.optional() }),
  markedSchema.extend({ verdict: z.literal('better'), correction: writtenAnswerSchema }),
]);
export type ReviewRequest = z.infer<typeof reviewRequestSchema>;

/** `GET /persona/inbox` → what the avatar did not know and nobody has answered since, by topic, most voted first. */
export const inboxReplySchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        name: z.string(),
        /** The topic of the leader's statements that these are about; null: none. */
        topic: topicSchema.nullable(),
        /** Whether whoever reads this may answer it: a delegate within their topics. */
        isYours: z.boolean(),
        /** People: who asked, and who asked or voted, each once. */
        asked: z.int().min(0),
        voted: z.int().min(0),
        questions: z
          .array(
            z.strictObject({
              questionId: questionIdSchema,
              text: z.string(),
              /** Null: anonymous, or the name was erased. */
              askedBy: z.string().nullable(),
              askedAtMs: z.int().min(0),
              votes: z.int().min(0),
              /** `unknown` and its kind: the avatar said so; `passed-on`: a person passed it on; `not-called`: the town hall was over before. */
              because: z.discriminatedUnion('why', [
                z.strictObject({ why: z.literal('unknown'), kind: abstentionKindSchema }),
                z.strictObject({ why: z.literal('passed-on') }),
                z.strictObject({ why: z.literal('not-called') }),
              ]),
              /** Who has it, and the ISO date by which they answer; null: nobody, none. */
              owner: z.string().nullable(),
              due: z.iso.date().nullable(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});
export type InboxReply = z.infer<typeof inboxReplySchema>;

/** `POST /persona/inbox`: one answer, told to all who asked these or voted for them. What is empty or too long is refused in words. */
export const inboxRequestSchema = z.strictObject({
  questionIds: z.array(questionIdSchema).min(1).max(limits.inboxAtOnce).readonly(),
  text: z.string(),
});
export type InboxRequest = z.infer<typeof inboxRequestSchema>;
