import { type Reaction, reactions } from '../../../../protocol/moment.ts';
import type { Vec3 } from '../../../../protocol/pose.ts';

/** Signs there is room for over people of the own section. Where it is full the oldest goes. */
const mostOwn = 64;

/** A reaction over somebody's head. */
export interface Sign {
  readonly reaction: Reaction;
  /** The head that it rises from; hall frame, metres. */
  readonly at: Vec3;
  /** When it appears: now or soon. */
  readonly startMs: number;
  /** Of a balcony; null for somebody of the own section. */
  readonly place: number | null;
}

/**
 * The signs as the shader reads them. Each place of a balcony has room for one, which the next reaction there takes: so however many react up
 * there, nobody loses their sign to another. Rule BC6.
 */
export class SignRows {
  readonly count: number;
  /** Four numbers a sign: from where it rises, and when, in seconds. */
  readonly places: Float32Array;
  /** Two numbers a sign: its picture, in the order of `reactions`, and how it sways. */
  readonly kinds: Float32Array;
  #nextOwn = 0;

  constructor(balconyPlaces: number) {
    this.count = mostOwn + balconyPlaces;
    this.places = new Float32Array(this.count * 4).fill(-1e6);
    this.kinds = new Float32Array(this.count * 2);
  }

  add({ reaction, at, startMs, place }: Sign): void {
    const index = place === null ? this.#nextOwn++ % mostOwn : mostOwn + place;
    if (index >= this.count) return;
    this.places.set([at[0], at[1], at[2], startMs / 1000], index * 4);
    this.kinds.set([reactions.indexOf(reaction), index * 1.7], index * 2);
  }
}
