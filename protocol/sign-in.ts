import { z } from 'zod';

/** How people sign in here. */
export const signInStatusSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** The company's sign-in does not answer: it is tried again in so long. */
  z.strictObject({ kind: z.literal('down'), retryInMs: z.int().min(0) }),
  /** By an invitation's link. */
  z.strictObject({ kind: z.literal('invitations') }),
]);
export type SignInStatus = z.infer<typeof signInStatusSchema>;
/** Of a company's sign-in. */
export type CompanyStatus = Exclude<SignInStatus, { kind: 'invitations' }>;

/** `GET /api/sign-in`, for whoever is not in yet; null where people come by links. */
export const signInReplySchema = z.strictObject({ signIn: signInStatusSchema.nullable() });
export type SignInReply = z.infer<typeof signInReplySchema>;

/** `GET /sign-in?to=PATH` leads to the company's sign-in, and from there back to that page. */
export const signInPath = '/sign-in';
export const returnParameter = 'to';

/** `GET /api/sessions`: where somebody is signed in; null for whoever came by a link. */
export const sessionsReplySchema = z.strictObject({
  own: z
    .strictObject({
      /** Who says who they are, and with that for how long. */
      by: z.enum(['company', 'invitation']),
      name: z.string(),
      /** Empty where the company does not say. */
      department: z.string(),
      /** The one used last first. */
      sessions: z.array(
        z.strictObject({
          id: z.string(),
          /** “Chrome on Windows”. */
          device: z.string(),
          signedInAtMs: z.number(),
          seenAtMs: z.number(),
          /** Pages that it has open in the town hall now. */
          pages: z.int().min(0),
          isThis: z.boolean(),
        }),
      ),
    })
    .nullable(),
});
export type SessionsReply = z.infer<typeof sessionsReplySchema>;

/** `POST /api/sessions` ends one of one's own. */
export const endSessionRequestSchema = z.strictObject({ id: z.string().min(1).max(64) });

/** `POST /api/sessions/renew` gives this browser a new secret: what has a copy of the old one is out. */
export const renewReplySchema = z.strictObject({ isRenewed: z.literal(true) });
export type RenewReply = z.infer<typeof renewReplySchema>;

/** `POST /sign-out` ends this browser's own; `goTo`: where the company's sign-out is, null where it has none. */
export const signOutReplySchema = z.strictObject({ goTo: z.string().nullable() });
export type SignOutReply = z.infer<typeof signOutReplySchema>;
