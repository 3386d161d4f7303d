import type { Vec3 } from '../../../../protocol/pose.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';

/** Never more plates than this. */
export const mostPlates = 12;
/** Of them for who is further off: the nearest keep theirs. */
const mostFar = 7;
/** Names of those near are read; who talks, raises a hand or moderates is named further off. */
const nearM = 4.4;
const farM = 13;
/** A plate that is shown stays a little longer. */
const staysBy = 1.12;
/** Choices for which somebody still counts as talking: people breathe between words. */
const talksFor = 12;
/** Over the eyes, and where that would cover the stage, on the chest; metres. */
export const plateAtM = { over: 0.235, hand: 0.2, lowered: -0.34 } as const;

/** How a plate keeps about the same size to the eye: its height in metres at a distance. The shader has the same. */
export const plateSizeM = (awayM: number) => Math.min(0.3, Math.max(0.065, awayM * 0.03));

export interface Eyes {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** What a plate says about a person, as far as it decides whether it is shown. */
export interface PlateOf {
  readonly slot: number;
  readonly hasHandUp: boolean;
  /** Moderators, the leader, and who could be mistaken for one. */
  readonly isMarked: boolean;
  /** Width over height. */
  readonly aspect: number;
}

export interface Plate {
  slot: number;
  /** Over the head's place. */
  upM: number;
  /** Seen from the eyes: to the side of the stage and up, and half of width and height, in radians. */
  readonly box: Float32Array;
}

interface Heads {
  /** A head's place, or NaN three times. */
  place(slot: number, out: Float32Array): void;
  talks(slot: number): boolean;
}

/**
 * Whose names are shown: who talks, then raised hands, moderators, and the nearest. None covers another, and none lies before the stage or its
 * screen for who looks at it from the hall: there it is lowered to the chest, or left out. Rule HALL21. Allocates nothing after it was made.
 */
export class PlateChoice {
  readonly plates: readonly Plate[] = Array.from({ length: mostPlates }, () => ({
    slot: -1,
    upM: 0,
    box: new Float32Array(4),
  }));
  count = 0;
  readonly #corners: readonly Vec3[];
  readonly #middle: Vec3;
  readonly #stage = new Float32Array(4);
  readonly #talked: Uint8Array;
  readonly #was: Uint8Array;
  readonly #score: Float32Array;
  readonly #awayM: Float32Array;
  /** Who may be named at all, as places in the list of people: the first so many. */
  readonly #candidates: Int32Array;
  /** What is looked at: arguments that are no whole numbers would be boxed. */
  readonly #place = new Float32Array(3);
  readonly #angles = new Float32Array(2);
  readonly #box = new Float32Array(4);

  constructor(hall: Hall, capacity: number) {
    const { screen, stage } = hall;
    const [x, y, z] = screen.center;
    const half = screen.widthM / 2 + 0.3;
    const front = Math.max(...stage.outline.map(([, edgeZ]) => edgeZ));
    this.#corners = [x - half, x + half].flatMap((cx) =>
      [stage.topM, y + screen.heightM / 2 + 0.2].flatMap((cy) => [front, z].map((cz): Vec3 => [cx, cy, cz])),
    );
    this.#middle = [x, y, front];
    this.#talked = new Uint8Array(capacity);
    this.#was = new Uint8Array(capacity);
    this.#score = new Float32Array(capacity);
    this.#awayM = new Float32Array(capacity);
    this.#candidates = new Int32Array(capacity);
  }

