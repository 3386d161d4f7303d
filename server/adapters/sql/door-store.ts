import type { Kysely } from 'kysely';
import { assertNever } from '../../../protocol/assert-never.ts';
import type { DoorJob } from './jobs.ts';
import type { Tables } from './tables.ts';

/** Does what the doors ask, inside the worker thread: gives the row or value found, if any. */
export async function runDoorJob(db: Kysely<Tables>, job: DoorJob): Promise<unknown> {
  switch (job.kind) {
    case 'find-session':
      return db.selectFrom('session').selectAll().where('hash', '=', job.hash).executeTakeFirst();
    case 'add-session': {
      const { createdAtMs, seenAtMs, ...session } = job.session;
      await db
        .insertInto('session')
        .values({ ...session, created_at: createdAtMs, seen_at: seenAtMs })
        .execute();
      return null;
    }
    case 'note-seen':
      await db.updateTable('session').set({ seen_at: job.seenAtMs }).where('hash', '=', job.hash).execute();
      return null;
    case 'end-session':
      await db.deleteFrom('session').where('hash', '=', job.hash).execute();
      await db.deleteFrom('membership').where('session_hash', '=', job.hash).execute();
      return null;
    case 'sessions-of':
      return db
        .selectFrom('session')
        .selectAll()
        .where('account', '=', job.account)
        .orderBy('seen_at', 'desc')
        .execute();
    case 'sessions-by':
      return db.selectFrom('session').selectAll().where('invite', '=', job.invite).execute();
    case 'find-account':
      return db
        .selectFrom('account')
        .select(['member_id', 'department'])
        .where('account', '=', job.account)
        .where('townhall_id', '=', job.townhallId)
        .executeTakeFirst();
    case 'bind-account': {
      const { account, townhallId, memberId, department } = job.account;
      // Of two sign-ins at the same moment the first says which member it is.
      return db
        .insertInto('account')
        .values({ account, townhall_id: townhallId, member_id: memberId, department })
        .onConflict((conflict) => conflict.columns(['account', 'townhall_id']).doUpdateSet({ department }))
        .returning(['member_id', 'department'])
        .executeTakeFirst();
    }
    case 'rename-member': {
      const { townhallId, memberId, role, name } = job.member;
      await db
        .updateTable('membership')
        .set({ role, name })
        .where('townhall_id', '=', townhallId)
        .where('member_id', '=', memberId)
        .execute();
      return null;
    }
    case 'find-membership':
      return db
        .selectFrom('membership')
        .selectAll()
        .where('session_hash', '=', job.sessionHash)
        .where('townhall_id', '=', job.townhallId)
        .executeTakeFirst();
    case 'find-any-membership':
      return db
        .selectFrom('membership')
        .selectAll()
        .where('session_hash', '=', job.sessionHash)
        .limit(1)
        .executeTakeFirst();
    case 'put-membership': {
      const { sessionHash, townhallId, memberId, role, name } = job.membership;
      const row = { session_hash: sessionHash, townhall_id: townhallId, member_id: memberId, role, name };
      await db.replaceInto('membership').values(row).execute();
      return null;
    }
    case 'forget-name':
      await db
        .updateTable('account')
        .set({ department: '' })
        .where('townhall_id', '=', job.townhallId)
        .where('member_id', '=', job.memberId)
        .execute();
      await db
        .updateTable('membership')
        .set({ name: '' })
        .where('townhall_id', '=', job.townhallId)
        .where('member_id', '=', job.memberId)
        .execute();
      return null;
    case 'find-invitation':
      return db.selectFrom('invitation').selectAll().where('token_hash', '=', job.tokenHash).executeTakeFirst();
    case 'add-invitation': {
      const { tokenHash, townhallId, role, uses, boundSessionHash, createdAtMs } = job.invitation;
      const door = { townhall_id: townhallId, role, uses, bound_session_hash: boundSessionHash };
      await db
        .insertInto('invitation')
        .values({ token_hash: tokenHash, ...door, created_at: createdAtMs })
        .execute();
      return null;
    }
    case 'bind-invitation':
      // The condition makes it atomic: of two browsers at the same moment one finds it bound.
      await db
        .updateTable('invitation')
        .set({ bound_session_hash: job.sessionHash })
        .where('token_hash', '=', job.tokenHash)
        .where('bound_session_hash', 'is', null)
        .execute();
      return (
        await db
          .selectFrom('invitation')
          .select('bound_session_hash')
          .where('token_hash', '=', job.tokenHash)
          .executeTakeFirst()
      )?.bound_session_hash;
    case 'get-setting':
      return (await db.selectFrom('setting').select('value').where('key', '=', job.key).executeTakeFirst())?.value;
    case 'put-setting':
      await db.replaceInto('setting').values({ key: job.key, value: job.value }).execute();
      return null;
    default:
      return assertNever(job);
  }
}
