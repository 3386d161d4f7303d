import { z } from 'zod';
import { base, personal } from './event-parts.ts';
import { memberIdSchema, questionIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { slowMinutesSchema, talkSchema } from './order.ts';

const memberId = { memberId: memberIdSchema };

/** Events about order in the hall. */
export const orderEvents = [
  z.strictObject({ ...base, type: z.literal('order.talk-set'), talk: talkSchema }),
  z.strictObject({ ...base, type: z.literal('order.slow-set'), minutes: slowMinutesSchema }),
  /** Calm: nobody reacts. */
  z.strictObject({ ...base, type: z.literal('order.calm-set'), isCalm: z.boolean() }),
  /** New questions are everybody's at once, in the name of who set it. */
  z.strictObject({ ...base, type: z.literal('order.unread-set'), isShown: z.boolean() }),
  /** Words that questions and names may not hold, a line each. */
  z.strictObject({
    ...base,
    type: z.literal('order.words-set'),
    count: z.int().min(0).max(limits.listedWords),
    personal: personal(z.strictObject({ words: z.string() })),
  }),
  /** Put out like one who is removed; nor do they come back by another link. */
  z.strictObject({
    ...base,
    ...memberId,
    type: z.literal('member.banned'),
    personal: personal(z.strictObject({ reason: z.string() })),
  }),
  /** Why somebody is muted, which they read. */
  z.strictObject({
    ...base,
    ...memberId,
    type: z.literal('member.mute-explained'),
    personal: personal(z.strictObject({ reason: z.string() })),
  }),
  /** May come back, after a removal or a ban. */
  z.strictObject({ ...base, ...memberId, type: z.literal('member.readmitted') }),
  /** Who reported whom is nobody's business but the moderators': it lies in the personal part, and `by` names the session. */
  z.strictObject({
    ...base,
    type: z.literal('report.made'),
    personal: personal(
      z.strictObject({
        reporter: memberIdSchema,
        /** Not there: it is of an anonymous question, and so of nobody. */
        memberId: memberIdSchema.optional(),
        questionId: questionIdSchema.optional(),
        text: z.string(),
        reason: z.string(),
        captions: z.array(z.string()).max(limits.reportCaptions).readonly(),
      }),
    ),
  }),
  /** The entry that made it. */
  z.strictObject({ ...base, type: z.literal('report.closed'), report: z.int().min(1) }),
  /** May open their microphone while one must be allowed to. */
  z.strictObject({ ...base, ...memberId, type: z.literal('voice.allowed') }),
  z.strictObject({ ...base, ...memberId, type: z.literal('voice.disallowed') }),
] as const;