  choose(people: readonly PlateOf[], heads: Heads, eyes: Eyes): void {
    this.#seeStage(eyes);
    let left = this.#listCandidates(people, heads, eyes);
    this.count = 0;
    let far = 0;
    while (left > 0 && this.count < mostPlates) {
      const person = people[this.#takeBest(left--)];
      if (person === undefined) return;
      const isFar = (this.#awayM[person.slot] ?? 0) > nearM;
      const wasLowered = this.#was[person.slot] === 2;
      const isPut =
        !(isFar && far >= mostFar) &&
        (this.#put(person, wasLowered, heads, eyes) || this.#put(person, !wasLowered, heads, eyes));
      if (!isPut) this.#was[person.slot] = 0;
      else if (isFar) far++;
    }
    for (let k = 0; k < left; k++) this.#was[people[this.#candidates[k] ?? 0]?.slot ?? 0] = 0;
  }

  /** Gives how many may be named. */
  #listCandidates(people: readonly PlateOf[], heads: Heads, eyes: Eyes): number {
    let count = 0;
    for (let i = 0; i < people.length; i++) {
      const person = people[i];
      if (person === undefined) continue;
      const score = this.#scoreOf(person, heads, eyes);
      this.#score[i] = score;
      if (score > 0) this.#candidates[count++] = i;
      else this.#was[person.slot] = 0;
    }
    return count;
  }

  /** Takes whoever has the best score of the first so many candidates out of them, and gives their place in the list of people. */
  #takeBest(left: number): number {
    const candidates = this.#candidates;
    let best = 0;
    for (let k = 1; k < left; k++)
      if ((this.#score[candidates[k] ?? 0] ?? 0) > (this.#score[candidates[best] ?? 0] ?? 0)) best = k;
    const taken = candidates[best] ?? 0;
    candidates[best] = candidates[left - 1] ?? 0;
    return taken;
  }

  #scoreOf(person: PlateOf, heads: Heads, eyes: Eyes): number {
    const { slot } = person;
    heads.place(slot, this.#place);
    const awayM = this.#distance(eyes);
    this.#awayM[slot] = awayM;
    const talked = heads.talks(slot) ? talksFor : Math.max(0, (this.#talked[slot] ?? 0) - 1);
    this.#talked[slot] = talked;
    const isShown = (this.#was[slot] ?? 0) > 0;
    const isNamedFar = talked > 0 || person.hasHandUp || person.isMarked;
    // Not a number for who is not there.
    if (!(awayM > 0.4 && awayM < (isNamedFar ? farM : nearM) * (isShown ? staysBy : 1))) return 0;
    const rank = talked > 0 ? 400 : person.hasHandUp ? 300 : person.isMarked ? 200 : 100;
    return rank - awayM + (isShown ? 1.5 : 0);
  }

  /** From the eyes to the place. */
  #distance(eyes: Eyes): number {
    const dx = (this.#place[0] ?? 0) - eyes.x;
    const dy = (this.#place[1] ?? 0) - eyes.y;
    const dz = (this.#place[2] ?? 0) - eyes.z;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Takes the place over the head or at the chest, if it is free. */
  #put(person: PlateOf, isLowered: boolean, heads: Heads, eyes: Eyes): boolean {
    heads.place(person.slot, this.#place);
    const upM = isLowered ? plateAtM.lowered : plateAtM.over + (person.hasHandUp ? plateAtM.hand : 0);
    this.#place[1] = (this.#place[1] ?? 0) + upM;
    const awayM = this.#distance(eyes);
    const half = plateSizeM(awayM) / awayM / 2;
    this.#look(eyes);
    const box = this.#box;
    box[0] = this.#angles[0] ?? 0;
    box[1] = this.#angles[1] ?? 0;
    box[2] = half * person.aspect;
    box[3] = half;
    if (overlap(box, this.#stage)) return false;
    for (let k = 0; k < this.count; k++) {
      const other = this.plates[k];
      if (other !== undefined && overlap(box, other.box)) return false;
    }
    const plate = this.plates[this.count];
    if (plate === undefined) return false;
    plate.slot = person.slot;
    plate.upM = upM;
    plate.box.set(box);
    this.#was[person.slot] = isLowered ? 2 : 1;
    this.count++;
    return true;
  }

  /** The stage with its screen as a box of angles; nothing for who is on it or beside it. */
  #seeStage(eyes: Eyes): void {
    const stage = this.#stage;
    stage.fill(Number.NaN);
    if (eyes.z < this.#middle[2] + 1) return;
    let left = 9;
    let right = -9;
    let low = 9;
    let high = -9;
    for (let i = 0; i < this.#corners.length; i++) {
      const corner = this.#corners[i];
      if (corner === undefined) continue;
      for (let k = 0; k < 3; k++) this.#place[k] = corner[k] ?? 0;
      this.#look(eyes);
      const side = this.#angles[0] ?? 0;
      const up = this.#angles[1] ?? 0;
      left = Math.min(left, side);
      right = Math.max(right, side);
      low = Math.min(low, up);
      high = Math.max(high, up);
    }
    stage[0] = (left + right) / 2;
    stage[1] = (low + high) / 2;
    stage[2] = (right - left) / 2;
    stage[3] = (high - low) / 2;
  }

  /** Where the place is seen: to the side of the stage's middle, and up; radians. */
  #look(eyes: Eyes): void {
    const fx = this.#middle[0] - eyes.x;
    const fz = this.#middle[2] - eyes.z;
    const dx = (this.#place[0] ?? 0) - eyes.x;
    const dz = (this.#place[2] ?? 0) - eyes.z;
    this.#angles[0] = Math.atan2(fx * dz - fz * dx, fx * dx + fz * dz);
    this.#angles[1] = Math.atan2((this.#place[1] ?? 0) - eyes.y, Math.sqrt(dx * dx + dz * dz));
  }
}

/** Never with a box that is not a number. */
function overlap(a: Float32Array, b: Float32Array): boolean {
  return isWithin(a, b, 0) && isWithin(a, b, 1);
}

function isWithin(a: Float32Array, b: Float32Array, axis: 0 | 1): boolean {
  return Math.abs((a[axis] ?? 0) - (b[axis] ?? 0)) < (a[axis + 2] ?? 0) + (b[axis + 2] ?? 0);
}
