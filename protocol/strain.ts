import { z } from 'zod';

/**
 * How strained the server's process is. What it does without, in this order: from 1 on how often people nearby are seen to move, from 2 on
 * the distant crowd, from 3 on half of the neighbours' voices, and newcomers are let in more slowly, at 4 bodies: who is not near stands
 * still. Never the stage, captions or the queue.
 */
export const strainSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Strain = z.infer<typeof strainSchema>;
