import { z } from 'zod';
import { undoEvents } from './acts.ts';
import { agendaEvents } from './agenda.ts';
import { correctionSchema, labelSchema, mannerSchema, reviewVerdictSchema, topicSchema } from './answer.ts';
import { connectionKindSchema } from './commands.ts';
import { deskEvents } from './desk-tools.ts';
import { dialLevelSchema } from './dial.ts';
import { type actorSchema, authorSchema, base, cutSchema, personal } from './event-parts.ts';
import {
  hallIdSchema,
  hashSchema,
  memberIdSchema,
  personaIdSchema,
  questionIdSchema,
  seatIdSchema,
  sectionIdSchema,
  statementIdSchema,
  townhallIdSchema,
} from './ids.ts';
import { limits } from './limits.ts';
import { livingEvents } from './living.ts';
import { keptLookCodeSchema } from './look.ts';
import { orderEvents } from './order-events.ts';
import { keptPlanSchema } from './organising.ts';
import { pollEventShapes } from './poll.ts';
import { rejectionKindSchema } from './reject-reasons.ts';
import { roleSchema } from './roles.ts';
import { sealedSchema } from './sealed.ts';

/**
 * Events are what happened, as the record holds it. Names and texts of people sit in `personal`, kept apart under a salted digest so
 * that they can be erased; after erasure the part reads `'erased'`. `at` is milliseconds since 1970 of the server's clock.
 */
export type Actor = z.infer<typeof actorSchema>;

const questionId = { questionId: questionIdSchema };
/** Places in an answer, counted from 0, in order. */
const sentencesOfAnswer = z.array(z.int().min(0).max(limits.answerSentences)).max(limits.answerSentences).readonly();
const memberId = { memberId: memberIdSchema };
const text = personal(z.strictObject({ text: z.string() }));

