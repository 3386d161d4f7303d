import { z } from 'zod';

/** `POST /api/code` shows a headset six digits; `POST /api/code/standing` says what became of them. Rules HC1, HC2. */
export const codeStandingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('waiting'),
    digits: z.string(),
    /** Two words that both screens show. */
    sign: z.string(),
    leftMs: z.int().min(0),
  }),
  /** It is in: where to go now. */
  z.strictObject({ kind: z.literal('let-in'), goTo: z.string() }),
  z.strictObject({ kind: z.literal('declined') }),
  z.strictObject({ kind: z.literal('over') }),
]);
export type CodeStanding = z.infer<typeof codeStandingSchema>;

/** `POST /api/headset`, by a signed-in browser: which headset shows these digits. */
export const headsetRequestSchema = z.strictObject({ digits: z.string().regex(/^\d{6}$/) });

/** Who asks to be let in. `id` names it for the answer; it opens nothing. */
export const headsetReplySchema = z.strictObject({
  id: z.string(),
  /** “Quest Browser on a Quest”, as it says of itself. */
  device: z.string(),
  sign: z.string(),
  /** Since it shows its digits. */
  agoMs: z.int().min(0),
});
export type HeadsetReply = z.infer<typeof headsetReplySchema>;

/** `POST /api/headset/answer`: it comes in as who asks, or its digits end. */
export const headsetAnswerSchema = z.strictObject({ id: z.string().min(1).max(64), isTheirs: z.boolean() });
export type HeadsetAnswer = z.infer<typeof headsetAnswerSchema>;
export const headsetAnsweredSchema = z.strictObject({ isIn: z.boolean() });
export type HeadsetAnswered = z.infer<typeof headsetAnsweredSchema>;
