import { z } from 'zod';
import { base, personal } from './event-parts.ts';
import { memberIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { slowMinutesSchema, talkSchema } from './order.ts';

const memberId = { memberId: memberIdSchema };

/** Events about order in the hall. */
export const orderEvents = [
  z.strictObject({ ...base, type: z.literal('order.talk-set'), talk: talkSchema }),
  z.strictObject({ ...base, type: z.literal('order.slow-set'), minutes: slowMinutesSchema }),
  /** Calm: nobody reacts. */
  z.strictObject({ ...base, type: z.literal('order.calm-set'), isCalm: z.boolean() }),
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
  /** May come back, after a removal or a ban. */
  z.strictObject({ ...base, ...memberId, type: z.literal('member.readmitted') }),
  /** May open their microphone while one must be allowed to. */
  z.strictObject({ ...base, ...memberId, type: z.literal('voice.allowed') }),
  z.strictObject({ ...base, ...memberId, type: z.literal('voice.disallowed') }),
] as const;
