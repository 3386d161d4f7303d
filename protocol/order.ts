import { z } from 'zod';

/** Who of the audience may talk with their neighbours: everybody, who raised a hand and was allowed, or nobody. Rules OH1, OH2. */
export const talkSchema = z.enum(['open', 'by-hand', 'off']);
export type Talk = z.infer<typeof talkSchema>;
