import { floorHeightAt, isInside } from '../../../../scenes/floor.ts';
import type { Hall } from '../../../../scenes/hall-schema.ts';
import type { GlbPrimitive } from '../glb.ts';

const cellM = 0.5;
/** Numbers of hall-shader.ts: plaster with a colour of its own. */
const plaster = 12 / 16;
/** Square roots of linear colours: floor, stage, walls. */
const tints = { floor: [0.42, 0.39, 0.36], stage: [0.56, 0.45, 0.36], wall: [0.38, 0.35, 0.33] } as const;
/** Texture places are stored as 1/512 m. */
const uvScale = 512;

type Point = readonly [x: number, y: number, z: number];

/** A hall whose model did not come: its floors, its stage and its walls, plainly, so that everybody has something to stand on. */
export function plainHall(hall: Hall): GlbPrimitive {
  const sheets = new Sheets();
  const bare = { ...hall, furniture: [] };
  const { min, max } = hall.boundsM;
  for (let x = min[0]; x < max[0]; x += cellM)
    for (let z = min[2]; z < max[2]; z += cellM) {
      const [middleX, middleZ] = [x + cellM / 2, z + cellM / 2];
      const isStage = isInside(hall.stage.outline, middleX, middleZ);
      const y = isStage ? hall.stage.topM : floorHeightAt(bare, middleX, middleZ);
      if (y !== null) sheets.add([x, y, z], [cellM, 0, 0], [0, 0, cellM], isStage ? tints.stage : tints.floor);
    }
  hall.walls.forEach(([x, z], i) => {
    const [endX, endZ] = hall.walls[(i + 1) % hall.walls.length] ?? [x, z];
    sheets.add([x, 0, z], [endX - x, 0, endZ - z], [0, hall.ceilingM, 0], tints.wall);
  });
  return sheets.primitive(hall.id);
}

class Sheets {
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #uvs: number[] = [];
  readonly #colors: number[] = [];
  readonly #indices: number[] = [];

  add(corner: Point, along: Point, across: Point, tint: readonly number[]): void {
    const first = this.#positions.length / 3;
    const normal = along[1] === 0 && across[1] === 0 ? [0, 1, 0] : [-along[2], 0, along[0]];
    for (const [u, v] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const) {
      const place = corner.map((value, axis) => value + u * (along[axis] ?? 0) + v * (across[axis] ?? 0));
      this.#positions.push(...place);
      this.#normals.push(...normal);
      this.#uvs.push(((place[0] ?? 0) + (place[2] ?? 0)) * uvScale, ((place[1] ?? 0) + (place[2] ?? 0)) * uvScale);
      this.#colors.push(...tint, plaster);
    }
    this.#indices.push(...[0, 1, 2, 0, 2, 3].map((index) => first + index));
  }

  primitive(name: string): GlbPrimitive {
    return {
      name,
      scaleM: 1,
      attributes: new Map([
        ['POSITION', Float32Array.from(this.#positions)],
        ['NORMAL', Float32Array.from(this.#normals)],
        ['TEXCOORD_0', Float32Array.from(this.#uvs)],
        ['TEXCOORD_1', new Float32Array((this.#positions.length / 3) * 2)],
        ['COLOR_0', Float32Array.from(this.#colors)],
      ]),
      indices: Uint32Array.from(this.#indices),
      targets: [],
    };
  }
}
