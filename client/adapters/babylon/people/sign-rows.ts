import { type Reaction, reactions } from '../../../../protocol/moment.ts';
import type { Vec3 } from '../../../../protocol/pose.ts';

/** Signs there is room for over people of the own section. Where it is full the oldest goes. */
const mostOwn = 256;

/** A reaction over somebody's head. */
export interface Sign {
  readonly reaction: Reaction;
  /** The head that it rises from; hall frame, metres. */
  readonly at: Vec3;
  /** When it appears: now or soon. */
  readonly startMs: number;
  /** Of a balcony; null for somebody of the own section. */
  readonly place: number | null;
  /** It moves with those of the others: up and down again. */
  readonly isOfWave: boolean;
}

/**
 * The signs as the shader reads them. Each place of a balcony has room for one, which the next reaction there takes when it begins and not
 * before: so however many react up there, nobody loses their sign to another, and not all go at once. Rule BC6.
 */
export class SignRows {
  readonly count: number;
  /** Four numbers a sign: from where it rises, and when, in seconds. */
  readonly places: Float32Array;
  /** Two numbers a sign: its picture, in the order of `reactions`, and how it sways; below 0 of a wave. */
  readonly kinds: Float32Array;
  /** What has not begun, by row: never more than there are rows, also while a hidden page draws no frame. */
  readonly #waiting: (Sign | null)[];
  #hasWaiting = false;
  #hasBegun = false;
  #nextOwn = 0;

  constructor(balconyPlaces: number) {
    this.count = mostOwn + balconyPlaces;
    this.places = new Float32Array(this.count * 4).fill(-1e6);
    this.kinds = new Float32Array(this.count * 2);
    this.#waiting = Array.from({ length: this.count }, () => null);
  }

  add(sign: Sign): void {
    const index = sign.place === null ? this.#nextOwn++ % mostOwn : mostOwn + sign.place;
    if (index >= this.count) return;
    // A message that came a little early.
    const before = this.#waiting[index] ?? null;
    if (before !== null) this.#write(index, before);
    this.#waiting[index] = sign;
    this.#hasWaiting = true;
  }

  /** Per frame; allocates nothing. Lets begin what is due, and gives whether anything did. */
  begin(nowMs: number): boolean {
    if (!this.#hasWaiting) return false;
    this.#hasWaiting = false;
    for (let index = 0; index < this.count; index++) {
      const sign = this.#waiting[index] ?? null;
      if (sign === null) continue;
      if (sign.startMs > nowMs) {
        this.#hasWaiting = true;
        continue;
      }
      this.#write(index, sign);
      this.#waiting[index] = null;
    }
    const hasBegun = this.#hasBegun;
    this.#hasBegun = false;
    return hasBegun;
  }

  #write(index: number, { reaction, at, startMs, isOfWave }: Sign): void {
    const { places, kinds } = this;
    for (let axis = 0; axis < 3; axis++) places[index * 4 + axis] = at[axis] ?? 0;
    places[index * 4 + 3] = startMs / 1000;
    kinds[index * 2] = reactions.indexOf(reaction);
    kinds[index * 2 + 1] = isOfWave ? -1 : index * 1.7;
    this.#hasBegun = true;
  }
}
