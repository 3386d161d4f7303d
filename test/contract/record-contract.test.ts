import { MemoryRecord } from '../support/memory-record.ts';
import { temporarySqlite } from '../support/temporary-sqlite.ts';
import { recordContract } from './record-contract.ts';

recordContract('SQLite', temporarySqlite);
recordContract('memory', async () => {
  const record = new MemoryRecord();
  return { record, dispose: () => record.close() };
});
