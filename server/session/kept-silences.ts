import type { Logger } from 'pino';
import type { TownhallEvent } from '../../protocol/events.ts';
import { isSilencing } from '../townhall/silencing.ts';
import { answerInTime } from './answer-in-time.ts';
import type { KeptSilence, Owed } from './owed.ts';
import type { Clock, OwedStore } from './ports.ts';

/** The silences that the record could not take, beside it: what somebody was told of outlives the process. Rule S16. */
export class KeptSilences {
  readonly #store: OwedStore;
  readonly #clock: Clock;
  readonly #log: Logger;
  /** Of an earlier process, and not found in the record. */
  #unwritten: readonly KeptSilence[];
  /** What an earlier process left may be torn, and goes too. */
  #isHolding = true;

  private constructor(parts: { readonly owed: OwedStore; readonly clock: Clock; readonly log: Logger }) {
    this.#store = parts.owed;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#unwritten = [];
  }

  /** With what an earlier process kept. Rejects when it cannot be read. */
  static async open(parts: {
    readonly owed: OwedStore;
    readonly clock: Clock;
    readonly log: Logger;
  }): Promise<KeptSilences> {
    const kept = new KeptSilences(parts);
    kept.#unwritten = await parts.owed.read();
    return kept;
  }

  /** An entry of the record, while that is read: a silence that is in it is not owed any more. */
  note(event: TownhallEvent, seq: number): void {
    if (this.#unwritten.length === 0) return;
    const by = JSON.stringify(event.by);
    this.#unwritten = this.#unwritten.filter(
      ({ afterSeq, atMs, actor }) => seq <= afterSeq || atMs !== event.at || JSON.stringify(actor) !== by,
    );
  }

  /** What an earlier process kept and the record does not have: told once. */
  takeUnwritten(): readonly KeptSilence[] {
    const unwritten = this.#unwritten;
    this.#unwritten = [];
    if (unwritten.length > 0)
      this.#log.warn({ silences: unwritten.length }, 'silences that the record could not take before are recorded now');
    return unwritten;
  }

  /** Keeps the silences among these. Resolves when they are on disk, or when that failed: they stand all the same, in memory. */
  async keep(owed: readonly Owed[], afterSeq: number): Promise<void> {
    const silences = owed.flatMap(({ actor, command, atMs, silenced }): readonly KeptSilence[] =>
      isSilencing(command) ? [{ actor, command, atMs, silenced, afterSeq }] : [],
    );
    if (silences.length === 0) return;
    this.#isHolding = true;
    try {
      await answerInTime(this.#clock, this.#store.keep(silences));
    } catch (error) {
      this.#log.error(
        { err: error, silences: silences.length },
        'silences are kept in memory only: if this process ends before the record can be written, they are lost',
      );
    }
  }

  /** What was kept is in the record now. */
  forget(): void {
    if (!this.#isHolding) return;
    this.#isHolding = false;
    // Should this fail, the next start finds them in the record.
    this.#store.clear().catch((error: unknown) => {
      this.#log.error({ err: error }, 'silences that are in the record now are still kept beside it');
    });
  }
}
