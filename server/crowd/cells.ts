import type { Slot } from '../../protocol/pose.ts';

/** A square of the floor, in metres of the hall frame: from (x, z) to (x + sizeM, z + sizeM). */
export interface Cell {
  /** The same for the same square. */
  readonly key: string;
  readonly x: number;
  readonly z: number;
  readonly sizeM: number;
  readonly slots: readonly Slot[];
}

/** Somebody's place on the floor plan. */
export interface Place {
  readonly slot: Slot;
  readonly x: number;
  readonly z: number;
}

const largestM = 8;
/** Smaller squares are not split: more people than fit there are a heap, and the budget alone slows them. */
const smallestM = 1;
/** Who stands so near outside of their cell is still of it: nobody flickers between two. */
const marginM = 0.5;
/** A square that was split stays so until it holds this share of what splits it. */
const staysSplit = 0.6;
const touchM = 0.01;

/** A grid over the floor whose squares are quartered where more than `most` people are. Rule P7. */
export class Cells {
  readonly #most: number;
  #cells = new Map<string, Cell>();
  #cellOf = new Map<Slot, Cell>();
  #split = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  get all(): Iterable<Cell> {
    return this.#cells.values();
  }

  /** The cell of a slot as of the last {@link regroup}. */
  of(slot: Slot): Cell | null {
    return this.#cellOf.get(slot) ?? null;
  }

  /** Whether two cells touch, also at a corner. A cell touches itself. */
  static touch(a: Cell, b: Cell): boolean {
    const gapX = Math.max(a.x - b.x - b.sizeM, b.x - a.x - a.sizeM);
    const gapZ = Math.max(a.z - b.z - b.sizeM, b.z - a.z - a.sizeM);
    return Math.max(gapX, gapZ) < touchM;
  }

  /** Puts everybody into a cell anew. */
  regroup(places: Iterable<Place>): void {
    const squares = new Map<string, Place[]>();
    for (const place of places) {
      const held = this.#held(place);
      const x = Math.floor(held.x / largestM) * largestM;
      const z = Math.floor(held.z / largestM) * largestM;
      const key = keyOf(x, z, largestM);
      const inside = squares.get(key);
      if (inside === undefined) squares.set(key, [held]);
      else inside.push(held);
    }
    this.#cells = new Map();
    const wasSplit = this.#split;
    this.#split = new Set();
    for (const inside of squares.values()) {
      const [first] = inside;
      if (first === undefined) continue;
      const x = Math.floor(first.x / largestM) * largestM;
      const z = Math.floor(first.z / largestM) * largestM;
      this.#divide(x, z, largestM, inside, wasSplit);
    }
    this.#cellOf = new Map();
    for (const cell of this.#cells.values()) for (const slot of cell.slots) this.#cellOf.set(slot, cell);
  }

  /** The place, moved into the cell that its person is of when they stand just outside. */
  #held(place: Place): Place {
    const cell = this.#cellOf.get(place.slot);
    if (cell === undefined) return place;
    const { x, z, sizeM } = cell;
    const isNear =
      place.x > x - marginM && place.x < x + sizeM + marginM && place.z > z - marginM && place.z < z + sizeM + marginM;
    if (!isNear) return place;
    return { slot: place.slot, x: inRange(place.x, x, sizeM), z: inRange(place.z, z, sizeM) };
  }

  #divide(x: number, z: number, sizeM: number, inside: readonly Place[], wasSplit: ReadonlySet<string>): void {
    const key = keyOf(x, z, sizeM);
    const most = wasSplit.has(key) ? this.#most * staysSplit : this.#most;
    if (inside.length <= most || sizeM <= smallestM) {
      if (inside.length > 0) this.#cells.set(key, { key, x, z, sizeM, slots: inside.map(({ slot }) => slot) });
      return;
    }
    this.#split.add(key);
    const half = sizeM / 2;
    for (const [qx, qz] of [
      [x, z],
      [x + half, z],
      [x, z + half],
      [x + half, z + half],
    ] as const) {
      const quarter = inside.filter((place) => place.x >= x + half === qx > x && place.z >= z + half === qz > z);
      this.#divide(qx, qz, half, quarter, wasSplit);
    }
  }
}

function keyOf(x: number, z: number, sizeM: number): string {
  return `${x} ${z} ${sizeM}`;
}

function inRange(value: number, from: number, sizeM: number): number {
  return Math.min(from + sizeM - 1e-6, Math.max(from, value));
}
