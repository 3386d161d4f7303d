export class RayTree {
  constructor(positions: ArrayLike<number>, indices: ArrayLike<number>);
  readonly hit: { readonly triangle: number; readonly distance: number; readonly u: number; readonly v: number };
  cast(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number, limit: number, any: boolean): boolean;
}
