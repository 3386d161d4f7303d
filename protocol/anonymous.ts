import { z } from 'zod';
import { hashSchema, questionIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { type RefusalCode, refusals } from './refusals.ts';
import { questionViewSchema } from './views.ts';

/** A secret that proves who asked: 32 random bytes as base64url, made and kept by the asker's browser. The server keeps its SHA-256. */
export const askerSecretSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'not a secret');
export type AskerSecret = z.infer<typeof askerSecretSchema>;

const longText = z.string().max(limits.socketMessageBytes * 2);
const owned = { questionId: questionIdSchema, secret: askerSecretSchema };

/**
 * What a page asks about an anonymous question. It travels on the page's own socket and not by HTTP, so that no proxy's log has it.
 * `ask` names the secret's hash alone; the others prove authorship by the secret, and name nobody.
 */
export const anonymousActSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ask'), questionId: questionIdSchema, ownerHash: hashSchema, text: longText }),
  z.strictObject({ type: z.literal('edit'), ...owned, text: longText }),
  z.strictObject({ type: z.literal('withdraw'), ...owned }),
  z.strictObject({ type: z.literal('standing'), ...owned }),
]);
export type AnonymousAct = z.infer<typeof anonymousActSchema>;

/** Page → server, message type `anonymous`; answered by {@link anonymousReplySchema} under the same id. */
export const anonymousMessageSchema = z.strictObject({ id: z.int().min(0), act: anonymousActSchema });
export type AnonymousMessage = z.infer<typeof anonymousMessageSchema>;

/** Where an anonymous question stands, for whoever holds its secret. */
export const anonymousStandingSchema = z.discriminatedUnion('kind', [
  /** Not known: never written down (send it again), or the secret is not its own. The same for both. */
  z.strictObject({ kind: z.literal('unknown') }),
  /** It waits to be written down with what others ask in the same half minute, at `writtenAtMs` of the server's clock. */
  z.strictObject({ kind: z.literal('waiting'), writtenAtMs: z.int() }),
  /** As its author may see it. `opened`: why the two keepers were asked to open who asked; null: they were not. */
  z.strictObject({ kind: z.literal('written'), view: questionViewSchema, opened: z.string().nullable() }),
]);
export type AnonymousStanding = z.infer<typeof anonymousStandingSchema>;

const refusalCodes = Object.keys(refusals).filter((code): code is RefusalCode => code in refusals);
export const anonymousReplySchema = z.union([
  z.strictObject({ id: z.int().min(0), standing: anonymousStandingSchema }),
  z.strictObject({ id: z.int().min(0), refused: z.enum(refusalCodes) }),
]);
export type AnonymousReply = z.infer<typeof anonymousReplySchema>;
