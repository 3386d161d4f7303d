import { type Reaction, reactions } from '../../../../protocol/moment.ts';
import type { Vec3 } from '../../../../protocol/pose.ts';

/** Signs there is room for: over people of the own section, and apart from them over the balconies. */
const most = { own: 64, balcony: 256 } as const;
export const mostSigns = most.own + most.balcony;

/** A reaction over somebody's head. */
export interface Sign {
  readonly reaction: Reaction;
  /** The head that it rises from; hall frame, metres. */
  readonly at: Vec3;
  /** When it appears: now or soon. */
  readonly startMs: number;
  readonly isInBalcony: boolean;
}

/** The signs as the shader reads them. Where there is no room left the oldest goes, but a full balcony takes nothing from who is near. Rule BC6. */
export class SignRows {
  /** Four numbers a sign: from where it rises, and when, in seconds. */
  readonly places = new Float32Array(mostSigns * 4).fill(-1e6);
  /** Two numbers a sign: its picture, in the order of `reactions`, and how it sways. */
  readonly kinds = new Float32Array(mostSigns * 2);
  readonly #next = { own: 0, balcony: 0 };

  add({ reaction, at, startMs, isInBalcony }: Sign): void {
    const room = isInBalcony ? 'balcony' : 'own';
    const index = this.#next[room] + (isInBalcony ? most.own : 0);
    this.#next[room] = (this.#next[room] + 1) % most[room];
    this.places.set([at[0], at[1], at[2], startMs / 1000], index * 4);
    this.kinds.set([reactions.indexOf(reaction), index * 1.7], index * 2);
  }
}
