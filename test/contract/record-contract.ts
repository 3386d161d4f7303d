import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stream, streamSchema } from '../../protocol/ids.ts';
import { noHash, sha256Hex } from '../../protocol/record/chain.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { type Record, RecordFailure } from '../../server/session/ports.ts';
import { by, chain, entered, everything, stream } from '../support/a-record.ts';

const readAll = async (record: Record, of: Stream = stream, fromSeq = 1): Promise<StoredEntry[]> =>
  (await everything(record.read(of, fromSeq))).flat();

/** Every implementation of the Record port passes this. */
export function recordContract(
  name: string,
  open: () => Promise<{ readonly record: Record; readonly dispose: () => Promise<void> }>,
): void {
  describe(`record contract: ${name}`, () => {
    let record: Record;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ record, dispose } = await open());
    });
    afterEach(() => dispose());

    it('[D1] gives back what was appended, in order and from any seq', async () => {
      const entries = chain(['Ada', 'Bo', 'Cy'].map((person) => entered(person)));
      await record.append(entries.slice(0, 2));
      await record.append(entries.slice(2));
      expect(await readAll(record)).toEqual(entries);
      expect(await readAll(record, stream, 3)).toEqual(entries.slice(2));
      expect(await record.head(stream)).toEqual({ seq: 3, hash: entries[2]?.hash });
    });

    it('[D1] keeps streams apart, and an empty one has the zero head', async () => {
      const other = streamSchema.parse('persona/contract');
      await record.append(chain([entered('Ada')]));
      expect(await readAll(record, other)).toEqual([]);
      expect(await record.head(other)).toEqual({ seq: 0, hash: noHash });
    });

    it('[OT8] names the town halls that have a record, and no persona', async () => {
      expect(await record.townhalls(10)).toEqual([]);
      for (const name of ['townhall/b', 'persona/p', 'townhall/a_-9', 'townhall/demo'])
        await record.append(chain([entered('Ada'), entered('Bo')], { of: streamSchema.parse(name) }));
      expect(await record.townhalls(10)).toEqual(['a_-9', 'b', 'demo']);
      expect(await record.townhalls(2)).toEqual(['a_-9', 'b']);
    });

    it('[D2] a second writer of the same seq fails with a conflict, whole, and its neighbours do not', async () => {
      const [first, second] = chain([entered('Ada'), entered('Bo')]);
      if (first === undefined || second === undefined) throw new Error('no entries');
      // Its first entry would fit: it must not stay when the second one does not.
      const stale = chain([entered('Eve'), entered('Eve')], { after: first });
      const other = chain([entered('Di')], { of: streamSchema.parse('townhall/other') });
      await record.append([first]);
      const results = await Promise.allSettled([
        record.append([second]),
        record.append(stale.toReversed()),
        record.append(other),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(failures).toEqual([new RecordFailure('conflict')]);
      expect(failures).toMatchObject([{ reason: 'conflict', retryable: false }]);
      expect(await readAll(record)).toEqual([first, second]);
    });

    it('[D3] erases personal parts together with the entries that say so', async () => {
      const entries = chain([entered('Ada'), entered('Bo'), entered('Cy')]);
      await record.append(entries);
      const says = chain(
        [
          { type: 'townhall.locked', at: 2, by },
          { type: 'record.erased', at: 2, by, entries: [1, 3] },
        ],
        { after: entries[2] ?? { seq: 0, hash: noHash } },
      );
      await record.erase(says, [1, 3]);
      expect(await readAll(record)).toEqual(
        [...entries, ...says].map((entry) => ([1, 3].includes(entry.seq) ? { ...entry, personal: null } : entry)),
      );
    });

    it('[D3] an erasure that conflicts erases nothing', async () => {
      const entries = chain([entered('Ada')]);
      await record.append(entries);
      // Its first entry would fit: it must not stay when the second one does not.
      const stale = chain([{ type: 'record.erased', at: 2, by, entries: [1] }]);
      await expect(record.erase(stale, [1])).rejects.toMatchObject({ reason: 'conflict' });
      expect(await readAll(record)).toEqual(entries);
    });

    it('[D4] keeps blobs by their hash', async () => {
      const hash = sha256Hex('hello');
      await record.putBlob(hash, 'hello');
      await record.putBlob(hash, 'hello');
      expect(await record.getBlob(hash)).toBe('hello');
      expect(await record.getBlob(sha256Hex('nothing'))).toBeNull();
    });

    it('[D7] a probe tells that writing works, and leaves nothing in the record', async () => {
      await record.probe();
      await record.probe();
      expect(await record.head(stream)).toEqual({ seq: 0, hash: noHash });
    });

    it('[D5] a closed record takes nothing more, and closing twice is harmless', async () => {
      const last = record.append(chain([entered('Ada')]));
      await record.close();
      await record.close();
      await last;
      await expect(record.append(chain([entered('Bo')]))).rejects.toMatchObject({ reason: 'closed' });
      await expect(record.head(stream)).rejects.toMatchObject({ reason: 'closed' });
    });
  });
}
