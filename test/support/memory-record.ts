import { type Hash, type Stream, type TownhallId, townhallIdSchema } from '../../protocol/ids.ts';
import { noHash } from '../../protocol/record/chain.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { type Record, RecordFailure } from '../../server/session/ports.ts';

/** An honest record in memory: it passes the contract suite. Its trouble can be chosen. */
export class MemoryRecord implements Record {
  /** Sizes of the appends that were taken. */
  readonly appends: number[] = [];
  /** Entries that are read at once: each batch as the record is when it is asked for. */
  batchEntries = Number.MAX_SAFE_INTEGER;
  /** While set, appends wait for it before they do anything. */
  hold: Promise<void> | null = null;
  /** `unavailable`: nothing is taken. `lost-reply`: it is taken, and yet the writer hears that it failed. */
  trouble: 'none' | 'unavailable' | 'lost-reply' = 'none';
  readonly #streams = new Map<Stream, StoredEntry[]>();
  readonly #blobs = new Map<Hash, string>();
  #isClosed = false;

  append(entries: readonly StoredEntry[]): Promise<void> {
    return this.#write(entries, []);
  }

  erase(entries: readonly StoredEntry[], seqs: readonly number[]): Promise<void> {
    return this.#write(entries, seqs);
  }

  async *read(stream: Stream, fromSeq: number): AsyncIterable<readonly StoredEntry[]> {
    for (let at = fromSeq - 1; at < this.#of(stream).length; at += this.batchEntries)
      yield this.#of(stream).slice(at, at + this.batchEntries);
  }

  async head(stream: Stream): Promise<{ readonly seq: number; readonly hash: Hash }> {
    this.#demandOpen();
    const last = this.#of(stream).at(-1);
    return last === undefined ? { seq: 0, hash: noHash } : { seq: last.seq, hash: last.hash };
  }

  async townhalls(most: number): Promise<readonly TownhallId[]> {
    this.#demandOpen();
    const named = [...this.#streams.keys()].filter((stream) => stream.startsWith('townhall/')).sort();
    return named.slice(0, most).map((stream) => townhallIdSchema.parse(stream.slice('townhall/'.length)));
  }

  async putBlob(hash: Hash, text: string): Promise<void> {
    this.#demandOpen();
    this.#blobs.set(hash, text);
  }

  async getBlob(hash: Hash): Promise<string | null> {
    return this.#blobs.get(hash) ?? null;
  }

  /** Somebody else appends, whatever hangs. */
  overtake(entries: readonly StoredEntry[]): void {
    for (const entry of entries) this.#streams.set(entry.stream, [...this.#of(entry.stream), entry]);
  }

  async probe(): Promise<void> {
    this.#demandOpen();
    if (this.trouble === 'unavailable') throw new RecordFailure('unavailable');
  }

  async close(): Promise<void> {
    this.#isClosed = true;
  }

  async #write(entries: readonly StoredEntry[], erased: readonly number[]): Promise<void> {
    if (this.hold !== null) await this.hold;
    this.#demandOpen();
    if (this.trouble === 'unavailable') throw new RecordFailure('unavailable');
    const taken = Map.groupBy(entries, ({ stream }) => stream);
    for (const [stream, batch] of taken) {
      const { length } = this.#of(stream);
      if (batch.some(({ seq }, index) => seq !== length + index + 1)) throw new RecordFailure('conflict');
    }
    for (const [stream, batch] of taken) {
      const all = [...this.#of(stream), ...batch];
      this.#streams.set(
        stream,
        all.map((entry) => (erased.includes(entry.seq) ? { ...entry, personal: null } : entry)),
      );
    }
    this.appends.push(entries.length);
    if (this.trouble === 'lost-reply') throw new RecordFailure('unavailable');
  }

  #of(stream: Stream): readonly StoredEntry[] {
    return this.#streams.get(stream) ?? [];
  }

  #demandOpen(): void {
    if (this.#isClosed) throw new RecordFailure('closed');
  }
}
