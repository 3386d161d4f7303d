import type { Strain } from '../../protocol/strain.ts';

/** How often {@link StrainGauge.read} is to be called. */
export const readEveryMs = 500;
/** Above this share of its time the process is full; below the other it may have room for a level less. */
const fullShare = 0.95;
const roomyShare = 0.6;
const fullReads = 3;
/** A level less is tried after so many roomy reads; twice as many each time it was too much soon after, up to the most. */
const firstRoomyReads = 20;
const mostRoomyReads = 320;
const soonReads = 60;
const levels: readonly Strain[] = [0, 1, 2, 3, 4];

/**
 * How strained the process is, told by how busy it was in each half second: up within two seconds, down by trying, which becomes rarer
 * where it does not last. Rule P12.
 */
export class StrainGauge {
  #level: Strain = 0;
  #full = 0;
  #roomy = 0;
  #roomyReads = firstRoomyReads;
  /** Reads since a level less was tried. */
  #sinceTried = soonReads;

  /** Takes the share of its time (0…1) that the process was busy since the last call, and gives how strained it is. */
  read(busyShare: number): Strain {
    this.#full = busyShare >= fullShare ? this.#full + 1 : 0;
    this.#roomy = busyShare <= roomyShare ? this.#roomy + 1 : 0;
    if (++this.#sinceTried === soonReads) this.#roomyReads = firstRoomyReads;
    if (this.#full >= fullReads) this.#rise();
    else if (this.#roomy >= this.#roomyReads) this.#tryLess();
    return this.#level;
  }

  #rise(): void {
    if (this.#sinceTried < soonReads) this.#roomyReads = Math.min(mostRoomyReads, 2 * this.#roomyReads);
    this.#sinceTried = soonReads;
    this.#to(this.#level + 1);
  }

  #tryLess(): void {
    if (this.#level > 0) this.#sinceTried = 0;
    this.#to(this.#level - 1);
  }

  #to(level: number): void {
    this.#level = levels[level] ?? this.#level;
    this.#full = 0;
    this.#roomy = 0;
  }
}
