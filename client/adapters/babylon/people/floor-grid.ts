import { floorHeightAt } from '../../../../scenes/floor.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';

const cellM = 0.1;
/** Halls are at most 64 m across, about their origin. */
const acrossM = 64;
const cells = acrossM / cellM;
/** Heights that no floor has: where nobody walks, and where nobody has looked yet. */
const nowhereM = -1000;
const unknownM = 1000;

/** The floor of a hall in cells of ten centimetres, each looked up when somebody first stands in it: asked in every frame, it allocates nothing. */
export class FloorGrid {
  readonly #hall: Hall;
  /** The height in metres by cell. */
  readonly #heights = new Float32Array(cells * cells).fill(unknownM);
  /** The lowest and the highest floor, the stage among them. */
  readonly #lowestM: number;
  readonly #highestM: number;

  constructor(hall: Hall) {
    this.#hall = hall;
    const floors = [hall.stage.topM, ...hall.walkable.map(({ floorM }) => floorM)];
    this.#lowestM = Math.min(...floors);
    this.#highestM = Math.max(...floors);
  }

  /**
   * Writes to `out[at]` the height of the floor under a head, whose place in the hall frame `head` begins with; where nobody walks, one as
   * high as the hall has them, `eyesM` under the head.
   */
  find(head: Float32Array, eyesM: number, out: Float32Array, at: number): void {
    const x = cellOf(head[0] ?? 0);
    const z = cellOf(head[2] ?? 0);
    const cell = z * cells + x;
    if (this.#heights[cell] === unknownM) this.#lookUp(x, z);
    const heightM = this.#heights[cell] ?? nowhereM;
    out[at] = heightM > nowhereM ? heightM : Math.min(this.#highestM, Math.max(this.#lowestM, (head[1] ?? 0) - eyesM));
  }

  #lookUp(x: number, z: number): void {
    this.#heights[z * cells + x] = floorHeightAt(this.#hall, middleOf(x), middleOf(z)) ?? nowhereM;
  }
}

function cellOf(m: number): number {
  return Math.max(0, Math.min(cells - 1, Math.floor((m + acrossM / 2) / cellM)));
}

function middleOf(cell: number): number {
  return (cell + 0.5) * cellM - acrossM / 2;
}
