import { z } from 'zod';
import { hashSchema, memberIdSchema } from './ids.ts';

/** Who did it: a person, or one of the product's own parts. */
export const actorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), memberId: memberIdSchema }),
  /** Who organises, by the page for it, without being in the town hall: as whom they are known in the one that is in the house. */
  z.strictObject({ kind: z.literal('planner'), memberId: memberIdSchema }),
  z.strictObject({
    kind: z.literal('part'),
    part: z.enum(['session', 'mind', 'door', 'clock', 'studio', 'sealed', 'captions']),
  }),
]);

/** What every event says: when, in milliseconds since 1970 of the server's clock, and by whom. */
export const base = { at: z.int().min(0), by: actorSchema };

const erased = z.literal('erased');
/** The part of an event with people's names and texts, which is kept apart and can be erased. */
export const personal = <T extends z.ZodType>(part: T) => z.union([part, erased]);

/** Who asked: a member; or sealed, then it is known by a secret alone, of which this is the SHA-256. */
export const authorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), memberId: memberIdSchema }),
  z.strictObject({ kind: z.literal('sealed'), ownerHash: hashSchema }),
]);
export type Author = z.infer<typeof authorSchema>;

/** Why an answer ended before its last sentence. */
export const cutSchema = z.enum(['stopped', 'taken-over', 'interrupted', 'withdrawn', 'closed']);
export type Cut = z.infer<typeof cutSchema>;
