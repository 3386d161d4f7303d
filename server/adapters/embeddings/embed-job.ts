import { z } from 'zod';

/** What goes to the thread of the embeddings and comes back, one at a time. */

/** Numbers of one vector. */
export const dimensions = 512;

export const jobSchema = z.strictObject({ id: z.int(), texts: z.array(z.string()).min(1).readonly() });
export type Job = z.infer<typeof jobSchema>;

const floats = z.custom<Float32Array<ArrayBuffer>>((value) => value instanceof Float32Array);

/** The vectors one after the other, `dimensions` numbers each. */
export const replySchema = z.strictObject({ id: z.int(), vectors: floats });
export type Reply = z.infer<typeof replySchema>;
