import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The database: the record (entries, their personal parts, blobs) and, beside it, what the doors keep. */
export interface Tables {
  entry: { stream: string; seq: number; hash: string; body: string };
  personal: { stream: string; seq: number; salt: string; text: string };
  blob: { hash: string; text: string };
  session: {
    hash: string;
    created_at: number;
    id: string;
    account: string | null;
    device: string;
    seen_at: number;
    invite: string | null;
  };
  account: { account: string; townhall_id: string; member_id: string; department: string };
  membership: { session_hash: string; townhall_id: string; member_id: string; role: string; name: string };
  invitation: {
    token_hash: string;
    townhall_id: string;
    role: string;
    uses: string;
    bound_session_hash: string | null;
    created_at: number;
  };
  invite: {
    id: string;
    townhall_id: string;
    role: string;
    account: string | null;
    label: string;
    created_at: number;
    expires_at: number;
    uses_most: number | null;
    used: number;
    revoked_at: number | null;
  };
  setting: { key: string; value: string };
}

/** SQLite keeps to the declared types only when asked. */
const strict = sql`strict`;

/** In order; each is applied once. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-record': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('entry')
        .addColumn('stream', 'text', (column) => column.notNull())
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('entry_pk', ['stream', 'seq'])
        .modifyEnd(strict)
        .execute();
      await db.schema
        .createTable('personal')
        .addColumn('stream', 'text', (column) => column.notNull())
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('salt', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('personal_pk', ['stream', 'seq'])
        .modifyEnd(strict)
        .execute();
      await db.schema
        .createTable('blob')
        .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .modifyEnd(strict)
        .execute();
    },
  },
  '0002-doors': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('session')
        .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
        .addColumn('created_at', 'integer', (column) => column.notNull())
        .modifyEnd(strict)
        .execute();
      await db.schema
        .createTable('membership')
        .addColumn('session_hash', 'text', (column) => column.notNull())
        .addColumn('townhall_id', 'text', (column) => column.notNull())
        .addColumn('member_id', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('membership_pk', ['session_hash', 'townhall_id'])
        .modifyEnd(strict)
        .execute();
      await db.schema
        .createTable('invitation')
        .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
        .addColumn('townhall_id', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('uses', 'text', (column) => column.notNull())
        .addColumn('bound_session_hash', 'text')
        .addColumn('created_at', 'integer', (column) => column.notNull())
        .modifyEnd(strict)
        .execute();
      await db.schema
        .createTable('setting')
        .addColumn('key', 'text', (column) => column.primaryKey().notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .modifyEnd(strict)
        .execute();
    },
  },
  '0003-sign-in': {
    async up(db: Kysely<unknown>) {
      const texts = (name: string) =>
        db.schema.alterTable('session').addColumn(name, 'text', (column) => column.notNull().defaultTo(''));
      await texts('id').execute();
      await texts('device').execute();
      await db.schema.alterTable('session').addColumn('account', 'text').execute();
      await db.schema
        .alterTable('session')
        .addColumn('seen_at', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema.createIndex('session_account').on('session').column('account').execute();
      await db.schema
        .createTable('account')
        .addColumn('account', 'text', (column) => column.notNull())
        .addColumn('townhall_id', 'text', (column) => column.notNull())
        .addColumn('member_id', 'text', (column) => column.notNull())
        .addColumn('department', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('account_pk', ['account', 'townhall_id'])
        .modifyEnd(strict)
        .execute();
    },
  },
  '0004-invitations': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('session').addColumn('invite', 'text').execute();
      await db.schema.createIndex('session_invite').on('session').column('invite').execute();
      await db.schema
        .createTable('invite')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('townhall_id', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('account', 'text')
        .addColumn('label', 'text', (column) => column.notNull())
        .addColumn('created_at', 'integer', (column) => column.notNull())
        .addColumn('expires_at', 'integer', (column) => column.notNull())
        .addColumn('uses_most', 'integer')
        .addColumn('used', 'integer', (column) => column.notNull())
        .addColumn('revoked_at', 'integer')
        .modifyEnd(strict)
        .execute();
    },
  },
};
