import { z } from 'zod';
import { signatorySchema } from '../../protocol/events.ts';

/** A consent that was taken back while the record could not say so, as it is kept beside it. */
export const keptRevocationSchema = z.strictObject({
  by: signatorySchema,
  atMs: z.int().min(0),
  /** Of the consent that was taken back. */
  epoch: z.int().min(1),
});
export type KeptRevocation = z.infer<typeof keptRevocationSchema>;
