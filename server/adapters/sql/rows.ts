import { z } from 'zod';
import { hashSchema, memberIdSchema, townhallIdSchema } from '../../../protocol/ids.ts';
import { roleSchema } from '../../../protocol/roles.ts';

/** Rows as they come out of the worker thread. */
export const entryRowsSchema = z.array(
  z.object({
    seq: z.number(),
    hash: hashSchema,
    body: z.string(),
    salt: z.string().nullable(),
    text: z.string().nullable(),
  }),
);
export const townhallRowsSchema = z.array(z.object({ id: townhallIdSchema }));
export const headRowSchema = z.object({ seq: z.number(), hash: hashSchema }).nullable();
export const textSchema = z.string().nullable();
export const failureSchema = z.object({ reason: z.enum(['conflict', 'unavailable']), message: z.string() }).nullable();
const sessionRow = z.object({
  hash: z.string(),
  created_at: z.number(),
  id: z.string(),
  account: z.string().nullable(),
  device: z.string(),
  seen_at: z.number(),
  invite: z.string().nullable(),
});
export type SessionRow = z.infer<typeof sessionRow>;
export const sessionRowSchema = sessionRow.nullable();
export const sessionRowsSchema = z.array(sessionRow);
export const accountRowSchema = z.object({ member_id: memberIdSchema, department: z.string() }).nullable();
export const membershipRowSchema = z
  .object({
    session_hash: z.string(),
    townhall_id: townhallIdSchema,
    member_id: memberIdSchema,
    role: roleSchema,
    name: z.string(),
  })
  .nullable();
export const invitationRowSchema = z
  .object({
    token_hash: z.string(),
    townhall_id: townhallIdSchema,
    role: roleSchema,
    uses: z.enum(['many', 'first-browser']),
    bound_session_hash: z.string().nullable(),
    created_at: z.number(),
  })
  .nullable();
const inviteRow = z.object({
  id: z.string(),
  townhall_id: townhallIdSchema,
  role: roleSchema,
  account: z.string().nullable(),
  label: z.string(),
  created_at: z.number(),
  expires_at: z.number(),
  uses_most: z.number().nullable(),
  used: z.number(),
  revoked_at: z.number().nullable(),
});
export type InviteRow = z.infer<typeof inviteRow>;
export const inviteRowSchema = inviteRow.nullable();
export const inviteRowsSchema = z.array(inviteRow);
