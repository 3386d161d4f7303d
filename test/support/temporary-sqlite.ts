import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openSqlite, type SqliteParts } from '../../server/adapters/sql/open-sqlite.ts';

export interface TemporarySqlite extends SqliteParts {
  readonly dir: string;
  readonly file: string;
  readonly dispose: () => Promise<void>;
}

/** A database in a folder of its own, gone after `dispose`. */
export async function temporarySqlite(): Promise<TemporarySqlite> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'rostrum-sqlite-'));
  const file = path.join(dir, 'rostrum.sqlite');
  const parts = await openSqlite({ file });
  const dispose = async (): Promise<void> => {
    await parts.close();
    await rm(dir, { recursive: true });
  };
  return { ...parts, dir, file, dispose };
}
