import type { Command } from '../../protocol/commands.ts';
import type { Actor, PersonaEvent, TownhallEvent } from '../../protocol/events.ts';
import type { Hash, Stream, TownhallId } from '../../protocol/ids.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import type { RefusalCode } from '../../protocol/refusals.ts';
import type { KeptSilence } from './owed.ts';

/**
 * The durable log. One contract suite runs on every implementation. Entries of a stream are numbered from 1 without gaps; `(stream, seq)`
 * is unique, so that a stale owner's append fails with `conflict`.
 */
export interface Record {
  /** Appends all or nothing; resolves after the data is on disk. Rejects with {@link RecordFailure}. */
  append(entries: readonly StoredEntry[]): Promise<void>;
  /** Entries of a stream from `fromSeq` on, in order, in batches. */
  read(stream: Stream, fromSeq: number): AsyncIterable<readonly StoredEntry[]>;
  /** Last entry's seq and hash; seq 0 and 64 zeros for an empty stream. */
  head(stream: Stream): Promise<{ readonly seq: number; readonly hash: Hash }>;
  /**
   * In one transaction: appends `entries` (`record.erased` events among them, all of one stream) and deletes the personal parts of the
   * entries `seqs` that those name, beyond recovery from the file.
   */
  erase(entries: readonly StoredEntry[], seqs: readonly number[]): Promise<void>;
  /** The town halls that have a record, by their ids; at most so many. */
  townhalls(most: number): Promise<readonly TownhallId[]>;
  /** Stores a blob under its SHA-256; storing it twice is harmless. */
  putBlob(hash: Hash, text: string): Promise<void>;
  getBlob(hash: Hash): Promise<string | null>;
  /** Writes something that does not last: resolves when the disk takes writes, rejects with {@link RecordFailure} when it does not. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A small store beside the record for silences that it could not take. What was kept outlives the process; a write that broke off is as
 * if it had never been tried. Calls are done in the order in which they come.
 */
export interface OwedStore<T = KeptSilence> {
  /** What is kept, oldest first. What is not of its form is left out. */
  read(): Promise<readonly T[]>;
  /** Keeps these too; resolves when they are on disk. Rejects when they are not, or when there is no room for them. */
  keep(silences: readonly T[]): Promise<void>;
  /** Removes everything that is kept. */
  clear(): Promise<void>;
}

export class RecordFailure extends Error {
  /** `conflict`: somebody else wrote this seq, step down. `unavailable`: the disk or database does not take it now. */
  readonly reason: 'conflict' | 'unavailable' | 'closed';
  readonly retryable: boolean;
  constructor(reason: RecordFailure['reason'], options: { cause?: unknown } = {}) {
    super(`record: ${reason}`, { cause: options.cause });
    this.name = 'RecordFailure';
    this.reason = reason;
    this.retryable = reason === 'unavailable';
  }
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` at `atMs`; returns what cancels it. */
  at(atMs: number, task: () => void): () => void;
}

export interface Dice {
  /** Random bytes from the operating system. */
  bytes(count: number): Uint8Array;
}

/** Signs heads of the record with the installation's Ed25519 key. */
export interface HeadSigner {
  /** Public key, 64 hexadecimal digits. */
  readonly key: string;
  /** Ed25519 over the 32 bytes of the head; 128 hexadecimal digits. */
  sign(head: Hash): string;
}

export type Outcome = { readonly accepted: { readonly seq: number } } | { readonly refused: RefusalCode };

/** An event with its place in the record. */
export interface Recorded<E extends TownhallEvent | PersonaEvent> {
  readonly seq: number;
  readonly hash: Hash;
  readonly event: E;
}

/** What adapters and the leader drive: the one gate of a town hall. */
export interface Gate {
  /** Decides now; resolves when what happened is durable (or refused). Never rejects. */
  submit(actor: Actor, command: Command): Promise<Outcome>;
}

/** What is told after it is durable: pages, rooms, the leader. Must not throw. */
export interface Publisher<S> {
  /** The events now in the record, in order, and the state after the last of them. */
  published(recorded: readonly Recorded<TownhallEvent>[], state: S): void;
  recordStatus(status: 'ok' | 'failing'): void;
}

/** Acts on the media at once when something silences, before it is recorded. Must not throw. */
export interface Silencer {
  silence(events: readonly TownhallEvent[]): void;
}
