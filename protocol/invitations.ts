import { z } from 'zod';
import { greetingPlanSchema } from './greeting-plan.ts';
import { townhallIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { roleSchema } from './roles.ts';

/** As what people are invited. Delegates are named by the leader, and the organiser has a link of their own. */
export const invitedRoleSchema = z.enum(['attendee', 'spectator', 'moderator', 'leader']);
export type InvitedRole = z.infer<typeof invitedRoleSchema>;

/** Whether a link for this role lets in one person only. Rule IV6. */
export function isForOne(role: InvitedRole): boolean {
  return role === 'moderator' || role === 'leader';
}

const { hoursMost, labelLength, usesMost } = limits.invitations;

/** Which town hall's invitations; the one in the house where none is named. */
const ofTownhall = { townhallId: townhallIdSchema.optional() };

/** `POST /api/invitations` makes one. */
export const invitationRequestSchema = z.strictObject({
  ...ofTownhall,
  role: invitedRoleSchema,
  /** For whom, as the organiser calls them; empty where they did not say. */
  label: z.string().max(labelLength),
  /** How many people it lets in; null: any number. */
  uses: z.int().min(1).max(usesMost).nullable(),
  lastsHours: z.int().min(1).max(hoursMost),
});
export type InvitationRequest = z.infer<typeof invitationRequestSchema>;

export const invitationStateSchema = z.enum(['open', 'used-up', 'expired', 'revoked']);
export type InvitationState = z.infer<typeof invitationStateSchema>;

const invitationSchema = z.strictObject({
  id: z.string(),
  role: invitedRoleSchema,
  label: z.string(),
  state: invitationStateSchema,
  expiresAtMs: z.number(),
  usesMost: z.int().nullable(),
  used: z.int().min(0),
  /** Browsers and headsets that came in by it and are not signed out. */
  sessions: z.int().min(0),
  /** Where it leads, on our own origin; null when nobody comes in by it any more. */
  path: z.string().nullable(),
});
export type InvitationLine = z.infer<typeof invitationSchema>;

/** `GET /api/invitations`, for who may invite, or with `?townhall=ID`: the newest first. */
export const invitationsReplySchema = z.strictObject({
  townhallId: townhallIdSchema,
  title: z.string(),
  /** Null where nobody planned it. */
  plan: greetingPlanSchema.nullable(),
  invitations: z.array(invitationSchema),
});
export type InvitationsReply = z.infer<typeof invitationsReplySchema>;

/** `POST /api/invitations/revoke`: nobody new comes in by it; `alsoOut`: those who did are signed out at once. */
export const revokeRequestSchema = z.strictObject({
  ...ofTownhall,
  id: z.string().min(1).max(64),
  alsoOut: z.boolean(),
});
export type RevokeRequest = z.infer<typeof revokeRequestSchema>;

/** `POST /api/invitations/own`: a one-time link by which another browser of the organiser's is theirs too. */
export const ownLinkReplySchema = z.strictObject({ path: z.string() });
export type OwnLinkReply = z.infer<typeof ownLinkReplySchema>;

/** `GET /api/invited`: to what this browser was invited, by the link that it opened last. */
export const invitedReplySchema = z.strictObject({
  title: z.string(),
  role: roleSchema,
  /** How far that town hall is, `planned` where its doors are not open; null where nobody planned it. */
  plan: greetingPlanSchema.nullable(),
  /** The server's clock. */
  nowMs: z.number(),
});
export type InvitedReply = z.infer<typeof invitedReplySchema>;

/** `POST /api/invited` takes it: where to go now. */
export const acceptedReplySchema = z.strictObject({ goTo: z.string() });
export type AcceptedReply = z.infer<typeof acceptedReplySchema>;
