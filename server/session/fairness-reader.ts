import type { Stream } from '../../protocol/ids.ts';
import { openEntry } from '../../protocol/record/chain.ts';
import type { Fairness } from '../../protocol/record/fairness.ts';
import { FairnessCount } from '../../protocol/record/fairness-count.ts';
import type { Record } from './ports.ts';

/** The figures of a record that grows: each entry is read and counted once, whoever asks how often. Rule F8. */
export class FairnessReader {
  readonly #record: Pick<Record, 'read'>;
  readonly #count = new FairnessCount();
  /** One reads at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(record: Pick<Record, 'read'>) {
    this.#record = record;
  }

  /** Rejects when the record cannot be read; what was counted until then stays. */
  fairness(stream: Stream): Promise<Fairness> {
    const read = () => this.#read(stream);
    const reading = this.#last.then(read, read);
    this.#last = reading;
    return reading;
  }

  async #read(stream: Stream): Promise<Fairness> {
    for await (const batch of this.#record.read(stream, this.#count.seq + 1))
      for (const entry of batch) this.#count.take(entry.seq, openEntry(entry));
    return this.#count.fairness();
  }
}
