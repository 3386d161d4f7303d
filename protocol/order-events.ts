import { z } from 'zod';
import { base } from './event-parts.ts';
import { memberIdSchema } from './ids.ts';
import { slowMinutesSchema, talkSchema } from './order.ts';

const memberId = { memberId: memberIdSchema };

/** Events about order in the hall. */
export const orderEvents = [
  z.strictObject({ ...base, type: z.literal('order.talk-set'), talk: talkSchema }),
  z.strictObject({ ...base, type: z.literal('order.slow-set'), minutes: slowMinutesSchema }),
  /** Calm: nobody reacts. */
  z.strictObject({ ...base, type: z.literal('order.calm-set'), isCalm: z.boolean() }),
  /** May open their microphone while one must be allowed to. */
  z.strictObject({ ...base, ...memberId, type: z.literal('voice.allowed') }),
  z.strictObject({ ...base, ...memberId, type: z.literal('voice.disallowed') }),
] as const;
