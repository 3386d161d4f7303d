import type { z } from 'zod';
import { codeStandingSchema, headsetAnsweredSchema, headsetReplySchema } from '../../../protocol/headset-code.ts';
import type { HeadsetDoor } from '../../live/headset-door.ts';
import type { DoorReply } from '../../live/ports.ts';

/** Asks through the page's door. `read` gives null for what it does not understand. */
type Ask = <T>(path: string, read: (body: unknown) => T | null, body: unknown) => Promise<DoorReply<T>>;

/** Apart from the hall's door: who is in the hall never needs it. */
export function createHeadsetDoor(ask: Ask): HeadsetDoor {
  return {
    show: () => ask('/api/code', parsedBy(codeStandingSchema), {}),
    standing: () => ask('/api/code/standing', parsedBy(codeStandingSchema), {}),
    find: (digits) => ask('/api/headset', parsedBy(headsetReplySchema), { digits }),
    answer: (answer) => ask('/api/headset/answer', parsedBy(headsetAnsweredSchema), answer),
  };
}

function parsedBy<T>(schema: z.ZodType<T>): (body: unknown) => T | null {
  return (body) => schema.safeParse(body).data ?? null;
}
