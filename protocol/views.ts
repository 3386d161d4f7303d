import { z } from 'zod';
import { answerSchema, reviewVerdictSchema } from './answer.ts';
import { deskViewParts } from './desk-tools.ts';
import { dialLevelSchema } from './dial.ts';
import { authorSchema, cutSchema } from './event-parts.ts';
import {
  hallIdSchema,
  hashSchema,
  memberIdSchema,
  questionIdSchema,
  seatIdSchema,
  sectionIdSchema,
  townhallIdSchema,
} from './ids.ts';
import { ownAnswerSchema, pollViewSchema } from './poll.ts';
import { roleSchema } from './roles.ts';

/** Texts reach pages as they are, or as null once erased. */
const text = z.string().nullable();

/** Whom a name reads like that is not theirs: the page then says who they are not. */
export const mistakenForSchema = z.enum(['', 'leader', 'moderator']);
export type MistakenFor = z.infer<typeof mistakenForSchema>;

export const questionStatusSchema = z.enum([
  'pending',
  'approved',
  'rejected',
  'withdrawn',
  'merged',
  'called',
  'answering',
  'answered',
  'referred',
]);
export type QuestionStatus = z.infer<typeof questionStatusSchema>;

/** What one page may know of one question. The same for everybody of one audience; `voted` travels apart. */
export const questionViewSchema = z.strictObject({
  id: questionIdSchema,
  status: questionStatusSchema,
  text,
  /** The first wording, when a moderator or the author edited it: shown as a diff. */
  originalText: text.optional(),
  author: authorSchema,
  /** Name of the author now; null when sealed or erased. */
  authorName: text,
  /** Of that name. */
  authorMistakenFor: mistakenForSchema,
  askedAt: z.int(),
  votes: z.int().min(0),
  /** Place in the queue from 1; null when not in it. */
  place: z.int().min(1).nullable(),
  /** Of an approved one, the entry that approved it: of equals the queue has the one first that was approved first. */
  approvedEntry: z.int().min(0).optional(),
  /** The question that it goes on from. */
  followsUp: questionIdSchema.nullable(),
  /** Until when who asked may follow up, in milliseconds since 1970; null: not. In the views of who asked only. */
  followUpUntil: z.int().nullable(),
  mergedInto: questionIdSchema.nullable(),
  /** Why it stands or was called elsewhere than by votes; not there where votes decided. */
  order: z.enum(['moved', 'kept', 'follow-up', 'called-ahead']).optional(),
  /** Wordings merged into this one. */
  merged: z.array(questionIdSchema).readonly(),
  rejectedBecause: text,
  /** It was turned down, and that was taken back. In the views of who asked and of the crew only. */
  reopened: z.literal(true).optional(),
  referredTo: z
    .strictObject({
      owner: text,
      note: text,
      /** ISO date by which it is answered; null: none was given. */
      due: z.iso.date().nullable(),
      /** What a person answered in writing since. */
      later: z.strictObject({ text, answeredBy: text, at: z.int() }).nullable(),
    })
    .nullable(),
  answer: z
    .strictObject({
      answerId: hashSchema,
      state: z.enum(['running', 'finished', 'cut']),
      cut: cutSchema.nullable(),
      sentencesSaid: z.int().nullable(),
      /** Of a cut answer, places of sentences that were said to their end; null: not known, or not cut. */
      said: z.array(z.int().min(0)).readonly().nullable(),
      /** Places of sentences that were skipped. */
      unsaid: z.array(z.int().min(0)).readonly(),
    })
    .nullable(),
  /** What the leader answered live, as it was written down automatically; not there: nothing was. `text`: null once erased. */
  saidLive: z.strictObject({ text, isWhole: z.boolean() }).optional(),
  /** How the leader marked that answer afterwards; not there while it is not marked. `correction` is what is said in its place. */
  review: z
    .strictObject({ verdict: reviewVerdictSchema, correction: z.string().nullable(), atMs: z.int().min(0) })
    .optional(),
  ...deskViewParts,
  /** The prepared answer; only in the views of those who run the queue and of the leader. */
  prepared: z
    .strictObject({
      answerId: hashSchema,
      outcome: z.enum(['answered', 'abstained']),
      /** A model wrote it, and a person must read it first, or has; not there where nobody must. */
      reading: z.enum(['needed', 'done']).optional(),
      /** How far the avatar goes with it. */
      level: dialLevelSchema,
      /** Of the statements that it draws on; null: not known. */
      topics: z.array(z.string()).readonly().nullable(),
    })
    .nullable(),
});
export type QuestionView = z.infer<typeof questionViewSchema>;

/** Changes of questions up to and including record entry `seq`. */
export const questionsMessageSchema = z.strictObject({
  seq: z.int().min(0),
  changed: z.array(questionViewSchema).readonly(),
  /** Questions this member votes for, when that changed. */
  voted: z.array(questionIdSchema).readonly().optional(),
});
export type QuestionsMessage = z.infer<typeof questionsMessageSchema>;

/** Somebody in the town hall, in whatever section. */
export const personViewSchema = z.strictObject({
  memberId: memberIdSchema,
  /** Empty once erased. */
  name: z.string().max(400),
  role: roleSchema,
  isBot: z.boolean(),
  isAway: z.boolean(),
  hasHandUp: z.boolean(),
  isMuted: z.boolean(),
  /** Why, for who moderates; not there: nobody said. */
  mutedBecause: z.string().optional(),
  /** May talk with their neighbours while hands are asked for. */
  isAllowed: z.boolean(),
  mistakenFor: mistakenForSchema,
});
export type PersonView = Readonly<z.infer<typeof personViewSchema>>;

/** Told to the desks of those who moderate: who is here or came back changed, and who has gone. */
export const peopleMessageSchema = z.strictObject({
  /** True: forget who was known before, everybody follows, in one message or several. */
  isNew: z.boolean(),
  here: z.array(personViewSchema).readonly(),
  gone: z.array(memberIdSchema).readonly(),
});
export type PeopleMessage = z.infer<typeof peopleMessageSchema>;

/** `GET /api/townhall/snapshot`: everything this member may see, as of entry `seq`. */
export const snapshotSchema = z.strictObject({
  seq: z.int().min(0),
  head: hashSchema,
  townhall: z.strictObject({
    id: townhallIdSchema,
    title: z.string(),
    hallId: hallIdSchema,
    phase: z.enum(['created', 'open', 'closed']),
    leaderName: z.string(),
    isDemo: z.boolean(),
  }),
  you: z.strictObject({
    memberId: memberIdSchema,
    role: roleSchema,
    sectionId: sectionIdSchema,
    seatId: seatIdSchema.nullable(),
  }),
  questions: z.array(questionViewSchema).readonly(),
  voted: z.array(questionIdSchema).readonly(),
  polls: z.array(pollViewSchema).readonly(),
  pollAnswers: z.array(ownAnswerSchema).readonly(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** `GET /api/answers/:id` and the desk's draft: the answer and its sound's readiness. */
export const answerReplySchema = z.strictObject({ answerId: hashSchema, answer: answerSchema });
export type AnswerReply = z.infer<typeof answerReplySchema>;
