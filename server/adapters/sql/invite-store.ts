import type { Kysely } from 'kysely';
import { assertNever } from '../../../protocol/assert-never.ts';
import type { InviteJob, Job } from './jobs.ts';
import type { Tables } from './tables.ts';

/** Every job of invitations, or this does not compile. */
const inviteJobs: Readonly<Record<InviteJob['kind'], true>> = {
  'add-invite': true,
  'find-invite': true,
  'list-invites': true,
  'use-invite': true,
  'revoke-invite': true,
};

export function isInviteJob(job: Job): job is InviteJob {
  return job.kind in inviteJobs;
}

/** Does what is asked of invitations, inside the worker thread: gives the row or value found, if any. */
export async function runInviteJob(db: Kysely<Tables>, job: InviteJob): Promise<unknown> {
  switch (job.kind) {
    case 'add-invite': {
      const { townhallId, createdAtMs, expiresAtMs, usesMost, revokedAtMs, ...invite } = job.invite;
      const at = { created_at: createdAtMs, expires_at: expiresAtMs, revoked_at: revokedAtMs };
      await db
        .insertInto('invite')
        .values({ ...invite, ...at, townhall_id: townhallId, uses_most: usesMost })
        .execute();
      return null;
    }
    case 'find-invite':
      return db.selectFrom('invite').selectAll().where('id', '=', job.id).executeTakeFirst();
    case 'list-invites':
      return db
        .selectFrom('invite')
        .selectAll()
        .where('townhall_id', '=', job.townhallId)
        .orderBy('created_at', 'desc')
        .limit(job.most)
        .execute();
    case 'use-invite': {
      // The conditions make it atomic: of two browsers at the last use one finds none left.
      const used = await db
        .updateTable('invite')
        .set(({ eb }) => ({ used: eb('used', '+', 1) }))
        .where('id', '=', job.id)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', job.nowMs)
        .where(({ eb, or, ref }) => or([eb('uses_most', 'is', null), eb('used', '<', ref('uses_most'))]))
        .returning('used')
        .executeTakeFirst();
      return used === undefined ? 0 : 1;
    }
    case 'revoke-invite':
      await db.updateTable('invite').set({ revoked_at: job.atMs }).where('id', '=', job.id).execute();
      return null;
    default:
      return assertNever(job);
  }
}
