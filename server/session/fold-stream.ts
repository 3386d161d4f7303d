import type { z } from 'zod';
import type { Hash, Stream } from '../../protocol/ids.ts';
import { BrokenEntry, eventOf, noHash, personalDigest, readOwnBody } from '../../protocol/record/chain.ts';
import type { EntryBody, StoredEntry } from '../../protocol/record/entry.ts';
import { entryDigest } from './entry-digest.ts';
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

/** Reads a stream to its end, from its first entry or from the one after `from`, proves its chain and folds it. Throws {@link BrokenRecord}. Rule S1. */
export async function foldStream<E, S>(
  record: Pick<Record, 'read'>,
  stream: Stream,
  schema: z.ZodType<E>,
  start: S,
  evolve: (state: S, event: E, place: Head) => S,
  from: Head = emptyHead,
): Promise<{ readonly state: S; readonly head: Head }> {
  let state = start;
  let head = from;
  for await (const batch of record.read(stream, from.seq + 1)) {
    for (const entry of batch) {
      const seq = head.seq + 1;
      if (entry.seq !== seq) throw new BrokenRecord(stream, seq, 'it is missing');
      if (entryDigest(head.hash, entry.body) !== entry.hash) throw new BrokenRecord(stream, seq, 'it was changed');
      try {
        const body = readOwnBody(entry.body, { stream, seq, prev: head.hash });
        checkPersonal(stream, body, entry);
        state = evolve(state, eventOf(schema, body, entry.personal), { seq, hash: entry.hash });
      } catch (error) {
        if (error instanceof BrokenEntry) throw new BrokenRecord(stream, seq, error.message);
        throw error;
      }
      head = { seq, hash: entry.hash };
    }
  }
  return { state, head };
}

/** A name or text that is there must be the one that was sealed. One that is not there reads as erased; verify asks by whom. */
function checkPersonal(stream: Stream, { seq, personalDigest: digest }: EntryBody, { personal }: StoredEntry): void {
  if (personal === null) return;
  if (digest !== personalDigest(personal.salt, personal.text))
    throw new BrokenRecord(stream, seq, 'its personal part was changed');
}
