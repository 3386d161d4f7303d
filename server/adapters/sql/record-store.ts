import { randomBytes } from 'node:crypto';
import type { StatementSync } from 'node:sqlite';
import { assertNever } from '../../../protocol/assert-never.ts';
import type { StoredEntry } from '../../../protocol/record/entry.ts';
import type { Failure, RecordJob } from './jobs.ts';
import { type Database, scrub } from './open-database.ts';

/** SQLITE_CONSTRAINT_PRIMARYKEY: this seq of this stream is taken. */
const primaryKeyTaken = 1555;
/** Room that a probe asks for: more than any one command takes. */
const probeBytes = 65_536;

/** The record's tables, inside the worker thread. */
export class RecordStore {
  /** Erased texts may still lie in the write-ahead log. */
  owesScrub = false;
  readonly #database: Database;
  readonly #statements: Readonly<Record<'entry' | 'personal' | 'erase' | 'read' | 'townhalls', StatementSync>>;

  constructor(database: Database) {
    this.#database = database;
    const prepare = (text: string): StatementSync => database.raw.prepare(text);
    this.#statements = {
      entry: prepare('INSERT INTO entry (stream, seq, hash, body) VALUES (?, ?, ?, ?)'),
      personal: prepare('INSERT INTO personal (stream, seq, salt, text) VALUES (?, ?, ?, ?)'),
      erase: prepare('DELETE FROM personal WHERE stream = ? AND seq = ?'),
      read: prepare(
        `SELECT e.seq, e.hash, e.body, p.salt, p.text FROM entry e LEFT JOIN personal p ON p.stream = e.stream AND p.seq = e.seq
         WHERE e.stream = ? AND e.seq >= ? ORDER BY e.seq LIMIT ?`,
      ),
      // From one stream to the next by the index: what they hold is not looked at. `0` is the sign after `/`.
      townhalls: prepare(
        `WITH RECURSIVE found(stream) AS (
           SELECT MIN(stream) FROM entry WHERE stream > 'townhall/' AND stream < 'townhall0'
           UNION ALL
           SELECT (SELECT MIN(stream) FROM entry WHERE stream > found.stream AND stream < 'townhall0')
           FROM found WHERE found.stream IS NOT NULL)
         SELECT SUBSTR(stream, 10) AS id FROM found WHERE stream IS NOT NULL LIMIT ?`,
      ),
    };
  }

  /** Appends every batch all or nothing, all in one transaction. Gives a failure for each that conflicts; throws when the disk does not take it. */
  appendAll(batches: readonly (readonly StoredEntry[])[]): (Failure | null)[] {
    return this.#inTransaction(() => batches.map((entries) => this.#append(entries)));
  }

  /** Gives the failure of an append or erasure, or what was asked for. Throws when the disk does not do it. */
  async run(job: RecordJob): Promise<unknown> {
    const { db } = this.#database;
    switch (job.kind) {
      case 'append':
        return this.appendAll([job.entries])[0];
      case 'erase':
        return this.#erase(job.entries, job.seqs);
      case 'read':
        return this.#statements.read.all(job.stream, job.fromSeq, job.limit);
      case 'head':
        return db
          .selectFrom('entry')
          .select(['seq', 'hash'])
          .where('stream', '=', job.stream)
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst();
      case 'townhalls':
        return this.#statements.townhalls.all(job.most);
      case 'put-blob': {
        const { hash, text } = job;
        await db
          .insertInto('blob')
          .values({ hash, text })
          .onConflict((row) => row.doNothing())
          .execute();
        return null;
      }
      case 'get-blob':
        return (await db.selectFrom('blob').select('text').where('hash', '=', job.hash).executeTakeFirst())?.text;
      case 'probe':
        // Real pages on a real disk, and new ones: on a full one a little still fits into old pages. Then they are free for entries.
        for (const value of [randomBytes(probeBytes / 2).toString('hex'), ''])
          await db.replaceInto('setting').values({ key: 'probe', value }).execute();
        return null;
      case 'close':
        await db.destroy();
        return null;
      default:
        return assertNever(job);
    }
  }

  scrub(): void {
    this.owesScrub = !scrub(this.#database.raw);
  }

  #erase(entries: readonly StoredEntry[], seqs: readonly number[]): Failure | null {
    const failure = this.#inTransaction(() => {
      const conflict = this.#append(entries);
      const stream = entries[0]?.stream;
      if (conflict !== null || stream === undefined) return conflict;
      for (const seq of seqs) this.#statements.erase.run(stream, seq);
      return null;
    });
    if (failure === null) this.scrub();
    return failure;
  }

  /** A savepoint for each batch: one that conflicts is undone alone. */
  #append(entries: readonly StoredEntry[]): Failure | null {
    const { raw } = this.#database;
    raw.exec('SAVEPOINT batch');
    try {
      for (const entry of entries) this.#insert(entry);
      raw.exec('RELEASE batch');
      return null;
    } catch (error) {
      if (!isTaken(error)) throw error;
      raw.exec('ROLLBACK TO batch; RELEASE batch');
      return { reason: 'conflict', message: 'somebody else wrote this entry' };
    }
  }

  #insert({ stream, seq, hash, body, personal }: StoredEntry): void {
    this.#statements.entry.run(stream, seq, hash, body);
    if (personal !== null) this.#statements.personal.run(stream, seq, personal.salt, personal.text);
  }

  #inTransaction<T>(work: () => T): T {
    const { raw } = this.#database;
    raw.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      raw.exec('COMMIT');
      return result;
    } catch (error) {
      // After some errors (a full disk) SQLite has rolled back by itself.
      if (raw.isTransaction) raw.exec('ROLLBACK');
      throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === primaryKeyTaken;
}
