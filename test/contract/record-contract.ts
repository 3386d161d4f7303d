import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TownhallEvent } from '../../protocol/events.ts';
import { memberIdSchema, type Stream, sectionIdSchema, streamSchema } from '../../protocol/ids.ts';
import { noHash, seal, sha256Hex } from '../../protocol/record/chain.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { type Record, RecordFailure } from '../../server/session/ports.ts';

const stream = streamSchema.parse('townhall/contract');
const by = { kind: 'part', part: 'door' } as const;

export function entered(name: string): TownhallEvent {
  const memberId = memberIdSchema.parse('ada');
  return {
    type: 'member.entered',
    at: 1,
    by,
    memberId,
    role: 'attendee',
    sectionId: sectionIdSchema.parse('main'),
    kind: 'body',
    isBot: false,
    seatId: null,
    personal: { name },
  };
}

export function chainOf(
  of: Stream,
  names: readonly string[],
  from: { seq: number; hash: StoredEntry['hash'] } = { seq: 0, hash: noHash },
): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (const name of names) {
    const prev = entries.at(-1)?.hash ?? from.hash;
    entries.push(
      seal(
        { stream: of, seq: from.seq + entries.length + 1, prev },
        entered(name),
        new Uint8Array(16).fill(entries.length + 1),
      ),
    );
  }
  return entries;
}

async function all(record: Record, of: Stream, fromSeq = 1): Promise<StoredEntry[]> {
  return (await Array.fromAsync(record.read(of, fromSeq))).flat();
}

/** Every implementation of the Record port passes this. */
export function recordContract(
  name: string,
  open: () => Promise<{ record: Record; dispose: () => Promise<void> }>,
): void {
  describe(`record contract: ${name}`, () => {
    let record: Record;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ record, dispose } = await open());
    });
    afterEach(() => dispose());

    it('[D1] gives back what was appended, in order and from any seq', async () => {
      const entries = chainOf(stream, ['Ada', 'Bo', 'Cy']);
      await record.append(entries.slice(0, 2));
      await record.append(entries.slice(2));
      expect(await all(record, stream)).toEqual(entries);
      expect(await all(record, stream, 3)).toEqual(entries.slice(2));
      expect(await record.head(stream)).toEqual({ seq: 3, hash: entries[2]?.hash });
    });

    it('[D1] keeps streams apart, and an empty one has the zero head', async () => {
      const other = streamSchema.parse('persona/contract');
      await record.append(chainOf(stream, ['Ada']));
      expect(await all(record, other)).toEqual([]);
      expect(await record.head(other)).toEqual({ seq: 0, hash: noHash });
    });

    it('[D2] a second writer of the same seq fails with a conflict, whole, and its neighbours do not', async () => {
      const [first, second] = chainOf(stream, ['Ada', 'Bo']);
      const [stale, after] = chainOf(stream, ['Eve', 'Eve']);
      if (first === undefined || second === undefined || stale === undefined || after === undefined)
        throw new Error('no entries');
      await record.append([first]);
      const results = await Promise.allSettled([
        record.append([second]),
        record.append([after, stale]),
        record.append(chainOf(streamSchema.parse('townhall/other'), ['Di'])),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      const [, rejected] = results;
      expect(
        rejected?.status === 'rejected' && rejected.reason instanceof RecordFailure && rejected.reason.reason,
      ).toBe('conflict');
      expect(await all(record, stream)).toEqual([first, second]);
    });

    it('[D3] erases personal parts together with the entry that says so', async () => {
      const entries = chainOf(stream, ['Ada', 'Bo']);
      await record.append(entries);
      const last = entries[1];
      const says = seal(
        { stream, seq: 3, prev: last?.hash ?? noHash },
        { type: 'record.erased', at: 2, by, entries: [1] },
        new Uint8Array(16),
      );
      await record.erase(says, [1]);
      expect((await all(record, stream)).map((entry) => entry.personal?.text ?? null)).toEqual([
        null,
        '{"name":"Bo"}',
        null,
      ]);
    });

    it('[D4] keeps blobs by their hash', async () => {
      const hash = sha256Hex('hello');
      await record.putBlob(hash, 'hello');
      await record.putBlob(hash, 'hello');
      expect(await record.getBlob(hash)).toBe('hello');
      expect(await record.getBlob(sha256Hex('nothing'))).toBeNull();
    });

    it('[D5] a closed record takes nothing more, and closing twice is harmless', async () => {
      await record.close();
      await record.close();
      await expect(record.append(chainOf(stream, ['Ada']))).rejects.toMatchObject({ reason: 'closed' });
    });
  });
}