export const townhallEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('townhall.created'),
    title: z.string(),
    hallId: hallIdSchema,
    personaId: personaIdSchema,
    /** Not there: nobody planned it. */
    plan: keptPlanSchema.optional(),
  }),
  /** `revision`: counts the edits. */
  z.strictObject({ ...base, type: z.literal('townhall.edited'), plan: keptPlanSchema, revision: z.int().min(1) }),
  /** It does not take place. */
  z.strictObject({
    ...base,
    type: z.literal('townhall.cancelled'),
    personal: personal(z.strictObject({ reason: z.string() })),
  }),
  z.strictObject({ ...base, type: z.literal('townhall.opened') }),
  z.strictObject({ ...base, type: z.literal('townhall.closed') }),
  z.strictObject({ ...base, type: z.literal('townhall.locked') }),
  z.strictObject({ ...base, type: z.literal('townhall.unlocked') }),
  z.strictObject({ ...base, type: z.literal('session.started') }),
  z.strictObject({
    ...base,
    type: z.literal('head.signed'),
    seq: z.int().min(1),
    head: hashSchema,
    signature: z.string(),
    key: z.string(),
  }),

  z.strictObject({
    ...base,
    ...memberId,
    type: z.literal('member.entered'),
    role: roleSchema,
    sectionId: sectionIdSchema,
    kind: connectionKindSchema,
    isBot: z.boolean(),
    /** An attendee for whose body the plan, or the hall, had no room: they watch until there is some. Not there: that was not so. */
    hadNoRoom: z.literal(true).optional(),
    /** The seat given to a body; null for desks, spectators and those who stand. */
    seatId: seatIdSchema.nullable(),
    /** `look`: how they chose to look; not there for who chose nothing. `department`: as their company says. */
    personal: personal(
      z.strictObject({ name: z.string(), look: keptLookCodeSchema.optional(), department: z.string().optional() }),
    ),
  }),
  z.strictObject({ ...base, ...memberId, type: z.literal('member.left') }),
  z.strictObject({ ...base, ...memberId, type: z.literal('member.seat-released') }),
  z.strictObject({ ...base, ...memberId, type: z.literal('member.sat'), seatId: seatIdSchema }),
  z.strictObject({ ...base, ...memberId, type: z.literal('member.stood') }),
  z.strictObject({ ...base, ...memberId, type: z.literal('member.role-changed'), role: roleSchema }),
  z.strictObject({ ...base, ...memberId, type: z.literal('member.muted') }),
  z.strictObject({ ...base, ...memberId, type: z.literal('member.unmuted') }),
  z.strictObject({
    ...base,
    ...memberId,
    type: z.literal('member.removed'),
    personal: personal(z.strictObject({ reason: z.string() })),
  }),
  z.strictObject({ ...base, ...memberId, type: z.literal('hand.raised') }),
  z.strictObject({ ...base, ...memberId, type: z.literal('hand.lowered') }),
  z.strictObject({ ...base, ...memberId, type: z.literal('voice.opened') }),
  z.strictObject({ ...base, ...memberId, type: z.literal('voice.closed') }),

  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('question.asked'),
    author: authorSchema,
    /** The question that it goes on from; not there: none. */
    followsUp: questionIdSchema.optional(),
    /** `sealed`: who asked, of a sealed author. */
    personal: personal(z.strictObject({ text: z.string(), sealed: sealedSchema.optional() })),
  }),
  z.strictObject({ ...base, ...questionId, type: z.literal('question.edited'), personal: text }),
  z.strictObject({ ...base, ...questionId, type: z.literal('question.withdrawn') }),
  /** The sealed name of who asked was given out, to be opened by the two who hold the keys, and why. */
  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('question.seal-released'),
    personal: personal(z.strictObject({ reason: z.string() })),
  }),
  z.strictObject({ ...base, ...questionId, type: z.literal('question.voted'), ...memberId }),
  z.strictObject({ ...base, ...questionId, type: z.literal('question.unvoted'), ...memberId }),
  z.strictObject({ ...base, ...questionId, type: z.literal('question.approved') }),
  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('question.rejected'),
    /** What the reason counts as, in the open; not there in entries from before it was noted. */
    because: rejectionKindSchema.optional(),
    personal: personal(z.strictObject({ reason: z.string() })),
  }),
  z.strictObject({ ...base, ...questionId, type: z.literal('question.merged'), into: questionIdSchema }),
  z.strictObject({ ...base, ...questionId, type: z.literal('question.unmerged') }),
  z.strictObject({ ...base, ...questionId, type: z.literal('question.moved'), before: questionIdSchema.nullable() }),
  /** Takes the stage for this question: a new epoch. */
  z.strictObject({ ...base, ...questionId, type: z.literal('question.called'), epoch: z.int().min(1) }),
  z.strictObject({ ...base, ...questionId, type: z.literal('question.returned') }),
  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('question.referred'),
    /** The day by which it is answered; not there in entries from before there was one. */
    due: z.iso.date().optional(),
    personal: personal(z.strictObject({ owner: z.string(), note: z.string() })),
  }),
  /** What a person answered in writing to a question that had been passed on, and who they are. */
  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('referral.answered'),
    /** Who wrote it in the studio; not there where `by` says so. */
    memberId: memberIdSchema.optional(),
    label: labelSchema.extract(['HUMAN']),
    personal: personal(z.strictObject({ text: z.string(), answeredBy: z.string() })),
  }),

  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('answer.prepared'),
    answerId: hashSchema,
    outcome: z.enum(['answered', 'abstained']),
    personaVersion: z.int().min(0),
    /** Under which consent it was made; not there in entries from before answers named it. */
    consentEpoch: z.int().min(1).optional(),
    /** A model wrote some of it: it does not begin before a person has read it. */
    needsReading: z.literal(true).optional(),
    /** Of the statements that it draws on; not there in entries from before they were noted. */
    topics: z.array(topicSchema).max(500).readonly().optional(),
  }),
  /** Read by a person, who lets it be said: this very answer. */
  z.strictObject({ ...base, ...questionId, type: z.literal('answer.approved'), answerId: hashSchema }),
  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('answer.started'),
    answerId: hashSchema,
    epoch: z.int().min(1),
    personaVersion: z.int().min(0),
    consentEpoch: z.int().min(1),
    approvedBy: memberIdSchema,
  }),
  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('answer.finished'),
    epoch: z.int().min(1),
    sentencesSaid: z.int().min(0),
    /** Sentences of the answer, counted from 0, that were skipped; not there: none. */
    unsaid: sentencesOfAnswer.optional(),
  }),
  /** The epoch that this silences. */
  z.strictObject({ ...base, ...questionId, type: z.literal('answer.paused'), epoch: z.int().min(1) }),
  /** The epoch in which it goes on. */
  z.strictObject({ ...base, ...questionId, type: z.literal('answer.continued'), epoch: z.int().min(1) }),
  /** The epoch that this silences; the answer goes on in the next one, after this sentence. */
  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('answer.skipped'),
    epoch: z.int().min(1),
    sentence: z.int().min(0),
  }),
  /** Which sentences of a cut answer were said to their end: the others were not. */
  z.strictObject({
    ...base,
    ...questionId,
    type: z.literal('answer.reported'),
    answerId: hashSchema,
    said: sentencesOfAnswer,
  }),
  z.strictObject({ ...base, ...questionId, type: z.literal('answer.cut'), epoch: z.int().min(1), cut: cutSchema }),
  /** Marked afterwards, by the leader or in the leader's name. The last mark counts; all of them stay. */
  z.strictObject({
    ...base,
    ...questionId,
    ...memberId,
    type: z.literal('answer.reviewed'),
    answerId: hashSchema,
    reviewer: z.enum(['leader', 'delegate']),
    verdict: reviewVerdictSchema,
    correction: correctionSchema.optional(),
  }),

  /** The epoch that this silences: nothing of it or older may be heard again. */
  z.strictObject({ ...base, type: z.literal('stage.stopped'), epoch: z.int().min(0) }),
  z.strictObject({
    ...base,
    ...memberId,
    type: z.literal('stage.taken-over'),
    epoch: z.int().min(1),
    label: labelSchema.extract(['HUMAN']),
  }),
  z.strictObject({ ...base, ...memberId, type: z.literal('stage.released'), epoch: z.int().min(1) }),
  /** `topic` null: the whole town hall. */
  z.strictObject({ ...base, type: z.literal('dial.set'), topic: topicSchema.nullable(), level: dialLevelSchema }),
  z.strictObject({ ...base, type: z.literal('avatar.held') }),
  z.strictObject({ ...base, type: z.literal('avatar.resumed') }),
  /** The administrator's kill switch, outside of everything else. */
  z.strictObject({ ...base, type: z.literal('avatar.switched-off') }),
  z.strictObject({ ...base, type: z.literal('avatar.switched-on') }),
  /** `followsUp`: for a follow-up on this question. */
  z.strictObject({
    ...base,
    ...memberId,
    type: z.literal('floor.given'),
    epoch: z.int().min(1),
    followsUp: questionIdSchema.optional(),
  }),
  z.strictObject({ ...base, ...memberId, type: z.literal('floor.taken'), epoch: z.int().min(1) }),

  z.strictObject({ ...base, ...pollEventShapes.created }),
  z.strictObject({ ...base, ...pollEventShapes.opened }),
  z.strictObject({ ...base, ...pollEventShapes.closed }),
  z.strictObject({ ...base, ...pollEventShapes.discarded }),
  z.strictObject({ ...base, ...memberId, ...pollEventShapes.answered }),
  z.strictObject({ ...base, ...memberId, ...pollEventShapes.takenBack }),
  z.strictObject({ ...base, ...pollEventShapes.wordsShown }),
  z.strictObject({ ...base, ...pollEventShapes.wordsHidden }),
  ...orderEvents,
  ...agendaEvents,
  ...undoEvents,
  ...deskEvents,
  ...livingEvents,

  /** Deletes the personal parts of the named entries of this stream. */
  z.strictObject({
    ...base,
    type: z.literal('record.erased'),
    entries: z.array(z.int().min(1)).min(1).max(20_000).readonly(),
  }),
]);
export type TownhallEvent = z.infer<typeof townhallEventSchema>;
export type TownhallEventType = TownhallEvent['type'];

