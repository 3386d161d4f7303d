import type { KeptSilence } from '../../server/session/owed.ts';
import type { OwedStore } from '../../server/session/ports.ts';

/** An honest store of silences in memory. Its trouble can be chosen. */
export class MemoryOwed<T = KeptSilence> implements OwedStore<T> {
  kept: readonly T[] = [];
  isBroken = false;
  /** While set, keeping waits for it. */
  hold: Promise<void> | null = null;

  async read(): Promise<readonly T[]> {
    return this.kept;
  }

  async keep(silences: readonly T[]): Promise<void> {
    if (this.hold !== null) await this.hold;
    if (this.isBroken) throw new Error('no room');
    this.kept = [...this.kept, ...silences];
  }

  async clear(): Promise<void> {
    if (this.isBroken) throw new Error('no room');
    this.kept = [];
  }
}
