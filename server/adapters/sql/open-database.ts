import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { SqliteOptions } from './jobs.ts';
import { kyselyOver } from './kysely-sqlite.ts';
import { migrations, type Tables } from './tables.ts';

/** How long a statement waits for another process that writes. */
const busyMs = 2000;

export interface Database {
  /** For appends, where kysely costs too much. */
  readonly raw: DatabaseSync;
  readonly db: Kysely<Tables>;
}

/** Opens the file, made when absent, with the tables of today. */
export async function openDatabase({ file, isReadOnly = false, maxPages }: SqliteOptions): Promise<Database> {
  const raw = new DatabaseSync(file, { readOnly: isReadOnly, timeout: busyMs });
  const db = kyselyOver(raw);
  if (isReadOnly) {
    // One transaction for all that is read: a snapshot, whatever is written meanwhile.
    raw.exec('BEGIN');
    return { raw, db };
  }
  // FULL: what was committed survives the power cut. secure_delete: an erased name is overwritten, not only unlinked.
  raw.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON');
  if (maxPages !== undefined) raw.exec(`PRAGMA max_page_count=${maxPages}`);
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  scrub(raw);
  return { raw, db };
}

/** Empties the write-ahead log, where erased texts still lie. False while another process reads: try again later. */
export function scrub(raw: DatabaseSync): boolean {
  raw.exec('PRAGMA busy_timeout=0');
  try {
    return raw.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
  } finally {
    raw.exec(`PRAGMA busy_timeout=${busyMs}`);
  }
}
