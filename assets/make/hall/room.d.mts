import type { Hall } from '../../../scenes/hall-schema.ts';

export interface BuiltRoom {
  readonly positions: readonly number[];
  readonly normals: readonly number[];
  readonly indices: readonly number[];
  readonly materials: readonly number[];
}
export function buildRoom(hall: Hall): BuiltRoom;
