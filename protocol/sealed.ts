import { z } from 'zod';
import { hashSchema } from './ids.ts';
import { limits } from './limits.ts';

/**
 * Who asked an anonymous question, encrypted to two keys, one inside the other: of the same length whoever it is. `inside` is the SHA-256 of
 * the inner box, by which its holder sees that it is that of the record.
 */
export const sealedSchema = z.strictObject({ box: z.string().max(limits.sealedLength), inside: hashSchema });
export type Sealed = z.infer<typeof sealedSchema>;
