import type { Strain } from '../../protocol/strain.ts';

/** How often {@link StrainGauge.read} is to be called. */
export const readEveryMs = 500;
/** Above this share of its time the process is full; below the other it has room for what comes with one level less. */
const fullShare = 0.85;
const roomyShare = 0.35;
const fullReads = 3;
const roomyReads = 20;
const most: Strain = 3;

/** How strained the process is, told by how busy it was in each half second: up within two seconds, down again only after ten. Rule P12. */
export class StrainGauge {
  #level: Strain = 0;
  #full = 0;
  #roomy = 0;

  /** Takes the share of its time (0…1) that the process was busy since the last call, and gives how strained it is. */
  read(busyShare: number): Strain {
    this.#full = busyShare >= fullShare ? this.#full + 1 : 0;
    this.#roomy = busyShare <= roomyShare ? this.#roomy + 1 : 0;
    if (this.#full >= fullReads && this.#level < most) this.#to(1);
    else if (this.#roomy >= roomyReads && this.#level > 0) this.#to(-1);
    return this.#level;
  }

  #to(step: 1 | -1): void {
    this.#level = levels[this.#level + step] ?? this.#level;
    this.#full = 0;
    this.#roomy = 0;
  }
}

const levels: readonly Strain[] = [0, 1, 2, 3];
