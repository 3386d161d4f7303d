import type { Invite, InviteStore } from '../../access/ports.ts';
import { type InviteRow, inviteRowSchema, inviteRowsSchema } from './rows.ts';
import type { SqliteThread } from './sqlite-thread.ts';

/** The invitations in the database behind this thread. */
export function invitesOver(thread: SqliteThread): InviteStore {
  return {
    addInvite: async (invite) => void (await thread.ask({ kind: 'add-invite', invite })),
    findInvite: async (id) => {
      const row = inviteRowSchema.parse(await thread.ask({ kind: 'find-invite', id }));
      return row === null ? null : inviteOf(row);
    },
    listInvites: async (townhallId, most) =>
      inviteRowsSchema.parse(await thread.ask({ kind: 'list-invites', townhallId, most })).map(inviteOf),
    useInvite: async (id, nowMs) => (await thread.ask({ kind: 'use-invite', id, nowMs })) === 1,
    revokeInvite: async (id, atMs) => void (await thread.ask({ kind: 'revoke-invite', id, atMs })),
  };
}

function inviteOf(row: InviteRow): Invite {
  const { id, role, account, label, used } = row;
  return {
    ...{ id, role, account, label, used },
    townhallId: row.townhall_id,
    createdAtMs: row.created_at,
    expiresAtMs: row.expires_at,
    usesMost: row.uses_most,
    revokedAtMs: row.revoked_at,
  };
}
