import { z } from 'zod';

/** Who of the audience may talk with their neighbours: everybody, who raised a hand and was allowed, or nobody. Rules OH1, OH2. */
export const talkSchema = z.enum(['open', 'by-hand', 'off']);
export type Talk = z.infer<typeof talkSchema>;

/** Slow mode: minutes between two questions of one person; 0: none. Rule OH4. */
export const slowMinutes = [0, 1, 2, 5, 10] as const;
export const slowMinutesSchema = z.literal(slowMinutes);
export type SlowMinutes = z.infer<typeof slowMinutesSchema>;
