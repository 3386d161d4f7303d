/**
 * Up to here a person is drawn this fine, but never more of them than `most`, those who are drawn finer among them; on a device that is to
 * draw more plainly, than `mostPlainer`.
 */
const levels = [
  { withinM: 4.2, most: 9, mostPlainer: 2 },
  { withinM: 9.5, most: 34, mostPlainer: 8 },
] as const;
/** Who was drawn finer stays so a little further off. */
const staysBy = 1.15;
const shrinksBy = 0.93;

/** Somebody, and how far from the eyes they are; endless for who is not there. */
export interface Seen {
  readonly slot: number;
  distanceM: number;
}

/**
 * How fine each person is drawn: the nearest finest. Where too many are near, near is made nearer at once, and wider again only when there is
 * room also for those who would then stay: nobody flickers. Rule HALL22.
 */
export class DetailLevels {
  readonly #levelOf: Uint8Array;
  readonly #reachM: Float32Array;
  isPlainer = false;

  constructor(capacity: number) {
    this.#levelOf = new Uint8Array(capacity).fill(levels.length);
    this.#reachM = Float32Array.from(levels, ({ withinM }) => withinM);
  }

  /** 0 is the finest. */
  of(slot: number): number {
    return this.#levelOf[slot] ?? levels.length;
  }

  /** Allocates nothing. */
  choose(people: readonly Seen[]): void {
    for (let k = 0; k < levels.length; k++) this.#reachM[k] = this.#reachOf(k, people);
    for (let i = 0; i < people.length; i++) {
      const person = people[i];
      if (person === undefined) continue;
      let level: number = levels.length;
      for (let k = levels.length - 1; k >= 0; k--) if (this.#isWithin(k, person, this.#reachM[k] ?? 0)) level = k;
      this.#levelOf[person.slot] = level;
    }
  }

  #reachOf(k: number, people: readonly Seen[]): number {
    const rule = levels[k];
    if (rule === undefined) return 0;
    const most = this.isPlainer ? rule.mostPlainer : rule.most;
    let reachM = this.#reachM[k] ?? rule.withinM;
    for (;;) {
      const widerM = Math.min(rule.withinM, reachM / shrinksBy);
      if (widerM === reachM || this.#count(k, people, widerM * staysBy) > most) break;
      reachM = widerM;
    }
    while (this.#count(k, people, reachM) > most) reachM *= shrinksBy;
    return reachM;
  }

  #count(k: number, people: readonly Seen[], reachM: number): number {
    let within = 0;
    for (let i = 0; i < people.length; i++) {
      const person = people[i];
      if (person !== undefined && this.#isWithin(k, person, reachM)) within++;
    }
    return within;
  }

  #isWithin(k: number, { slot, distanceM }: Seen, reachM: number): boolean {
    return distanceM < reachM * (this.of(slot) <= k ? staysBy : 1);
  }
}
