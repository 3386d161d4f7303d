import { balconyPlaces, decodeBalcony, type Onlooker } from '../../protocol/balcony-codec.ts';
import type { BalconyLooks } from './ports.ts';

/** News come once a second: so long a head takes to turn to what they say. */
const turnsWithinMs = 1000;

/** The people of other sections in the balconies: takes a message a second and lets heads turn smoothly meanwhile. Rule BC2. */
export class BalconyBuffer implements BalconyLooks {
  readonly #from = new Float32Array(balconyPlaces * 2);
  readonly #to = new Float32Array(balconyPlaces * 2);
  readonly #isThere = new Uint8Array(balconyPlaces);
  #takenAtMs = 0;
  readonly #look = new Float32Array(2);

  /** Takes a message that arrived at `nowMs`; gives who is there, or null when it is no such message. */
  take(message: DataView, nowMs: number): readonly Onlooker[] | null {
    const people = decodeBalcony(message);
    if (people === null) return null;
    // What is drawn now is where each head turns from; who is new turns from nowhere.
    for (let place = 0; place < balconyPlaces; place++) {
      this.sample(place, nowMs, this.#look);
      this.#from.set(this.#look, place * 2);
    }
    const before = Uint8Array.from(this.#isThere);
    this.#isThere.fill(0);
    for (const { place, turnRad, pitchRad } of people) {
      this.#isThere[place] = 1;
      this.#to[place * 2] = turnRad;
      this.#to[place * 2 + 1] = pitchRad;
      if (before[place] === 0) this.#from.set(this.#to.subarray(place * 2, place * 2 + 2), place * 2);
    }
    this.#takenAtMs = nowMs;
    return people;
  }

  sample(place: number, nowMs: number, out: Float32Array): void {
    const part = Math.min(1, Math.max(0, (nowMs - this.#takenAtMs) / turnsWithinMs));
    for (let axis = 0; axis < 2; axis++) {
      const at = place * 2 + axis;
      const from = this.#from[at] ?? 0;
      out[axis] = from + ((this.#to[at] ?? 0) - from) * part;
    }
  }

  forgetAll(): void {
    this.#isThere.fill(0);
  }
}
