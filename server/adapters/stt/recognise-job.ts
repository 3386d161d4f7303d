import { z } from 'zod';

/** What goes to the recogniser's thread and comes back, one at a time. */

const floats = z.custom<Float32Array<ArrayBuffer>>((value) => value instanceof Float32Array);

export const jobSchema = z.strictObject({ id: z.int(), samples: floats });
export type Job = z.infer<typeof jobSchema>;

export const replySchema = z.strictObject({
  id: z.int(),
  text: z.string().max(4000),
  sureness: z.number().min(0).max(1),
});
export type Reply = z.infer<typeof replySchema>;
