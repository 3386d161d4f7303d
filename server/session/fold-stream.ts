import type { z } from 'zod';
import type { Hash, Stream } from '../../protocol/ids.ts';
import { BrokenEntry, entryHash, eventOf, noHash, readOwnBody } from '../../protocol/record/chain.ts';
import type { Record } from './ports.ts';

/** The last entry of a stream. */
export interface Head {
  readonly seq: number;
  readonly hash: Hash;
}

export const emptyHead: Head = { seq: 0, hash: noHash };

/** A record that is not what was written: somebody must look before the hall opens on it. */
export class BrokenRecord extends Error {
  constructor(stream: Stream, seq: number, reason: string) {
    super(
      `The record ${stream} is broken at entry ${seq}: ${reason}. Restore a copy of the data folder, or move it away to begin anew.`,
    );
    this.name = 'StartError';
  }
}

/** Reads a whole stream, proves its chain and folds it. Throws {@link BrokenRecord}. Rule V9. */
export async function foldStream<E, S>(
  record: Pick<Record, 'read'>,
  stream: Stream,
  schema: z.ZodType<E>,
  start: S,
  evolve: (state: S, event: E) => S,
): Promise<{ readonly state: S; readonly head: Head }> {
  let state = start;
  let head = emptyHead;
  for await (const batch of record.read(stream, 1)) {
    for (const entry of batch) {
      const seq = head.seq + 1;
      if (entry.seq !== seq) throw new BrokenRecord(stream, seq, 'it is missing');
      if (entryHash(head.hash, entry.body) !== entry.hash) throw new BrokenRecord(stream, seq, 'it was changed');
      try {
        state = evolve(state, eventOf(schema, readOwnBody(entry.body), entry.personal));
      } catch (error) {
        if (error instanceof BrokenEntry) throw new BrokenRecord(stream, seq, error.message);
        throw error;
      }
      head = { seq, hash: entry.hash };
    }
  }
  return { state, head };
}
