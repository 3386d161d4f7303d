import type { RecordedEvent } from '../../protocol/events.ts';
import type { Stream } from '../../protocol/ids.ts';
import { openEntry } from '../../protocol/record/chain.ts';
import type { Record } from './ports.ts';

/** What counts something of a record, entry by entry. */
export interface Count {
  take(seq: number, event: RecordedEvent): void;
}

/** A count over a record that grows: each entry is read and counted once, whoever asks how often. Rules F8, EX1. */
export class CountedRecord<C extends Count> {
  readonly #record: Pick<Record, 'read'>;
  readonly #count: C;
  #seq = 0;
  /** One reads at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(record: Pick<Record, 'read'>, count: C) {
    this.#record = record;
    this.#count = count;
  }

  /** Rejects when the record cannot be read; what was counted until then stays. */
  read(stream: Stream): Promise<C> {
    const read = () => this.#read(stream);
    const reading = this.#last.then(read, read);
    this.#last = reading;
    return reading;
  }

  async #read(stream: Stream): Promise<C> {
    for await (const batch of this.#record.read(stream, this.#seq + 1))
      for (const entry of batch) {
        this.#count.take(entry.seq, openEntry(entry));
        this.#seq = entry.seq;
      }
    return this.#count;
  }
}