/** What the leader's avatar may use, where, and on which days. */
export const consentScopeSchema = z.strictObject({
  words: z.boolean(),
  voice: z.boolean(),
  face: z.boolean(),
  gestures: z.boolean(),
  /** In these town halls, or in any of this installation. */
  where: z.union([z.literal('any'), z.array(townhallIdSchema).min(1).max(100).readonly()]),
  /** First and last day, both included. */
  from: z.iso.date(),
  until: z.iso.date(),
});
export type ConsentScope = z.infer<typeof consentScopeSchema>;

/** As it was first written: the likeness is face and gestures, for any town hall, from ever on. Rule PN11. */
const firstConsentScopeSchema = z
  .strictObject({ words: z.boolean(), voice: z.boolean(), likeness: z.boolean(), until: z.iso.date() })
  .transform(
    ({ likeness, ...scope }): ConsentScope => ({
      ...scope,
      face: likeness,
      gestures: likeness,
      where: 'any',
      from: '1970-01-01',
    }),
  );

/**
 * `by` in a persona's stream: the leader, a delegate, or the installation that brought the demo persona. A delegate is named by their
 * membership; their name lies in the personal part of the entry that named them.
 */
export const signatorySchema = z.union([
  z.strictObject({ kind: z.enum(['leader', 'delegate', 'installation']), name: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('delegate'), memberId: memberIdSchema }),
]);
export type Signatory = z.infer<typeof signatorySchema>;

