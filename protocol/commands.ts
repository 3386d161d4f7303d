import { z } from 'zod';
import { undoCommandSchema } from './acts.ts';
import { agendaCommandSchemas } from './agenda.ts';
import { type Correction, type ReviewVerdict, topicSchema } from './answer.ts';
import { deskCommandSchemas } from './desk-tools.ts';
import { dialLevelSchema } from './dial.ts';
import { hashSchema, memberIdSchema, questionIdSchema, seatIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import type { LivingCommand } from './living.ts';
import { slowMinutesSchema, talkSchema } from './order.ts';
import type { Plan } from './organising.ts';
import { pollCommandSchemas } from './poll.ts';
import { roleSchema } from './roles.ts';
import type { Sealed } from './sealed.ts';

/**
 * Commands are what a person or a part of the product asks of the one gate. On the wire lengths are wide (a person's overlong text is
 * a refusal, not a broken message), and unknown fields are refused.
 */
const longText = z.string().max(limits.socketMessageBytes * 2);

/** Commands that a page may send. The id of a question is made by the asker's page (128 random bits), so that a resend is recognised. */
export const pageCommandSchema = z.discriminatedUnion('type', [
  /** `followsUp`: the question, answered just now, that this one goes on from. */
  z.strictObject({
    type: z.literal('question.ask'),
    questionId: questionIdSchema,
    text: longText,
    followsUp: questionIdSchema.optional(),
  }),
  /** `base`: the wording that the edit began from; it is refused where another one holds by now. Not there: whatever holds. */
  z.strictObject({
    type: z.literal('question.edit'),
    questionId: questionIdSchema,
    text: longText,
    base: longText.optional(),
  }),
  z.strictObject({ type: z.literal('question.withdraw'), questionId: questionIdSchema }),
  z.strictObject({ type: z.literal('question.vote'), questionId: questionIdSchema }),
  z.strictObject({ type: z.literal('question.unvote'), questionId: questionIdSchema }),
  z.strictObject({ type: z.literal('question.approve'), questionId: questionIdSchema }),
  /** `isOutOfQueue`: also one that was approved, as after a report. Without it somebody else's approval counts. */
  z.strictObject({
    type: z.literal('question.reject'),
    questionId: questionIdSchema,
    reason: longText,
    isOutOfQueue: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.literal('question.merge'), questionId: questionIdSchema, into: questionIdSchema }),
  z.strictObject({ type: z.literal('question.unmerge'), questionId: questionIdSchema }),
  /** `before` null: to the end of the order. */
  z.strictObject({
    type: z.literal('question.move'),
    questionId: questionIdSchema,
    before: questionIdSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('question.call'), questionId: questionIdSchema }),
  z.strictObject({ type: z.literal('question.return'), questionId: questionIdSchema }),
  /** `due`: the day by which it is answered; not there: that of the policy. */
  z.strictObject({
    type: z.literal('question.refer'),
    questionId: questionIdSchema,
    owner: longText,
    note: longText,
    due: z.iso.date().optional(),
  }),
  /** `answeredBy`: who answered what had been passed on; empty: its owner. */
  z.strictObject({
    type: z.literal('referral.answer'),
    questionId: questionIdSchema,
    text: longText,
    answeredBy: longText,
  }),
  z.strictObject({ type: z.literal('stage.stop') }),
  /** Who presses has read this very answer. */
  z.strictObject({ type: z.literal('answer.approve'), questionId: questionIdSchema, answerId: hashSchema }),
  z.strictObject({ type: z.literal('answer.pause') }),
  z.strictObject({ type: z.literal('answer.continue') }),
  /** The sentence that who presses saw being said: that of the utterance of this epoch, counted in the answer. */
  z.strictObject({
    type: z.literal('answer.skip'),
    epoch: z.int().min(0),
    sentence: z.int().min(0).max(limits.answerSentences),
  }),
  z.strictObject({ type: z.literal('stage.take-over') }),
  z.strictObject({ type: z.literal('stage.release') }),
  /** `topic` null: the whole town hall. A topic on auto goes as far as the town hall does. */
  z.strictObject({ type: z.literal('dial.set'), topic: topicSchema.nullable(), level: dialLevelSchema }),
  z.strictObject({ type: z.literal('avatar.hold') }),
  z.strictObject({ type: z.literal('avatar.resume') }),
  /** `followsUp`: the floor is for a follow-up on this question, and so for its author alone, while they may follow up. */
  z.strictObject({ type: z.literal('floor.give'), memberId: memberIdSchema, followsUp: questionIdSchema.optional() }),
  z.strictObject({ type: z.literal('floor.take') }),
  ...pollCommandSchemas,
  ...agendaCommandSchemas,
  ...deskCommandSchemas,
  z.strictObject({ type: z.literal('hand.raise') }),
  z.strictObject({ type: z.literal('hand.lower') }),
  z.strictObject({ type: z.literal('voice.open') }),
  z.strictObject({ type: z.literal('voice.close') }),
  /** Who of the audience may talk with their neighbours. */
  z.strictObject({ type: z.literal('order.talk'), talk: talkSchema }),
  /** Minutes between two questions of one person. */
  z.strictObject({ type: z.literal('order.slow'), minutes: slowMinutesSchema }),
  z.strictObject({ type: z.literal('order.calm'), isCalm: z.boolean() }),
  /** Whether new questions are shown before a moderator has read them. */
  z.strictObject({ type: z.literal('order.unread'), isShown: z.boolean() }),
  /** Words that questions and names of the audience may not hold. All of them: the list is another one then. */
  z.strictObject({ type: z.literal('order.words'), words: z.array(longText).max(limits.socketMessageBytes) }),
  /** Tells the moderators of a person, or of a question and with it of who asked it, unless it is anonymous. */
  z.strictObject({
    type: z.literal('report.send'),
    about: z.union([z.strictObject({ memberId: memberIdSchema }), z.strictObject({ questionId: questionIdSchema })]),
    reason: longText,
  }),
  z.strictObject({ type: z.literal('report.close'), report: z.int().min(1) }),
  z.strictObject({ type: z.literal('voice.allow'), memberId: memberIdSchema }),
  z.strictObject({ type: z.literal('voice.disallow'), memberId: memberIdSchema }),
  z.strictObject({ type: z.literal('member.sit'), seatId: seatIdSchema }),
  z.strictObject({ type: z.literal('member.stand') }),
  z.strictObject({ type: z.literal('member.change-role'), memberId: memberIdSchema, role: roleSchema }),
  z.strictObject({ type: z.literal('member.mute'), memberId: memberIdSchema }),
  /** Says why, after it: the silence waits for no words. Another reason takes its place. */
  z.strictObject({ type: z.literal('member.explain-mute'), memberId: memberIdSchema, reason: longText }),
  z.strictObject({ type: z.literal('member.unmute'), memberId: memberIdSchema }),
  z.strictObject({ type: z.literal('member.remove'), memberId: memberIdSchema, reason: longText }),
  z.strictObject({ type: z.literal('member.ban'), memberId: memberIdSchema, reason: longText }),
  /** Lifts a removal or a ban. */
  z.strictObject({ type: z.literal('member.readmit'), memberId: memberIdSchema }),
  z.strictObject({ type: z.literal('member.erase'), memberId: memberIdSchema }),
  z.strictObject({ type: z.literal('townhall.open') }),
  z.strictObject({ type: z.literal('townhall.close') }),
  z.strictObject({ type: z.literal('townhall.lock') }),
  z.strictObject({ type: z.literal('townhall.unlock') }),
  undoCommandSchema,
]);
export type PageCommand = z.infer<typeof pageCommandSchema>;
export type AgendaCommand = Extract<PageCommand, { readonly type: `agenda.${string}` }>;
export type PollCommand = Extract<PageCommand, { readonly type: `poll.${string}` }>;

/** How a connection takes part: one body per member, desks, companions who look on, and listeners, who are drawn no hall. */
export const connectionKindSchema = z.enum(['body', 'desk', 'companion', 'listener']);
export type ConnectionKind = z.infer<typeof connectionKindSchema>;

/** Commands of the product's own parts; never accepted from a page. */
export type PartCommand =
  | ReviewCommand
  | InboxCommand
  | AnonymousCommand
  | LivingCommand
  | {
      readonly type: 'townhall.create';
      readonly title: string;
      readonly hallId: string;
      readonly personaId: string;
      /** Not there: nobody planned it. */
      readonly plan?: Plan | undefined;
    }
  /** `revision`: of the plan that they saw. */
  | { readonly type: 'townhall.edit'; readonly revision: number; readonly plan: Plan }
  | { readonly type: 'townhall.cancel'; readonly reason: string }
  | { readonly type: 'session.start' }
  | { readonly type: 'clock.reached' }
  | { readonly type: 'avatar.switch-off' }
  | { readonly type: 'avatar.switch-on' }
  | {
      readonly type: 'head.sign';
      readonly seq: number;
      readonly head: z.infer<typeof hashSchema>;
      readonly signature: string;
      readonly key: string;
    }
  | {
      readonly type: 'member.enter';
      readonly memberId: z.infer<typeof memberIdSchema>;
      readonly name: string;
      readonly role: z.infer<typeof roleSchema>;
      readonly kind: ConnectionKind;
      /** Whom they want to sit beside. A wish: where there is no seat it changes nothing. */
      readonly beside: z.infer<typeof memberIdSchema> | null;
      readonly isBot: boolean;
      /** Who else the same browser came in as, by other links. */
      readonly sameBrowser?: readonly z.infer<typeof memberIdSchema>[] | undefined;
      /** As their company says; not there: it does not. */
      readonly department?: string | undefined;
      /** The leader named them. */
      readonly isDelegate?: boolean | undefined;
      /** The code of a body's look (look.ts); not there: that of their id. */
      readonly look?: string | undefined;
    }
  | { readonly type: 'member.leave'; readonly memberId: z.infer<typeof memberIdSchema> }
  | {
      readonly type: 'answer.prepared';
      readonly questionId: z.infer<typeof questionIdSchema>;
      readonly answerId: z.infer<typeof hashSchema>;
      readonly outcome: 'answered' | 'abstained';
      readonly personaVersion: number;
      readonly consentEpoch: number;
      /** A person must read it first. */
      readonly needsReading?: true | undefined;
      /** Of the statements that it draws on. */
      readonly topics: readonly string[];
    }
  | {
      readonly type: 'answer.start';
      readonly questionId: z.infer<typeof questionIdSchema>;
      readonly answerId: z.infer<typeof hashSchema>;
      /** The stage epoch of the call that this answers; refused when the stage has moved on. */
      readonly epoch: number;
    }
  | {
      readonly type: 'answer.finish';
      readonly questionId: z.infer<typeof questionIdSchema>;
      readonly epoch: number;
      readonly sentencesSaid: number;
      /** Of the answer, counted from 0: those that were skipped. */
      readonly unsaid: readonly number[];
      /** Who has the question and until when, as it was said, when the avatar could not answer. */
      readonly referral: { readonly owner: string; readonly due?: string | undefined } | null;
    }
  | {
      readonly type: 'answer.report';
      readonly questionId: z.infer<typeof questionIdSchema>;
      readonly answerId: z.infer<typeof hashSchema>;
      /** Of the answer, counted from 0: those that were said to their end before it was cut. */
      readonly said: readonly number[];
    };

export type ReviewCommand = {
  readonly type: 'answer.review';
  readonly questionId: z.infer<typeof questionIdSchema>;
  /** The answer that was read. */
  readonly answerId: z.infer<typeof hashSchema>;
  readonly memberId: z.infer<typeof memberIdSchema>;
  readonly reviewer: 'leader' | 'delegate';
  readonly verdict: ReviewVerdict;
  readonly correction: Correction | null;
};

/** One answer to questions that the avatar had none for: to all of them, or to none. */
export type InboxCommand = {
  readonly type: 'inbox.answer';
  readonly questionIds: readonly z.infer<typeof questionIdSchema>[];
  /** Who wrote it, and their name as people read it. */
  readonly memberId: z.infer<typeof memberIdSchema>;
  readonly answeredBy: string;
  readonly text: string;
};

/**
 * What is done to an anonymous question by whoever has its secret. `atMs`: the mark of the clock at which it counts as done; `ownerHash`: what
 * the secret was found to be.
 */
export type AnonymousCommand =
  | (OfSealed & { readonly type: 'anonymous.ask'; readonly sealed: Sealed; readonly text: string })
  | (OfSealed & { readonly type: 'anonymous.edit'; readonly text: string })
  | (OfSealed & { readonly type: 'anonymous.withdraw' })
  | {
      readonly type: 'anonymous.release';
      readonly questionId: z.infer<typeof questionIdSchema>;
      readonly reason: string;
    };

interface OfSealed {
  readonly questionId: z.infer<typeof questionIdSchema>;
  readonly ownerHash: z.infer<typeof hashSchema>;
  readonly atMs: number;
}

export type Command = PageCommand | PartCommand;
