import type { Hash, Stream } from '../../protocol/ids.ts';
import { noHash } from '../../protocol/record/chain.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { type Record, RecordFailure } from '../../server/session/ports.ts';

/** An honest record in memory. Its trouble can be chosen: `hold` keeps appends waiting, `fail` makes them fail. */
export class MemoryRecord implements Record {
  readonly #streams = new Map<Stream, StoredEntry[]>();
  readonly #blobs = new Map<Hash, string>();
  #isClosed = false;
  appends = 0;
  /** When set, the next appends wait for it. */
  hold: Promise<void> | null = null;
  fail: 'unavailable' | null = null;

  async append(entries: readonly StoredEntry[]): Promise<void> {
    if (this.hold !== null) await this.hold;
    this.#check();
    this.appends++;
    const byStream = Map.groupBy(entries, (entry) => entry.stream);
    for (const [stream, batch] of byStream) {
      if (batch.some((entry, index) => entry.seq !== this.#of(stream).length + index + 1))
        throw new RecordFailure('conflict');
    }
    for (const [stream, batch] of byStream) this.#of(stream).push(...batch);
  }

  async *read(stream: Stream, fromSeq: number): AsyncIterable<readonly StoredEntry[]> {
    const entries = this.#of(stream).slice(fromSeq - 1);
    if (entries.length > 0) yield entries;
  }

  async head(stream: Stream): Promise<{ readonly seq: number; readonly hash: Hash }> {
    const last = this.#of(stream).at(-1);
    return last === undefined ? { seq: 0, hash: noHash } : { seq: last.seq, hash: last.hash };
  }

  async erase(entry: StoredEntry, seqs: readonly number[]): Promise<void> {
    await this.append([entry]);
    const entries = this.#of(entry.stream);
    for (const [index, kept] of entries.entries())
      if (seqs.includes(kept.seq)) entries[index] = { ...kept, personal: null };
  }

  async putBlob(hash: Hash, text: string): Promise<void> {
    this.#check();
    this.#blobs.set(hash, text);
  }

  async getBlob(hash: Hash): Promise<string | null> {
    return this.#blobs.get(hash) ?? null;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
  }

  #of(stream: Stream): StoredEntry[] {
    const entries = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, entries);
    return entries;
  }

  #check(): void {
    if (this.#isClosed) throw new RecordFailure('closed');
    if (this.fail !== null) throw new RecordFailure(this.fail);
  }
}
