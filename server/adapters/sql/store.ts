import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { StoredEntry } from '../../../protocol/record/entry.ts';
import type { Failure, Job } from './jobs.ts';
import { kyselyOver } from './kysely-sqlite.ts';
import { migrations, type Tables } from './tables.ts';

/** SQLITE_CONSTRAINT_PRIMARYKEY: this seq of this stream is taken. */
const primaryKeyTaken = 1555;

/** The database itself, inside its worker thread. */
export class Store {
  readonly #raw: DatabaseSync;
  readonly #db: Kysely<Tables>;
  readonly #insertEntry: StatementSync;
  readonly #insertPersonal: StatementSync;

  private constructor(raw: DatabaseSync, db: Kysely<Tables>) {
    this.#raw = raw;
    this.#db = db;
    this.#insertEntry = raw.prepare('INSERT INTO entry (stream, seq, hash, body) VALUES (?, ?, ?, ?)');
    this.#insertPersonal = raw.prepare('INSERT INTO personal (stream, seq, salt, text) VALUES (?, ?, ?, ?)');
  }

  static async open(file: string): Promise<Store> {
    const raw = new DatabaseSync(file);
    // secure_delete: an erased name is overwritten, not only unlinked.
    raw.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=2000',
    );
    const db = kyselyOver(raw);
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: async () => ({ ...migrations }) },
    }).migrateToLatest();
    if (error !== undefined) throw error;
    return new Store(raw, db);
  }

  /** Appends every batch all or nothing, all in one transaction. Gives a failure for each that conflicts; throws when the disk does not take it. */
  appendAll(batches: readonly (readonly StoredEntry[])[]): (Failure | null)[] {
    this.#raw.exec('BEGIN IMMEDIATE');
    try {
      const failures = batches.map((entries) => this.#appendOne(entries));
      this.#raw.exec('COMMIT');
      return failures;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  #appendOne(entries: readonly StoredEntry[]): Failure | null {
    this.#raw.exec('SAVEPOINT batch');
    try {
      for (const entry of entries) this.#insert(entry);
      this.#raw.exec('RELEASE batch');
      return null;
    } catch (error) {
      if (!isTaken(error)) throw error;
      this.#raw.exec('ROLLBACK TO batch; RELEASE batch');
      return { reason: 'conflict', message: 'somebody else wrote this entry' };
    }
  }

  #insert({ stream, seq, hash, body, personal }: StoredEntry): void {
    this.#insertEntry.run(stream, seq, hash, body);
    if (personal !== null) this.#insertPersonal.run(stream, seq, personal.salt, personal.text);
  }

  /** Appends the entry that says so and deletes the parts in one transaction, then empties the write-ahead log, where they still lie. */
  #erase(entry: StoredEntry, seqs: readonly number[]): Failure | null {
    this.#raw.exec('BEGIN IMMEDIATE');
    try {
      const failure = this.#appendOne([entry]);
      if (failure === null) {
        const remove = this.#raw.prepare('DELETE FROM personal WHERE stream = ? AND seq = ?');
        for (const seq of seqs) remove.run(entry.stream, seq);
      }
      this.#raw.exec('COMMIT');
      if (failure === null) this.#raw.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return failure;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  #rollback(): void {
    // After some errors (a full disk) SQLite has rolled back by itself.
    if (this.#raw.isTransaction) this.#raw.exec('ROLLBACK');
  }

  async run(job: Job): Promise<unknown> {
    const db = this.#db;
    switch (job.kind) {
      case 'append':
        return this.appendAll([job.entries])[0];
      case 'erase':
        return this.#erase(job.entry, job.seqs);
      case 'read':
        return this.#raw
          .prepare(
            'SELECT e.seq, e.hash, e.body, p.salt, p.text FROM entry e LEFT JOIN personal p ON p.stream = e.stream AND p.seq = e.seq WHERE e.stream = ? AND e.seq >= ? ORDER BY e.seq LIMIT ?',
          )
          .all(job.stream, job.fromSeq, job.limit);
      case 'head':
        return db
          .selectFrom('entry')
          .select(['seq', 'hash'])
          .where('stream', '=', job.stream)
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst();
      case 'put-blob':
        return void (await db
          .insertInto('blob')
          .values({ hash: job.hash, text: job.text })
          .onConflict((row) => row.doNothing())
          .execute());
      case 'get-blob':
        return (await db.selectFrom('blob').select('text').where('hash', '=', job.hash).executeTakeFirst())?.text;
      case 'close':
        return void (await db.destroy());
      default:
        return this.#runDoor(job);
    }
  }

  async #runDoor(
    job: Exclude<Job, { kind: 'append' | 'erase' | 'read' | 'head' | 'put-blob' | 'get-blob' | 'close' }>,
  ): Promise<unknown> {
    const db = this.#db;
    switch (job.kind) {
      case 'find-session':
        return db.selectFrom('session').select('created_at').where('hash', '=', job.hash).executeTakeFirst();
      case 'add-session':
        return void (await db.insertInto('session').values({ hash: job.hash, created_at: job.createdAtMs }).execute());
      case 'find-membership':
        return db
          .selectFrom('membership')
          .selectAll()
          .where('session_hash', '=', job.sessionHash)
          .where('townhall_id', '=', job.townhallId)
          .executeTakeFirst();
      case 'put-membership': {
        const { sessionHash, townhallId, memberId, role, name } = job.membership;
        const row = { session_hash: sessionHash, townhall_id: townhallId, member_id: memberId, role, name };
        return void (await db.replaceInto('membership').values(row).execute());
      }
      case 'find-invitation':
        return db.selectFrom('invitation').selectAll().where('token_hash', '=', job.tokenHash).executeTakeFirst();
      case 'add-invitation': {
        const { tokenHash, townhallId, role, uses, boundSessionHash, createdAtMs } = job.invitation;
        const row = {
          token_hash: tokenHash,
          townhall_id: townhallId,
          role,
          uses,
          bound_session_hash: boundSessionHash,
          created_at: createdAtMs,
        };
        return void (await db.insertInto('invitation').values(row).execute());
      }
      case 'bind-invitation':
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
        return void (await db.replaceInto('setting').values({ key: job.key, value: job.value }).execute());
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === primaryKeyTaken;
}