/** What a delegate may approve: statements of these topics alone, or any. */
export const delegateTopicsSchema = z.union([z.literal('any'), z.array(topicSchema).min(1).max(50).readonly()]);
export type DelegateTopics = z.infer<typeof delegateTopicsSchema>;

const statementVersion = { statementId: statementIdSchema, hash: hashSchema };

const signed = { at: z.int().min(0), by: signatorySchema };
export const personaEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...signed,
    type: z.literal('persona.created'),
    personaId: personaIdSchema,
    leaderName: z.string(),
    referTo: z.string(),
  }),
  /** The text itself is a blob under `hash` (SHA-256 of the canonical statement). */
  z.strictObject({
    ...signed,
    type: z.literal('statement.added'),
    ...statementVersion,
    /** Those of this version; not there where it has none. They say which delegate may approve it. */
    topics: z.array(topicSchema).max(12).readonly().optional(),
  }),
  z.strictObject({ ...signed, type: z.literal('statement.approved'), ...statementVersion }),
  /** Many at once; `opened` are those that were read: a sample. */
  z.strictObject({
    ...signed,
    type: z.literal('statements.approved'),
    statements: z.array(z.strictObject(statementVersion)).min(1).max(limits.statementsAtOnce).readonly(),
    opened: z.array(statementIdSchema).min(1).max(limits.statementsAtOnce).readonly(),
  }),
  /** An earlier version that had been approved is the one that counts again. */
  z.strictObject({ ...signed, type: z.literal('statement.rolled-back'), ...statementVersion }),
  z.strictObject({ ...signed, type: z.literal('statement.revoked'), statementId: statementIdSchema }),
  z.strictObject({
    ...signed,
    type: z.literal('delegate.named'),
    memberId: memberIdSchema,
    topics: delegateTopicsSchema,
    personal: personal(z.strictObject({ name: z.string() })),
  }),
  z.strictObject({ ...signed, type: z.literal('delegate.dismissed'), memberId: memberIdSchema }),
  z.strictObject({
    ...signed,
    type: z.literal('consent.given'),
    epoch: z.int().min(1),
    scope: z.union([consentScopeSchema, firstConsentScopeSchema]),
  }),
  z.strictObject({ ...signed, type: z.literal('consent.revoked'), epoch: z.int().min(1) }),
  /** Said from now on: signing approves. The answer itself is a blob under `hash`; an edit is another hash under the same id. */
  z.strictObject({
    ...signed,
    type: z.literal('answer.signed'),
    answerId: statementIdSchema,
    hash: hashSchema,
    topics: z.array(topicSchema).max(12).readonly().optional(),
  }),
  z.strictObject({ ...signed, type: z.literal('answer.revoked'), answerId: statementIdSchema }),
  /** Openings and closings are also a blob under `words`, which answers name as their source. */
  z.strictObject({ ...signed, type: z.literal('manner.set'), ...mannerSchema.shape, words: hashSchema.optional() }),
]);
export type PersonaEvent = z.infer<typeof personaEventSchema>;

export type RecordedEvent = TownhallEvent | PersonaEvent;
